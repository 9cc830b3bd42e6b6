"""Rows of one sheet of an XLSX workbook, streamed; what the sheet claims about its size is not believed."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any, Self
from xml.etree.ElementTree import Element

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel, from_ISO8601

from eventsite.lib.tables.archives import chunks, damaged
from eventsite.lib.tables.limits import Limits, crowded
from eventsite.lib.tables.merges import MergedCells, Merges
from eventsite.lib.tables.shared_strings import SharedStrings, rich_text, unescaped
from eventsite.lib.tables.table import Oddities, RawRow
from eventsite.lib.tables.xml_parts import GrowingPart, namespace

_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^<>]*?ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"""
)
_LONGEST_TAG = 200
_LETTERS = re.compile("[A-Z]{1,3}")
_LAST_ROW = 1_048_576
_NOT_A_DATE = "#VALUE!"


@dataclass(frozen=True, slots=True)
class Tags:
    """Names of the elements of a cell in the namespace of the sheet; there are two kinds of XLSX."""

    space: str
    value: str
    inline: str
    formula: str

    @classmethod
    def of(cls, sheet: Element) -> Self:
        space = namespace(sheet)
        return cls(space, f"{space}v", f"{space}is", f"{space}f")


@dataclass(frozen=True, slots=True)
class CellReader:
    """What it takes to read a cell: the shared texts, and the styles that make a number a date."""

    strings: SharedStrings = field(default_factory=SharedStrings)
    #: Number of the style; True where it shows a span of time, False where it shows a date.
    dates: Mapping[str, bool] = field(default_factory=dict)
    counts_from_1904: bool = False

    def read(self, cell: Element, tags: Tags) -> str:
        """Return the text of a cell as a person reads it."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(tags.inline)
            return "" if inline is None else rich_text(inline, tags.space)
        value = cell.findtext(tags.value)
        if not value:
            return ""
        if kind == "n":
            spans = self.dates.get(cell.get("s", "0"))
            return _number(value) if spans is None else self._date(value, spans=spans)
        return self._shared(value) if kind == "s" else _stored(kind, value)

    def _shared(self, value: str) -> str:
        try:
            return self.strings[int(value)]
        except (IndexError, ValueError):
            raise damaged() from None

    def _date(self, value: str, *, spans: bool) -> str:
        epoch = MAC_EPOCH if self.counts_from_1904 else WINDOWS_EPOCH
        try:
            return cell_text(from_excel(float(value), epoch, timedelta=spans))
        except (ValueError, OverflowError):
            return _NOT_A_DATE


def sheet_rows(
    archive: zipfile.ZipFile, member: str, reader: CellReader, oddities: Oddities, limits: Limits
) -> Iterator[RawRow]:
    """Yield the rows that hold something, with their numbers. Raises UnreadableFile."""
    merged = MergedCells(_merges(archive, member, limits), oddities.merged)
    line = 0
    for row, tags in _row_elements(archive, member):
        line = _line(row, line)
        cells, has_open_formulas = _cells(row, tags, reader, limits.columns)
        if has_open_formulas:
            oddities.formulas.add(line)
        if cells:
            merged.fill(line, cells)
            yield line, cells


def _merges(archive: zipfile.ZipFile, member: str, limits: Limits) -> Merges:
    """Return the cells merged downwards, which a sheet names only after its rows."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    rest = b""
    count = 0
    for chunk in chunks(archive, member):
        piece = rest + chunk
        for match in _MERGED.finditer(piece):
            column, first, last = _column(match[1].decode()), int(match[2]), int(match[3])
            if last > first and column <= limits.columns:
                found[first].append((column - 1, last))
                count += 1
        # The end of a piece may hold the beginning of a tag, and is looked at again unless it matched.
        rest = piece[max(len(piece) - _LONGEST_TAG, piece.rfind(b">") + 1) :]
        if count > limits.rows * 2:
            raise crowded()
    return found


def cell_text(value: Any) -> str:
    """Return a cell's value as a person reads it: whole numbers without ".0", dates as ISO writes them."""
    match value:
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case float():
            return number_text(Decimal(repr(value)))
        case _:
            return str(value)


def number_text(number: Decimal) -> str:
    """Return a number in plain digits, without an exponent or a fraction of zeros."""
    if not number.is_finite():
        return str(number)
    return f"{number:f}" if number % 1 else f"{number:.0f}"


def _row_elements(archive: zipfile.ZipFile, member: str) -> Iterator[tuple[Element, Tags]]:
    """Yield each row once it is complete, with the names of its tags."""
    part = GrowingPart(archive, member)
    tags, data = None, None
    for holder in part:
        if data is None and len(holder):
            tags = Tags.of(holder[0])
            data = holder[0].find(f"{tags.space}sheetData")
        if data is None or tags is None:
            continue
        is_over = not part.is_open or holder[0][-1] is not data
        complete = len(data) if is_over else len(data) - 1
        for row in data[:complete]:
            yield row, tags
        if complete > 0:
            del data[:complete]
            part.release()
        if is_over:
            return


def _cells(row: Element, tags: Tags, reader: CellReader, most: int) -> tuple[list[str], bool]:
    """Return the cells up to the last that holds something, and whether formulas have no stored result.

    What stands beyond the columns that may be read comes as one cell behind them.
    """
    cells: list[str] = []
    column = 0
    has_open_formulas = False
    for cell in row:
        place = cell.get("r")
        column = _column(place.rstrip("0123456789")) if place else column + 1
        text = reader.read(cell, tags)
        if text:
            at = min(column - 1, most)
            if at == len(cells):
                cells.append(text)
                continue
            if at > len(cells):
                cells.extend([""] * (at - len(cells) + 1))
            cells[at] = text
        elif len(cell) and cell.find(tags.formula) is not None:
            has_open_formulas = True
    return cells, has_open_formulas


def _line(row: Element, before: int) -> int:
    number = row.get("r")
    if number is None:
        return before + 1
    if not (number.isdecimal() and len(number) < 8 and 0 < int(number) <= _LAST_ROW):
        raise damaged()
    return int(number)


@lru_cache(maxsize=20_000)
def _column(letters: str) -> int:
    """Return the number of a column, from 1. Raises UnreadableFile."""
    if not _LETTERS.fullmatch(letters):
        raise damaged()
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _number(value: str) -> str:
    if value.isdecimal() and value.isascii() and (value == "0" or value[0] != "0"):
        return value
    try:
        return cell_text(float(value))
    except ValueError:
        return value


def _stored(kind: str, value: str) -> str:
    """Return a yes or no, a date, an error or the result of a formula, as the sheet stores it."""
    if kind == "b":
        return str(value.strip() in {"1", "true"})
    if kind == "d":
        try:
            return cell_text(from_ISO8601(value))  # type: ignore[no-untyped-call]
        except ValueError:
            return value
    return unescaped(value)
