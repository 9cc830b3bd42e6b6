"""A table as it was read, whatever file it came from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

#: A line number, as the person's own program shows it, and the cells that start on that line.
RawRow = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file; `rows` starts reading it from the top each time it is called."""

    name: str
    rows: Callable[[], Iterator[RawRow]]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: as many cells as the header has columns.

    `line` is the physical line of a text file where the row starts, or the row number of a sheet.
    `extra` holds the cells beyond the last column if any of them is not blank: the row cannot be trusted.
    """

    line: int
    cells: tuple[str, ...]
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its rows, every cell in its stored form; `notes` are translated remarks for the person.

    `format` is csv, xlsx or ods; `encoding` and `delimiter` are empty for sheets, `sheet` for text.
    """

    format: str
    encoding: str
    delimiter: str
    sheet: str
    header: tuple[str, ...]
    header_line: int
    rows: list[Row]
    skipped_blank_rows: int = 0
    preamble_lines: int = 0
    notes: list[str] = field(default_factory=list)
