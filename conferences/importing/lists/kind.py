"""What makes a list of records one kind of list: read, compare, write, take back, all of it here."""

import uuid
from abc import abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from conferences.importing.columns import ColumnRules, settle_columns
from conferences.importing.kinds import ImportStopped, ListKind
from conferences.importing.lists.findings import ListFinding
from conferences.importing.lists.rows import ListPlan
from conferences.importing.progress import Phase, Progress, unheard
from conferences.models import Edition, ImportBatch
from conferences.services.lists import write_records
from conferences.services.undoing import Part, Undone, undo_batch
from eventsite.lib.garbage import collector_paused
from eventsite.lib.tables.columns import Columns
from eventsite.lib.tables.limits import Limits
from eventsite.lib.tables.reader import read_table
from eventsite.lib.tables.table import Table

#: The longest text of a cell: descriptions and abstracts are texts of several paragraphs.
_LONGEST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOptions:
    """Choices for one file, as those of the attendee import."""

    create_missing: bool = False
    #: Whether the columns that another app joined to the list are read.
    joined: bool = True
    without_rejected: bool = False
    columns: Mapping[int, str]
    heading_line: int | None = None
    encoding: str = ""
    delimiter: str = ""

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "ListOptions":
        """Return the options as an upload keeps them; what other kinds of lists need is passed over."""
        known = {name: value for name, value in values.items() if name in cls.__slots__}
        columns = {int(place): name for place, name in (known.pop("columns", None) or {}).items()}
        return cls(**known, columns=columns)


class RecordList(ListKind):
    """A list whose rows become records by themselves. A subclass says which columns, and compares."""

    rules: ColumnRules
    #: What a file writes, in the order of writing; taken back in the opposite one.
    parts: tuple[Part, ...]
    pressing = (ListFinding.CREATED, ListFinding.LEFT_OUT)

    @abstractmethod
    def compare(
        self, *, edition: Edition | None, table: Table, columns: Columns, options: ListOptions
    ) -> ListPlan:
        """Compare a table with the records, in a constant number of queries. Raises ValidationError."""

    def plan(
        self,
        *,
        edition: Edition | None,
        data: bytes,
        filename: str,
        options: Mapping[str, Any],
        progress: Progress = unheard,
    ) -> ListPlan:
        chosen = ListOptions.from_dict(options)
        progress(Phase.READING, 0, 1)
        table = self._read(edition, data, filename, chosen)
        progress(Phase.COMPARING, 0, 1)
        return self._compare(edition, table, chosen)

    def execute(
        self,
        *,
        batch: ImportBatch,
        data: bytes,
        options: Mapping[str, Any],
        by: AbstractBaseUser | None,
        expected: str,
        progress: Progress = unheard,
    ) -> ListPlan:
        chosen = ListOptions.from_dict(options)
        table = self._read(batch.edition, data, batch.file_name, chosen)
        return self.write(
            edition=batch.edition,
            table=table,
            options=chosen,
            by=by,
            token=batch.token,
            expected=expected,
            progress=progress,
        )

    @transaction.atomic
    def write(
        self,
        *,
        edition: Edition | None,
        table: Table,
        options: ListOptions,
        by: AbstractBaseUser | None,
        token: uuid.UUID,
        expected: str = "",
        progress: Progress = unheard,
    ) -> ListPlan:
        """Compare the table with the records as they are now, and write. Raises ImportStopped."""
        self._lock(edition)
        progress(Phase.COMPARING, 0, 1)
        plan = self._compare(edition, table, options)
        if expected and plan.fingerprint != expected:
            raise ImportStopped(plan, is_stale=True)
        if plan.is_blocked and not options.without_rejected:
            raise ImportStopped(plan)
        drafts = list(plan.drafts())
        write_records(
            drafts,
            models=[part.model for part in self.parts],
            by=by,
            reason=f"import {token}",
            progress=partial(progress, Phase.WRITING),
        )
        return plan

    def undo(
        self, *, batch: ImportBatch, by: AbstractBaseUser | None, progress: Progress = unheard
    ) -> Undone:
        parts = tuple(reversed(self.parts))
        return undo_batch(batch=batch, parts=parts, by=by, progress=partial(progress, Phase.UNDOING))

    def _lock(self, edition: Edition | None) -> None:
        """Let one import at a time write: the second one sees what the first one wrote."""
        if edition is not None:
            Edition.objects.select_for_update().get(pk=edition.pk)
        else:
            rows = self.model._default_manager.select_for_update().order_by("pk")
            list(rows.values_list("pk", flat=True))

    @collector_paused()
    def _read(self, _edition: Edition | None, data: bytes, filename: str, options: ListOptions) -> Table:
        return read_table(
            data,
            self.rules.vocabulary,
            filename=filename,
            encoding=options.encoding or None,
            delimiter=options.delimiter or None,
            heading_line=options.heading_line,
            limits=self.limits(),
        )

    @staticmethod
    def limits() -> Limits:
        """Return what a file of records may cost."""
        return replace(
            Limits(), file_size=settings.IMPORT_MAX_BYTES, rows=settings.IMPORT_MAX_ROWS, cell_length=_LONGEST
        )

    @collector_paused()
    def _compare(self, edition: Edition | None, table: Table, options: ListOptions) -> ListPlan:
        if edition is None and self.concerns_edition:
            raise ValidationError(_("Say which edition the list belongs to."), code="no_edition")
        columns = settle_columns(self.rules, table, chosen=options.columns)
        return self.compare(edition=edition, table=table, columns=columns, options=options)


def settled(table: Table, columns: Columns, rows: Iterable[Any], besides: Iterable[Any] = ()) -> ListPlan:
    """Return the plan of rows that were compared."""
    plan = ListPlan(table, columns, list(rows), list(besides))
    for row in plan.rows:
        row.settle()
    return plan
