"""Rows that an import leaves out, as a file of their own: to be put right and uploaded again."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conferences.importing.kinds import Plan, PlannedRow
from conferences.importing.verdicts import LEFT_OUT, Verdict
from eventsite.lib.tables.reasons import reason_heading
from eventsite.lib.tables.table import Row, Table
from eventsite.lib.tables.writer import CONTENT_TYPES
from eventsite.lib.text import normalize_text


@dataclass(frozen=True, slots=True)
class Leftovers:
    """The rows that one import left out, by verdict, each headed by the headings of its file."""

    format: str
    delimiter: str
    rows: dict[str, list[list[str]]]


def leftovers_of(plan: Plan, verdicts: Sequence[Verdict] = LEFT_OUT) -> Leftovers:
    """Return the rows of these verdicts, as far as there are any."""
    rows = {verdict.value: list(leftover_rows(plan, verdict)) for verdict in verdicts}
    found = {verdict: lines for verdict, lines in rows.items() if len(lines) > 1}
    # The sessions of a programme file come back as a list: nobody corrects XML by hand.
    file_format = plan.table.format if plan.table.format in CONTENT_TYPES else "csv"
    return Leftovers(file_format, plan.table.delimiter, found)


def as_bytes(leftovers: Leftovers) -> bytes:
    """Return leftovers as they are kept."""
    kept = {"format": leftovers.format, "delimiter": leftovers.delimiter, "rows": leftovers.rows}
    # In ASCII: a bad cell may hold half a character, which no encoding writes.
    return json.dumps(kept).encode("ascii")


def from_bytes(data: bytes) -> Leftovers:
    """Return the leftovers that `as_bytes` wrote."""
    return Leftovers(**json.loads(data))


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
