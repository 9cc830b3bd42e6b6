"""Rows that an import leaves out, as a file of their own: to be put right and uploaded again."""

from collections.abc import Iterator

from conferences.importing.kinds import Plan, PlannedRow
from conferences.importing.verdicts import Verdict
from eventsite.lib.tables.reasons import reason_heading
from eventsite.lib.tables.table import Row, Table
from eventsite.lib.text import normalize_text

#: The rows that are left out; each verdict is a file of its own.
LEFT_OUT = (Verdict.REJECTED, Verdict.HELD)


def leftover_rows(plan: Plan, verdict: Verdict) -> Iterator[list[str]]:
    """Yield the headings of the file, then its rows of this verdict, with the reason in the last column.

    Cells beyond the last column stand beyond the reason: uploaded as it is, such a row is rejected again.
    """
    yield [*_headings(plan), reason_heading()]
    planned = {row.line: row for row in plan.having(verdict)}
    for row in plan.table.rows:
        if row.line in planned:
            yield [*_cells(row), _reason(planned[row.line]), *row.extra]


def _headings(plan: Plan) -> list[str]:
    """Return the headings as they came; a file without any gets names that are read without asking."""
    table: Table = plan.table
    if not table.headless:
        return list(table.header)
    names = {place: name for name, place in plan.columns.places.items()}
    return [names.get(place, heading) for place, heading in enumerate(table.header)]


def _cells(row: Row) -> list[str]:
    cells = list(row.cells)
    for bad in row.bad:
        cells[bad.place] = bad.raw
    return cells


def _reason(row: PlannedRow) -> str:
    said = (f"{each.column}: {each.reason}" if each.column else each.reason for each in row.problems)
    return normalize_text(" ".join(said))
