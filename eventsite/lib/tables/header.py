"""Where the headings of a table stand, what they say, and tables that have none."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from eventsite.lib.tables.cleaning import refuse_forbidden
from eventsite.lib.tables.limits import Limits, UnreadableFile, too_long, too_wide
from eventsite.lib.tables.table import RawRow
from eventsite.lib.tables.vocabulary import Vocabulary
from eventsite.lib.text import normalize_lines, normalize_text


@dataclass(frozen=True, slots=True)
class HeadingPlace:
    """The row of the headings among the first rows; without headings, the first row of the list."""

    position: int
    headless: bool


def find_headings(top: list[RawRow], vocabulary: Vocabulary, line: int | None) -> HeadingPlace:
    """Return where the headings are: as a person said (0: nowhere), else found by looking.

    Raises UnreadableFile if the line that was named holds nothing or is not among the first rows.
    """
    if line:
        return HeadingPlace(_position_of(top, line), headless=False)
    known = [vocabulary.recognised(cells) for _line, cells in top]
    if line is None and max(known) > 1:
        return HeadingPlace(known.index(max(known)), headless=False)
    position = _first_row(top)
    return HeadingPlace(position, headless=line == 0 or vocabulary.is_entry(top[position][1]))


def read_headings(row: RawRow, vocabulary: Vocabulary, limits: Limits) -> tuple[str, ...]:
    """Return the headings of a row. Raises UnreadableFile for one that no heading can be."""
    line, cells = row
    width = _width(cells)
    if width > limits.columns:
        raise too_wide(line, limits)
    header = [_heading(cell, vocabulary) for cell in cells[:width]]
    for place, heading in enumerate(header, start=1):
        refuse_forbidden(heading, line, str(place))
        if len(heading) > limits.cell_length:
            raise too_long(line, str(place), len(heading), limits)
    return tuple(header)


def numbered(rows: list[RawRow], limits: Limits) -> tuple[str, ...]:
    """Return names for the columns of rows without headings. Raises UnreadableFile for too many."""
    widest = max(rows, key=lambda row: _width(row[1]))
    if _width(widest[1]) > limits.columns:
        raise too_wide(widest[0], limits)
    return tuple(_("Column %(number)s") % {"number": at} for at in range(1, _width(widest[1]) + 1))


def _position_of(top: list[RawRow], line: int) -> int:
    found = next((place for place, (number, cells) in enumerate(top) if number == line and cells), None)
    if found is None:
        raise UnreadableFile(
            _(
                "Line %(line)s cannot hold the headings: it is blank or stands too far down. Choose one of "
                "the first %(count)s lines with text."
            )
            % {"line": line, "count": sum(bool(cells) for _line, cells in top)}
        )
    return found


def _first_row(top: list[RawRow]) -> int:
    """Return the first row that is no title: one with two cells, if any row has as many."""
    filled = [sum(map(bool, map(normalize_text, cells))) for _line, cells in top]
    least = 2 if max(filled) > 1 else 1
    return next(place for place, count in enumerate(filled) if count >= least)


def _width(cells: list[str]) -> int:
    width = len(cells)
    while width and not normalize_text(cells[width - 1]):
        width -= 1
    return width


def _heading(cell: str, vocabulary: Vocabulary) -> str:
    """Return a heading on one line; one in two languages, a line each, keeps them apart by a stroke."""
    heading = normalize_text(cell)
    in_parts = " / ".join(normalize_lines(cell).split("\n"))
    return heading if vocabulary.recognised([heading]) else in_parts
