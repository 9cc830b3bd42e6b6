"""A row of a list, and a whole file of them compared with the records."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from conferences.importing.lists.findings import HELD, ListFinding
from conferences.importing.verdicts import Change, Finding, Verdict
from eventsite.lib.records import Record
from eventsite.lib.tables.columns import Columns, column_name
from eventsite.lib.tables.table import Row, Table


@dataclass(slots=True)
class Draft:
    """A record as the file would leave it: values set and checked, not written.

    `record` is a copy of the one on record, or new. `changed` are fields by name; `links` are the records
    that a link to many leads to afterwards. `is_part` says that it belongs to another record of the row: a
    new one is then a change of that.
    """

    record: Any
    is_new: bool = False
    is_part: bool = False
    changed: set[str] = field(default_factory=set)
    links: dict[str, list[Record]] = field(default_factory=dict)

    @property
    def is_written(self) -> bool:
        return self.is_new or bool(self.changed or self.links)


@dataclass(slots=True)
class ListRow:
    """One row: the cells that hold something, by canonical column, and what becomes of them."""

    line: int
    cells: Mapping[str, str]
    headings: Mapping[str, str] = field(repr=False)
    verdict: Verdict = Verdict.UNCHANGED
    changes: tuple[Change, ...] = ()
    problems: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    shown_name: str = ""
    shown_place: str = ""
    shown_group: str = ""
    shown_detail: str = ""

    def refuse(
        self, kind: ListFinding, reason: str, column: str = "", candidates: tuple[str, ...] = ()
    ) -> None:
        """Say what is wrong with the row, or with one of its columns."""
        heading = self.headings.get(column, column)
        self.problems.append(Finding(kind, reason, heading, self.cells.get(column, ""), candidates))

    def note(self, kind: ListFinding, reason: str, column: str = "", value: str = "") -> None:
        """Say what is worth knowing about the row; `value` where only a part of the cell is meant."""
        heading = self.headings.get(column, column)
        self.notes.append(Finding(kind, reason, heading, value or self.cells.get(column, "")))

    def settle(self) -> None:
        """Give the row its verdict, after all of it was compared."""
        if any(problem.kind not in HELD for problem in self.problems):
            self.verdict = Verdict.REJECTED
        elif self.problems:
            self.verdict = Verdict.HELD
        elif any(draft.is_new and not draft.is_part for draft in self.drafts):
            self.verdict = Verdict.NEW
        elif any(draft.is_written for draft in self.drafts):
            self.verdict = Verdict.UPDATED
        if self.problems:
            self.drafts, self.changes = [], ()


@dataclass(slots=True)
class ListPlan:
    """A whole file compared with the records. Nothing in it has been written.

    `besides` are records that the rows need and that would be created with them.
    """

    table: Table
    columns: Columns
    rows: Sequence[ListRow]
    besides: Sequence[Draft] = ()
    moves: int = 0
    keeps_choices: bool = False

    @property
    def unknown_columns(self) -> tuple[str, ...]:
        return self.columns.unknown

    @property
    def counts(self) -> dict[str, int]:
        verdicts = Counter(row.verdict for row in self.rows)
        return {
            "rows": len(self.rows),
            **{verdict.value: verdicts[verdict] for verdict in Verdict},
            "besides": len(self.besides),
        }

    @property
    def is_blocked(self) -> bool:
        return any(row.verdict == Verdict.REJECTED for row in self.rows)

    @property
    def created(self) -> list[tuple[str, str]]:
        """Return what would be created besides the rows: what it is, and its name."""
        return [(str(draft.record._meta.verbose_name), str(draft.record)) for draft in self.besides]

    @property
    def fingerprint(self) -> str:
        digest = hashlib.sha256()
        for row in self.rows:
            ids = [draft.record.pk for draft in row.drafts]
            changes = [(change.field, change.old, change.new) for change in row.changes]
            notes = [note.reason for note in row.notes]
            digest.update(repr((row.line, row.verdict.value, ids, changes, row.shown_detail, notes)).encode())
        digest.update(repr(self.created).encode())
        return digest.hexdigest()

    def having(self, *verdicts: Verdict) -> Iterator[ListRow]:
        return (row for row in self.rows if row.verdict in verdicts)

    def drafts(self) -> Iterator[Draft]:
        """Yield what is to be written, each record once."""
        seen: set[int] = set()
        for draft in (*self.besides, *(draft for row in self.rows for draft in row.drafts)):
            if draft.is_written and id(draft) not in seen:
                seen.add(id(draft))
                yield draft


def read_rows(table: Table, columns: Columns) -> Iterator[ListRow]:
    """Yield the rows of a table; what cannot be read in them is a problem of theirs already."""
    headings = {name: column_name(table, place) for name, place in columns.places.items()}
    for row in table.rows:
        cells = {name: row.cells[place] for name, place in columns.places.items() if row.cells[place]}
        read = ListRow(row.line, cells, headings)
        _note_unreadable(read, row, columns)
        yield read


def _note_unreadable(read: ListRow, row: Row, columns: Columns) -> None:
    names = {place: name for name, place in columns.places.items()}
    for bad in row.bad:
        if bad.place in names:
            heading = read.headings[names[bad.place]]
            read.problems.append(Finding(ListFinding.UNREADABLE_CELL, bad.reason, heading, bad.raw))
    if row.extra:
        reason = _("The row has more cells than the header. A text with the delimiter in it needs quotes.")
        more = " | ".join(cell for cell in row.extra if cell)[:200]
        read.problems.append(Finding(ListFinding.EXTRA_CELLS, reason, "", more))
