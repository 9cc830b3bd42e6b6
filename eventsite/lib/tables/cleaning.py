"""The rows under a header in their stored form, and what the person has to be told of them."""

import sys
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from eventsite.lib.csv_safety import unescape_formula
from eventsite.lib.tables.limits import Limits, UnreadableFile
from eventsite.lib.tables.table import BadCell, RawRow, Row
from eventsite.lib.text import (
    first_forbidden_character,
    normalize_lines,
    normalize_text,
    show_forbidden_characters,
)

# What means "nothing here" in the files of this trade. It is also Namibia's two-letter code: a country is
# recorded by three letters (NAM) or by name, and NA stays empty in every column.
_EMPTY = "NA"
#: What spreadsheets show where a formula failed; such a cell is read as empty.
SHEET_ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!"}
    | {"#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#GETTING_DATA", "#EXTERNAL!", "#PYTHON!"}
    | {f"Err:{number}" for number in range(501, 541)}  # LibreOffice
)
_LOST_LETTER = "\ufffd"
_MEMORY = 50_000
_LINES_NAMED = 5
_SHOWN_OF_A_BAD_CELL = 200


class Cleaner:
    """Cleans the rows under one header and remembers what the person has to be told."""

    def __init__(self, header: tuple[str, ...], limits: Limits) -> None:
        self.blank_rows = 0
        self.trailing_blank_rows = 0
        self._header = header
        self._limits = limits
        self._unnamed = [place for place, heading in enumerate(header) if not heading]
        self._unnamed_used: set[int] = set()
        self._heading_cells = [normalize_text(heading) for heading in header]
        self._headings_again: list[int] = []
        self._sheet_errors: list[int] = []
        self._lost_letters: list[int] = []
        self._size = 0
        # Bodies, categories and functions repeat from row to row; each is cleaned once and kept once.
        self._cleaned: dict[str, str] = {}
        # Cells, as they were read, that hold a sheet's error or a lost letter.
        self._odd: set[str] = set()
        # Cells, as they were read, that no column can hold, with the reason.
        self._bad: dict[str, str] = {}

    def rows(self, raw: Iterable[RawRow]) -> Iterator[Row]:
        """Yield every row that holds something."""
        count = 0
        for line, cells in raw:
            row = self._row(line, cells) if cells else None
            if row is None:
                self.trailing_blank_rows += 1
                continue
            count += 1
            if count > self._limits.rows:
                raise UnreadableFile(
                    _("The file has more than %(limit)s rows. Send the list in several files.")
                    % {"limit": self._limits.rows}
                )
            self.blank_rows += self.trailing_blank_rows
            self.trailing_blank_rows = 0
            if self._is_header(row):
                self._headings_again.append(line)
            else:
                yield row

    @property
    def blank_columns(self) -> int:
        """Return how many columns have neither a heading nor a value."""
        return len(self._unnamed) - len(self._unnamed_used)

    def notes(self) -> Iterator[str]:
        """Yield what happened that the person would not see in the table."""
        if self._unnamed_used:
            places = ", ".join(str(place + 1) for place in sorted(self._unnamed_used))
            text = _("Columns without a heading are passed over unless you say what they hold: %(places)s.")
            yield text % {"places": places}
        if self._headings_again:
            text = _("The headings stand again among the rows and were passed over: lines %(lines)s.")
            yield text % {"lines": lines_named(self._headings_again)}
        if self._sheet_errors:
            text = _("Spreadsheet errors such as #N/A were read as empty: lines %(lines)s.")
            yield text % {"lines": lines_named(self._sheet_errors)}
        if self._lost_letters:
            text = _("Letters were lost before the file was saved (they show as �): lines %(lines)s.")
            yield text % {"lines": lines_named(self._lost_letters)}

    def _row(self, line: int, raw: list[str]) -> Row | None:
        known = self._cleaned
        # Between rows: what is remembered of a cell is needed to the end of its row.
        if len(known) >= _MEMORY:
            known.clear()
            self._odd.clear()
            self._bad.clear()
        cells = [known[cell] if cell in known else self._clean(cell, line) for cell in raw]
        if self._odd and not self._odd.isdisjoint(raw):
            self._remember_oddities(line, raw)
        if not any(cells):
            return None
        if self._unnamed:
            self._unnamed_used.update(at for at in self._unnamed if at < len(cells) and cells[at])
        width = len(self._header)
        bad = self._bad_cells(raw[:width]) if self._bad else ()
        if len(cells) == width:
            return Row(line, tuple(cells), (), bad)
        extra = tuple(cell for cell in cells[width:] if cell)
        return Row(line, (*cells[:width], *("",) * (width - len(cells))), extra, bad)

    def _bad_cells(self, raw: list[str]) -> tuple[BadCell, ...]:
        reasons = self._bad
        return tuple(BadCell(place, cell, reasons[cell]) for place, cell in enumerate(raw) if cell in reasons)

    def _clean(self, cell: str, line: int) -> str:
        plain = unescape_formula(cell) if cell.startswith("'") else cell
        if plain.isascii() and plain.isprintable():  # most cells: nothing forbidden, one line
            text = " ".join(plain.split())
        else:
            if reason := _forbidden(cell):
                return self._set_aside(cell, normalize_lines(show_forbidden_characters(plain)), reason, line)
            text = normalize_lines(plain)
        if len(text) > self._limits.cell_length:
            return self._set_aside(cell, text, _too_long(len(text), self._limits), line)
        if text == _EMPTY:
            text = ""
        elif text in SHEET_ERRORS or _LOST_LETTER in text:
            self._odd.add(cell)
            text = "" if text in SHEET_ERRORS else text
        self._count(text, line)
        self._cleaned[cell] = text
        return text

    def _set_aside(self, cell: str, shown: str, reason: str, line: int) -> str:
        """Remember a cell that no column can hold, and return what is shown of it."""
        self._count(cell, line)
        clipped = shown if len(shown) <= _SHOWN_OF_A_BAD_CELL else f"{shown[:_SHOWN_OF_A_BAD_CELL]}…"
        self._bad[cell] = reason
        self._cleaned[cell] = clipped
        return clipped

    def _count(self, text: str, line: int) -> None:
        self._size += sys.getsizeof(text)
        if self._size > self._limits.text_size:
            raise UnreadableFile(
                _("Up to line %(line)s the list holds more text than can be read. Send it in several files.")
                % {"line": line}
            )

    def _remember_oddities(self, line: int, raw: list[str]) -> None:
        odd = self._odd.intersection(raw)
        if any(_LOST_LETTER in cell for cell in odd):
            self._lost_letters.append(line)
        if any(_LOST_LETTER not in cell for cell in odd):
            self._sheet_errors.append(line)

    def _is_header(self, row: Row) -> bool:
        return row.cells[0] == self._heading_cells[0] and list(row.cells) == self._heading_cells


