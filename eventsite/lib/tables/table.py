"""A table as it was read, whatever file it came from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

#: A line number, as the person's own program shows it, and the cells that start on that line.
RawRow = tuple[int, list[str]]


@dataclass(slots=True)
class Oddities:
    """Lines of a sheet where something is not as it looks; filled in while its rows are read."""

    #: Rows that were given the text of a merged cell beginning above them.
    merged: set[int] = field(default_factory=set)
    #: Rows with a formula whose result was never stored.
    formulas: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file; `rows` starts reading it from the top each time it is called."""

    name: str
    rows: Callable[[], Iterator[RawRow]]
    hidden: bool = False
    oddities: Oddities = field(default_factory=Oddities)


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that no column can hold: `raw` as it came, `reason` translated."""

    place: int
    raw: str
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: as many cells as the header has columns.

    `line` is the physical line of a text file where the row starts, or the row number of a sheet.
    `extra` holds the cells beyond the last column if any of them is not blank: the row cannot be trusted.
    `bad` holds the cells that cannot be read; `cells` has them clipped, control characters written as U+0007.
    """

    line: int
    cells: tuple[str, ...]
    extra: tuple[str, ...] = ()
    bad: tuple[BadCell, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its rows, every cell in its stored form; `notes` are translated remarks for the person.

    `format` is csv, xlsx or ods, or the form that the rows were made from; `encoding` and `delimiter` are
    empty for sheets, `sheet` for text.
    `headless` says that no row holds headings: `header` then has the columns' numbers in words, and
    `header_line` is 0.
    """

    format: str
    encoding: str
    delimiter: str
    sheet: str
    header: tuple[str, ...]
    header_line: int
    rows: list[Row]
    skipped_blank_rows: int = 0
    #: Blank rows after the last one that holds something, as far as the file lists them.
    trailing_blank_rows: int = 0
    #: Columns without a heading and without a value, left of the last heading.
    blank_columns: int = 0
    preamble_lines: int = 0
    headless: bool = False
    #: Line and beginning of the first rows, among which the headings are looked for.
    first_rows: tuple[tuple[int, str], ...] = ()
    notes: list[str] = field(default_factory=list)

    @property
    def has_lines(self) -> bool:
        """Whether the file has lines of headings and rows at all: one in another form was put into them."""
        return self.headless or self.header_line > 0

    @property
    def blank_rows(self) -> int:
        """How many rows held nothing, between the others and after them."""
        return self.skipped_blank_rows + self.trailing_blank_rows
