"""Sheets of an ODS document, streamed; repeated rows and cells are counted, not copied."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from eventsite.lib.tables.archives import chunks, damaged
from eventsite.lib.tables.limits import Limits
from eventsite.lib.tables.merges import MergedCells
from eventsite.lib.tables.opendocument_cells import OFFICE, TABLE, cell_text
from eventsite.lib.tables.table import Oddities, RawRow, Sheet
from eventsite.lib.tables.xml_parts import GrowingPart

_CONTENT = "content.xml"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_BODY, _SPREADSHEET = f"{OFFICE}body", f"{OFFICE}spreadsheet"
_SHEET, _ROW = f"{TABLE}table", f"{TABLE}table-row"
_CELLS = frozenset({f"{TABLE}table-cell", f"{TABLE}covered-table-cell"})
# What rows may stand in; groups may stand in groups.
_ROW_GROUPS = frozenset(f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group"))
_NAME, _STYLE_NAME = f"{TABLE}name", f"{TABLE}style-name"
_ROWS, _COLUMNS = f"{TABLE}number-rows-repeated", f"{TABLE}number-columns-repeated"
_ROWS_SPANNED = f"{TABLE}number-rows-spanned"
_OUTER = frozenset({f"{OFFICE}document-content", _BODY, _SPREADSHEET})
_OPENED = _OUTER | _ROW_GROUPS | {_SHEET}
# A name in UTF-16 is not found, and the document is then looked through.
_SHEET_TAG = re.compile(rb"<(?:[^\s<>/:]+:)?table[\s>/]")
_LONGEST_NAME = 60
_LAST_ROW = 1_048_576
_MOST_SHEETS = 2_000
_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class _SheetStart:
    """A sheet begins; its rows follow."""

    name: str
    style: str


def document_sheets(archive: zipfile.ZipFile, limits: Limits) -> list[Sheet]:
    """Return the sheets of the document. Raises UnreadableFile for a damaged one."""
    starts: list[_SheetStart] = []
    hidden: set[str] = set()
    is_alone = _names_one_sheet(archive)
    for piece in _pieces(archive):
        if isinstance(piece, _SheetStart):
            starts.append(piece)
            if is_alone:
                break
            if len(starts) > _MOST_SHEETS:
                raise damaged()
        elif piece.tag == f"{OFFICE}automatic-styles":
            hidden.update(_hidden_styles(piece))
    return [
        _sheet(archive, place, start, limits, hidden=start.style in hidden)
        for place, start in enumerate(starts)
    ]


def _names_one_sheet(archive: zipfile.ZipFile) -> bool:
    """Say whether only one tag can begin a sheet: then no pass is needed to look for others."""
    count = 0
    rest = b""
    for chunk in chunks(archive, _CONTENT):
        piece = rest + chunk
        count += len(_SHEET_TAG.findall(piece))
        # A tag cut in two is found in the next piece; one found twice only costs the pass.
        rest = piece[-_LONGEST_NAME:]
    return count == 1


def _sheet(
    archive: zipfile.ZipFile, position: int, start: _SheetStart, limits: Limits, *, hidden: bool
) -> Sheet:
    oddities = Oddities()
    return Sheet(start.name, lambda: _rows(archive, position, limits, oddities), hidden, oddities)


def _hidden_styles(styles: Element) -> Iterator[str]:
    for style in styles.iter(f"{_STYLE}style"):
        properties = style.find(f"{_STYLE}table-properties")
        if properties is not None and properties.get(f"{TABLE}display") == "false":
            yield style.get(f"{_STYLE}name", "")


def _rows(archive: zipfile.ZipFile, position: int, limits: Limits, oddities: Oddities) -> Iterator[RawRow]:
    merged = MergedCells({}, oddities.merged)
    seen, line = -1, 1
    for piece in _pieces(archive):
        if isinstance(piece, _SheetStart):
            seen += 1
        elif seen == position and piece.tag == _ROW:
            cells = _cells(piece, line, limits, merged)
            merged.fill(line, cells)
            repeated = _repeated(piece, _ROWS)
            # A blank row repeated to the end of the sheet is how an ODS file ends.
            for offset in range(min(repeated, limits.rows + 1) if any(map(str.strip, cells)) else 0):
                yield line + offset, list(cells)
            line += repeated
        if seen > position:
            return


def _cells(row: Element, line: int, limits: Limits, merged: MergedCells) -> list[str]:
    """Return the cells of a row, no further than one beyond the limit."""
    cells: list[str] = []
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        text = cell_text(cell)
        spanned = cell.get(_ROWS_SPANNED)
        if spanned and text:
            merged.begin(len(cells), line + _count(spanned) - 1, text)
        # One cell beyond the limit is enough for the reader to see that there are too many.
        room = max(limits.columns + 1 - len(cells), 1 if text else 0)
        cells.extend([text] * min(_repeated(cell, _COLUMNS), room))
    return cells


def _repeated(element: Element, attribute: str) -> int:
    count = element.get(attribute)
    return _count(count) if count else 1


def _count(text: str) -> int:
    return min(max(int(text), 1), _LAST_ROW) if text.isdecimal() and len(text) < 10 else 1


def _pieces(archive: zipfile.ZipFile) -> Iterator[_SheetStart | Element]:
    """Yield the start of each sheet, and each row and each part outside the sheets once it is complete."""
    part = GrowingPart(archive, _CONTENT)
    taker = _Taker(part)
    for holder in part:
        yield from taker.take(holder, is_open=part.is_open)


class _Taker:
    """Takes what is complete out of the growing tree."""

    def __init__(self, part: GrowingPart) -> None:
        self._part = part
        self._begun: Element | None = None

    def take(self, parent: Element, *, is_open: bool, depth: int = 0) -> Iterator[_SheetStart | Element]:
        """Yield what is complete below an element and drop it; the last child of an open one may not be."""
        if depth > _DEEPEST:
            raise damaged()
        complete = len(parent) - 1 if is_open else len(parent)
        for child in parent[:complete]:
            yield from self._child(child, is_open=False, depth=depth)
        if complete > 0:
            del parent[:complete]
            self._part.release()
        if is_open and len(parent) and parent[0].tag in _OPENED:
            yield from self._child(parent[0], is_open=True, depth=depth)

    def _child(self, child: Element, *, is_open: bool, depth: int) -> Iterator[_SheetStart | Element]:
        if child.tag not in _OPENED:
            yield child
            return
        if child.tag == _SHEET and child is not self._begun:
            self._begun = child
            yield _SheetStart(child.get(_NAME, ""), child.get(_STYLE_NAME, ""))
        yield from self.take(child, is_open=is_open, depth=depth + 1)