def _forbidden(cell: str) -> str:
    """Return why a cell cannot be read if it holds a character that no name can hold."""
    character = first_forbidden_character(cell)
    if character is None:
        return ""
    return _(
        "The control character %(character)s cannot be read. Delete it, or save the file anew as XLSX or "
        "“CSV UTF-8”."
    ) % {"character": character}


def _too_long(length: int, limits: Limits) -> str:
    return _("%(length)s characters; at most %(limit)s fit. Shorten the text.") % {
        "length": length,
        "limit": limits.cell_length,
    }


def refuse_forbidden(text: str, line: int, column: str) -> None:
    """Raise UnreadableFile, with the place, for a text that holds a character that no name can hold."""
    forbidden = first_forbidden_character(text)
    if forbidden:
        raise UnreadableFile(
            _(
                "Line %(line)s, column “%(column)s”: the control character %(character)s cannot be read. "
                "Delete it, or save the file anew as XLSX or “CSV UTF-8”."
            )
            % {"line": line, "column": column, "character": forbidden}
        )


def lines_named(lines: list[int]) -> str:
    """Return the first of the line numbers, and a sign that there are more."""
    named = ", ".join(str(line) for line in lines[:_LINES_NAMED])
    return f"{named} …" if len(lines) > _LINES_NAMED else named
