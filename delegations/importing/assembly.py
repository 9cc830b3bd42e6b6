"""From raw rows to a table: find the header, clean every cell, and say where something is wrong."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from delegations.importing.columns import recognised_headings
from delegations.importing.limits import Limits, UnreadableFile
from delegations.importing.table import RawRow, Row, Table
from eventsite.lib.csv_safety import unescape_formula
from eventsite.lib.text import first_forbidden_character, match_key, normalize_lines, normalize_text

#: The header stands among the first so many rows that are not blank, below a title at most.
HEADER_WITHIN = 20
_BLANK_ROWS_ABOVE = 10_000
# What means "nothing here" in the files of this trade. It is also Namibia's two-letter code: a country is
# recorded by three letters (NAM) or by name, and NA stays empty in every column.
_EMPTY = "NA"
_SHEET_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})
_LOST_LETTER = "\ufffd"
_MEMORY = 50_000
_LINES_NAMED = 5


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rows come from, as `Table` tells it."""

    format: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    notes: tuple[str, ...] = ()


def assemble(source: Source, rows: Iterable[RawRow], limits: Limits) -> Table:
    """Return the table. Raises UnreadableFile that names the line and the column."""
    remaining = iter(rows)
    top = top_rows(remaining)
    if not any(cells for _line, cells in top):
        raise UnreadableFile(
            _("The file holds no text. Send a table with one heading row and one row a person.")
        )
    position = _header_position(top)
    header_line, header = top[position][0], _header(top[position], limits)
    preamble = sum(bool(cells) for _line, cells in top[:position])
    cleaner = _Cleaner(header, limits)
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
        preamble_lines=preamble,
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


def has_headings(top: Iterable[RawRow]) -> bool:
    """Say whether one of the rows is the header of an attendee file."""
    return any(recognised_headings(cells) > 1 for _line, cells in top)


def _header_position(top: list[RawRow]) -> int:
    known = (place for place, row in enumerate(top) if has_headings([row]))
    return next(known, next(place for place, (_line, cells) in enumerate(top) if cells))


def _header(row: RawRow, limits: Limits) -> tuple[str, ...]:
    line, cells = row
    header = [_heading(cell) for cell in cells]
    while not header[-1]:
        header.pop()
    if len(header) > limits.columns:
        raise UnreadableFile(
            _("Line %(line)s has %(count)s columns; at most %(limit)s can be read.")
            % {"line": line, "count": len(header), "limit": limits.columns}
        )
    for place, heading in enumerate(header, start=1):
        _refuse_forbidden(heading, line, str(place))
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
    return tuple(header)


def _heading(cell: str) -> str:
    """Return a heading on one line; one in two languages, a line each, keeps them apart by a stroke."""
    heading = normalize_text(cell)
    in_parts = " / ".join(normalize_lines(cell).split("\n"))
    return heading if recognised_headings([heading]) else in_parts


def _preamble_note(count: int, header_line: int) -> list[str]:
    if not count:
        return []
    note = ngettext(
        "%(count)s line before the headings (line %(line)s) was passed over.",
        "%(count)s lines before the headings (line %(line)s) were passed over.",
        count,
    )
    return [note % {"count": count, "line": header_line}]


class _Cleaner:
    """Cleans the rows under one header and remembers what the person has to be told."""

    def __init__(self, header: tuple[str, ...], limits: Limits) -> None:
        self.blank_rows = 0
        self._header = header
        self._limits = limits
        self._unnamed = [place for place, heading in enumerate(header) if not heading]
        self._unnamed_values = 0
        self._sheet_errors: list[int] = []
        self._lost_letters: list[int] = []
        # Bodies, categories and functions repeat from row to row; each is cleaned once and kept once.
        self._cleaned: dict[str, str] = {}

    def rows(self, raw: Iterable[RawRow]) -> Iterator[Row]:
        """Yield every row that holds something."""
        count = blank = 0
        for line, cells in raw:
            row = self._row(line, cells)
            if row is None:
                blank += 1
                continue
            count += 1
            if count > self._limits.rows:
                raise UnreadableFile(
                    _("The file has more than %(limit)s rows. Send the list in several files.")
                    % {"limit": self._limits.rows}
                )
            self.blank_rows += blank  # those after the last row do not count
            blank = 0
            yield row

    def notes(self) -> list[str]:
        """Return what happened that the person would not see in the table."""
        notes = []
        if self._unnamed_values:
            places = ", ".join(str(place + 1) for place in self._unnamed)
            notes.append(_("Columns without a heading were passed over: %(places)s.") % {"places": places})
        if self._sheet_errors:
            text = _("Spreadsheet errors such as #N/A were read as empty: lines %(lines)s.")
            notes.append(text % {"lines": _lines(self._sheet_errors)})
        if self._lost_letters:
            text = _("Letters were lost before the file was saved (they show as �): lines %(lines)s.")
            notes.append(text % {"lines": _lines(self._lost_letters)})
        return notes

    def _row(self, line: int, raw: list[str]) -> Row | None:
        known = self._cleaned
        cells = [known[cell] if cell in known else self._clean(cell, line, at) for at, cell in enumerate(raw)]
        if not any(cells):
            if not _SHEET_ERRORS.isdisjoint(raw):
                self._sheet_errors.append(line)
            return None
        self._remember_oddities(line, raw, cells)
        width = len(self._header)
        extra = tuple(cell for cell in cells[width:] if cell)
        return Row(line, (*cells[:width], *("",) * (width - len(cells))), extra)

    def _clean(self, cell: str, line: int, place: int) -> str:
        if len(self._cleaned) >= _MEMORY:
            self._cleaned.clear()
        column = self._column(place)
        _refuse_forbidden(cell, line, column)
        text = normalize_lines(unescape_formula(cell))
        if len(text) > self._limits.cell_length:
            raise UnreadableFile(
                _("Line %(line)s, column “%(column)s”: %(length)s characters; at most %(limit)s fit.")
                % {"line": line, "column": column, "length": len(text), "limit": self._limits.cell_length}
            )
        text = "" if text == _EMPTY or text in _SHEET_ERRORS else text
        self._cleaned[cell] = text
        return text

    def _remember_oddities(self, line: int, raw: list[str], cells: list[str]) -> None:
        if not _SHEET_ERRORS.isdisjoint(raw):
            self._sheet_errors.append(line)
        if any(_LOST_LETTER in cell for cell in cells):
            self._lost_letters.append(line)
        self._unnamed_values += sum(bool(cells[place]) for place in self._unnamed if place < len(cells))

    def _column(self, place: int) -> str:
        named = place < len(self._header) and self._header[place]
        return named or str(place + 1)


def _refuse_forbidden(text: str, line: int, column: str) -> None:
    forbidden = first_forbidden_character(text)
    if forbidden:
        raise UnreadableFile(
            _(
                "Line %(line)s, column “%(column)s”: the control character %(character)s cannot be read. "
                "Delete it, or save the file anew as XLSX or “CSV UTF-8”."
            )
            % {"line": line, "column": column, "character": forbidden}
        )


def _lines(lines: list[int]) -> str:
    named = ", ".join(str(line) for line in lines[:_LINES_NAMED])
    return f"{named} …" if len(lines) > _LINES_NAMED else named
