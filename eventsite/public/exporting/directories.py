"""A directory as a file: CSV for spreadsheets, in the words of the page, or JSON with steady names.

Both are written row by row, so that a long list is never held as a whole.
"""

import csv
import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from eventsite.lib.csv_safety import escape_formula

#: By it spreadsheets know UTF-8.
_BOM = "\ufeff"


@dataclass(frozen=True)
class Column:
    """`name` is for programs and stays, `label` for people; `value` reads a cell of a row."""

    name: str
    label: str
    value: Callable[[Any], Any]


@dataclass(frozen=True)
class Table:
    columns: tuple[Column, ...]
    rows: Iterable[Any]


class _Line:
    """What the writer takes for a file; it hands each line on."""

    def write(self, text: str) -> str:
        return text


def csv_parts(table: Table) -> Iterator[str]:
    """Yield the lines of a CSV file, no cell of which a spreadsheet would run."""
    writer = csv.writer(_Line())
    yield _BOM + writer.writerow([column.label for column in table.columns])
    for row in table.rows:
        yield writer.writerow([_cell(column.value(row)) for column in table.columns])


def json_parts(table: Table) -> Iterator[str]:
    """Yield the parts of a JSON list of objects."""
    before = "["
    for row in table.rows:
        found = {column.name: column.value(row) for column in table.columns}
        yield f"{before}\n{json.dumps(found, ensure_ascii=False, default=_plain)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


#: The forms of a file: how it is written, and its content type.
FORMS: dict[str, tuple[Callable[[Table], Iterator[str]], str]] = {
    "csv": (csv_parts, "text/csv; charset=utf-8"),
    "json": (json_parts, "application/json"),
}


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    return "" if value is None else escape_formula(value)


def _plain(value: Any) -> str:
    """Return what JSON has no word for as text."""
    return value.isoformat() if isinstance(value, dt.date) else str(value)
