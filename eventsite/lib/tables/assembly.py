"""From raw rows to a table: find the header among the first rows, and put the others under it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eventsite.lib.tables.cleaning import Cleaner
from eventsite.lib.tables.header import find_headings, numbered, read_headings
from eventsite.lib.tables.limits import Limits, UnreadableFile
from eventsite.lib.tables.table import RawRow, Table
from eventsite.lib.tables.vocabulary import Vocabulary
from eventsite.lib.text import has_forbidden_characters, normalize_text, show_forbidden_characters

#: The header stands among the first so many rows that are not blank, below a title at most.
HEADER_WITHIN = 20
_BLANK_ROWS_ABOVE = 10_000
_ROW_SHOWN = 80
_CELLS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rows come from, as `Table` tells it."""

    format: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    notes: tuple[str, ...] = ()


def assemble(
    source: Source,
    rows: Iterable[RawRow],
    vocabulary: Vocabulary,
    limits: Limits,
    heading_line: int | None = None,
) -> Table:
    """Return the table. Raises UnreadableFile that names the line and the column.

    `heading_line` is the line of the headings if a person named it, 0 if there are none.
    """
    remaining = iter(rows)
    top = top_rows(remaining)
    if not any(cells for _line, cells in top):
        raise UnreadableFile(
            _("The file holds no text. Send a table with one heading row and one row a person.")
        )
    place = find_headings(top, vocabulary, heading_line)
    header = (
        numbered(top[place.position :], limits)
        if place.headless
        else read_headings(top[place.position], vocabulary, limits)
    )
    first = place.position if place.headless else place.position + 1
    preamble = sum(bool(cells) for _line, cells in top[: place.position])
    cleaner = Cleaner(header, limits)
    read = list(cleaner.rows(chain(top[first:], remaining)))
    header_line = 0 if place.headless else top[place.position][0]
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
        headless=place.headless,
        first_rows=tuple((line, _beginning(cells)) for line, cells in top if cells),
        notes=[*source.notes, *_preamble_note(preamble, header_line), *cleaner.notes()],
    )


def top_rows(rows: Iterator[RawRow]) -> list[RawRow]:
    """Return the first rows, as far as the header may stand; blank ones have no cells."""
    top: list[RawRow] = []
    filled = 0
    for line, cells in islice(rows, _BLANK_ROWS_ABOVE):
        # A cell of nothing but control characters looks blank, and is a bad one.
        is_filled = any(normalize_text(cell) or has_forbidden_characters(cell) for cell in cells)
        top.append((line, cells if is_filled else []))
        filled += is_filled
        if filled == HEADER_WITHIN:
            break
    return top


def has_headings(top: Iterable[RawRow], vocabulary: Vocabulary) -> bool:
    """Say whether one of the rows is the header of such a list."""
    return any(vocabulary.recognised(cells) > 1 for _line, cells in top)


def _beginning(cells: list[str]) -> str:
    """Return the beginning of a row, by which a person tells it from the others."""
    text = " | ".join(filter(None, map(normalize_text, cells[:_CELLS_SHOWN])))
    shown = show_forbidden_characters(text[: _ROW_SHOWN + 1])
    return shown if len(text) <= _ROW_SHOWN else f"{shown[:_ROW_SHOWN]}…"


def _preamble_note(count: int, header_line: int) -> list[str]:
    if not count:
        return []
    if not header_line:
        text = ngettext(
            "%(count)s line above the list was passed over.",
            "%(count)s lines above the list were passed over.",
            count,
        )
        return [text % {"count": count}]
    note = ngettext(
        "%(count)s line before the headings (line %(line)s) was passed over.",
        "%(count)s lines before the headings (line %(line)s) were passed over.",
        count,
    )
    return [note % {"count": count, "line": header_line}]
