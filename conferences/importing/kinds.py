"""What makes one kind of list: how a file of it is compared with the records, written, taken back."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from django.contrib.auth.models import AbstractBaseUser
from django.db import models

from conferences.enums import ImportKind
from conferences.importing.columns import ColumnRules
from conferences.importing.progress import Progress, unheard
from conferences.importing.verdicts import Change, Finding, Verdict
from conferences.models import Edition, ImportBatch
from eventsite.lib.tables.columns import Columns
from eventsite.lib.tables.table import Table


class PlannedRow(Protocol):
    """One row of a file and what becomes of it, as the pages show it."""

    verdict: Verdict
    changes: tuple[Change, ...]
    problems: list[Finding]
    notes: list[Finding]

    @property
    def line(self) -> int: ...

    @property
    def shown_name(self) -> str:
        """Return what the row is about."""

    @property
    def shown_place(self) -> str:
        """Return where it belongs: a delegation, a room; may be empty."""

    @property
    def shown_group(self) -> str:
        """Return what the place belongs to in turn; may be empty."""

    @property
    def shown_detail(self) -> str:
        """Return what else the row says that tells it from others; may be empty."""


class Plan(Protocol):
    """A whole file compared with the records. Nothing in it has been written."""

    @property
    def table(self) -> Table: ...

    @property
    def columns(self) -> Columns: ...

    @property
    def unknown_columns(self) -> tuple[str, ...]: ...

    @property
    def rows(self) -> Sequence[PlannedRow]: ...

    @property
    def counts(self) -> dict[str, int]:
        """Return `rows`, the rows by verdict, and what else the kind of list counts."""

    @property
    def is_blocked(self) -> bool:
        """Whether a row is rejected: the file is then written only without the rejected rows."""

    @property
    def fingerprint(self) -> str:
        """Return a digest of all that would be written: it changes when the records do."""

    @property
    def keeps_choices(self) -> bool:
        """Whether a confirmation keeps what a person chose, even where no row is to be written."""

    @property
    def moves(self) -> int:
        """Return how many records are written besides the rows: delegations that take another place."""

    def having(self, *verdicts: Verdict) -> Iterator[PlannedRow]: ...


def findings(rows: Iterable[PlannedRow], *, notes: bool = False) -> Iterator[tuple[PlannedRow, Finding]]:
    """Yield each problem of the rows (or each note) beside its row."""
    for row in rows:
        for finding in row.notes if notes else row.problems:
            yield row, finding


class Undone(Protocol):
    """What became of the rows of an import that was taken back."""

    @property
    def removed(self) -> int: ...

    @property
    def restored(self) -> int: ...

    @property
    def kept(self) -> tuple[str, ...]:
        """Return the names of what stays, because it was touched since or is in use."""


class ImportStopped(Exception):
    """Nothing was written: rows are rejected, or the records changed since the preview. Carries the plan."""

    def __init__(self, plan: Plan, *, is_stale: bool = False) -> None:
        super().__init__("stale" if is_stale else "rejected rows")
        self.plan = plan
        self.is_stale = is_stale


class ListKind(ABC):
    """One kind of list. `options` are those of the upload, as JSON holds them."""

    name: ImportKind
    #: What a row becomes; the pages of the import are those of this model.
    model: type[models.Model]
    #: What its columns are, and which of them it cannot do without.
    rules: ColumnRules
    #: What the user must be allowed to do: to import such lists, and whatever an import does to the records.
    rights: tuple[str, ...] = ()
    #: Whether a file of this kind is for one edition and touches no other.
    concerns_edition = True
    #: Whether one of a kind that concerns none may be chosen all the same.
    may_concern_edition = False
    #: What `PlannedRow.shown_place` is, as a heading.
    place_heading: Any = ""
    #: Kinds of notes that an officer should read before confirming.
    pressing: tuple[models.TextChoices, ...] = ()

    def given_columns(self, _options: Mapping[str, Any]) -> Collection[str]:
        """Return the columns that have one value for the whole file."""
        return ()

    def creates(self, options: Mapping[str, Any]) -> bool:
        """Say whether an import with these options may create what its rows need besides themselves."""
        return bool(options.get("create_missing"))

    @abstractmethod
    def plan(
        self,
        *,
        edition: Edition | None,
        data: bytes,
        filename: str,
        options: Mapping[str, Any],
        progress: Progress = unheard,
    ) -> Plan:
        """Compare a file with the records. Raises UnreadableFile, ValidationError."""

    @abstractmethod
    def execute(
        self,
        *,
        batch: ImportBatch,
        data: bytes,
        options: Mapping[str, Any],
        by: AbstractBaseUser | None,
        expected: str,
        progress: Progress = unheard,
    ) -> Plan:
        """Write a file, inside the transaction of the caller.

        `expected` is the fingerprint that was looked at. Raises as `plan` does, and ImportStopped.
        """

    @abstractmethod
    def undo(
        self, *, batch: ImportBatch, by: AbstractBaseUser | None, progress: Progress = unheard
    ) -> Undone:
        """Take a written import back. Raises ValidationError if it is not written, or undone already."""


_kinds: dict[str, ListKind] = {}


def register_kind(kind: ListKind) -> None:
    """Make a kind of list known; each app does so when it is ready."""
    _kinds[kind.name.value] = kind


def known_kinds() -> tuple[ListKind, ...]:
    """Return all kinds of lists."""
    return tuple(_kinds.values())


def kind_of(name: str) -> ListKind:
    """Return the kind of list of this name. Raises KeyError."""
    return _kinds[name]
