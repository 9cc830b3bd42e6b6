"""From raw rows to a table: find the header among the first rows, and put the others under it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eventsite.lib.tables.cleaning import Cleaner, refuse_forbidden
from eventsite.lib.tables.limits import Limits, UnreadableFile, too_long, too_wide
from eventsite.lib.tables.table import RawRow, Table
from eventsite.lib.tables.vocabulary import Vocabulary
from eventsite.lib.text import match_key, normalize_lines, normalize_text

#: The header stands among the first so many rows that are not blank, below a title at most.
HEADER_WITHIN = 20
_BLANK_ROWS_ABOVE = 10_000


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rows come from, as `Table` tells it."""

    format: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    notes: tuple[str, ...] = ()


def assemble(source: Source, rows: Iterable[RawRow], vocabulary: Vocabulary, limits: Limits) -> Table:
    """Return the table. Raises UnreadableFile that names the line and the column."""
    remaining = iter(rows)
    top = top_rows(remaining)
    if not any(cells for _line, cells in top):
        raise UnreadableFile(
            _("The file holds no text. Send a table with one heading row and one row a person.")
        )
    position = _header_position(top, vocabulary)
    header_line, header = top[position][0], _header(top[position], vocabulary, limits)
    preamble = sum(bool(cells) for _line, cells in top[:position])
    cleaner = Cleaner(header, limits)
    read = list(cleaner.rows(chain(top[position + 1 :], remaining)))
    if not read:
        raise UnreadableFile(
            _("Line %(line)s is the only one with text. Send the headings and one row a person.")
            % {"line": header_line}
        )
    return Table(
        format=source.format,
        encoding=source.encoding,
        delimiter=source.delimiter,
        sheet=source.sheet,
        header=header,
        header_line=header_line,
        rows=read,
        skipped_blank_rows=cleaner.blank_rows,
        trailing_blank_rows=cleaner.trailing_blank_rows,
        blank_columns=cleaner.blank_columns,
        preamble_lines=preamble,
        headless=not vocabulary.recognised(header) and vocabulary.holds_values(header),
        notes=[*source.notes, *_preamble_note(preamble, header_line), *cleaner.notes()],
    )


def top_rows(rows: Iterator[RawRow]) -> list[RawRow]:
    """Return the first rows, as far as the header may stand; blank ones have no cells."""
    top: list[RawRow] = []
    filled = 0
    for line, cells in islice(rows, _BLANK_ROWS_ABOVE):
        is_filled = any(map(normalize_text, cells))
        top.append((line, cells if is_filled else []))
        filled += is_filled
        if filled == HEADER_WITHIN:
            break
    return top


def has_headings(top: Iterable[RawRow], vocabulary: Vocabulary) -> bool:
    """Say whether one of the rows is the header of such a list."""
    return any(vocabulary.recognised(cells) > 1 for _line, cells in top)


def _header_position(top: list[RawRow], vocabulary: Vocabulary) -> int:
    """Return the row with most known headings, two at least; else the first row that is no title."""
    known = [vocabulary.recognised(cells) for _line, cells in top]
    if max(known) > 1:
        return known.index(max(known))
    filled = [sum(map(bool, map(normalize_text, cells))) for _line, cells in top]
    least = 2 if max(filled) > 1 else 1
    return next(place for place, count in enumerate(filled) if count >= least)


def _header(row: RawRow, vocabulary: Vocabulary, limits: Limits) -> tuple[str, ...]:
    line, cells = row
    width = len(cells)
    while not normalize_text(cells[width - 1]):
        width -= 1
    if width > limits.columns:
        raise too_wide(line, limits)
    header = [_heading(cell, vocabulary) for cell in cells[:width]]
    for place, heading in enumerate(header, start=1):
        refuse_forbidden(heading, line, str(place))
        if len(heading) > limits.cell_length:
            raise too_long(line, str(place), len(heading), limits)
    _refuse_repeated(header, line)
    return tuple(header)


def _refuse_repeated(header: list[str], line: int) -> None:
    named = Counter(match_key(heading) for heading in header if heading)
    repeated = next((heading for heading in header if named[match_key(heading)] > 1), None)
    if repeated:
        places = [
            str(at) for at, name in enumerate(header, start=1) if match_key(name) == match_key(repeated)
        ]
        raise UnreadableFile(
            _("Line %(line)s: columns %(places)s have the same heading “%(heading)s”. Give each its own.")
            % {"line": line, "places": ", ".join(places), "heading": repeated}
        )


def _heading(cell: str, vocabulary: Vocabulary) -> str:
    """Return a heading on one line; one in two languages, a line each, keeps them apart by a stroke."""
    heading = normalize_text(cell)
    in_parts = " / ".join(normalize_lines(cell).split("\n"))
    return heading if vocabulary.recognised([heading]) else in_parts


def _preamble_note(count: int, header_line: int) -> list[str]:
    if not count:
        return []
    note = ngettext(
        "%(count)s line before the headings (line %(line)s) was passed over.",
        "%(count)s lines before the headings (line %(line)s) were passed over.",
        count,
    )
    return [note % {"count": count, "line": header_line}]
