"""Sheets of an ODS document, streamed; repeated rows and cells are counted, not copied."""

import zipfile
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from delegations.importing.archives import DAMAGE, damaged
from delegations.importing.limits import Limits
from delegations.importing.table import RawRow, Sheet
from delegations.importing.workbook import number_text

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SHEET, _ROW = f"{_TABLE}table", f"{_TABLE}table-row"
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_PARAGRAPH, _SPACES, _TAB, _BREAK = f"{_TEXT}p", f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"
_NOT_TEXT = frozenset({f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TABLE}shapes"})

_NO_CONTENT = KeyError  # from zipfile

_Event = tuple[str, Element]


def document_sheets(archive: zipfile.ZipFile, limits: Limits) -> list[Sheet]:
    """Return the sheets of the document. Raises UnreadableFile for a damaged one."""
    names = [
        element.get(f"{_TABLE}name", "")
        for event, element in _events(archive)
        if event == "start" and element.tag == _SHEET
    ]
    return [_sheet(archive, position, name, limits) for position, name in enumerate(names)]


def _sheet(archive: zipfile.ZipFile, position: int, name: str, limits: Limits) -> Sheet:
    return Sheet(name, lambda: _rows(archive, position, limits))


def _rows(archive: zipfile.ZipFile, position: int, limits: Limits) -> Iterator[RawRow]:
    seen, line, cells = -1, 1, list[str]()
    for event, element in _events(archive):
        if event == "start":
            seen += element.tag == _SHEET
        elif seen != position:
            continue
        elif element.tag in _CELLS:
            _add_cell(cells, element, limits)
        elif element.tag == _ROW:
            repeated = _repeated(element, "rows")
            # A blank row repeated to the end of the sheet is how an ODS file ends.
            for offset in range(min(repeated, limits.rows + 1) if any(cells) else 0):
                yield line + offset, list(cells)
            line += repeated
            cells = []
        elif element.tag == _SHEET:
            return


def _add_cell(cells: list[str], element: Element, limits: Limits) -> None:
    text = _cell_text(element)
    # One cell beyond the limit is enough for the reader to see that there are too many.
    room = max(limits.columns + 1 - len(cells), 1 if text else 0)
    cells.extend([text] * min(_repeated(element, "columns"), room))


def _repeated(element: Element, what: str) -> int:
    count = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return max(int(count), 1) if count.isdecimal() and len(count) < 10 else 1


def _cell_text(element: Element) -> str:
    kind = element.get(f"{_OFFICE}value-type", "")
    if kind == "float":
        return _number(element.get(f"{_OFFICE}value", ""))
    if kind == "date":
        moment = element.get(f"{_OFFICE}date-value", "")
        return moment.removesuffix("T00:00:00").replace("T", " ")
    if kind == "boolean":
        return element.get(f"{_OFFICE}boolean-value", "")
    return "\n".join("".join(_pieces(paragraph)) for paragraph in element if paragraph.tag == _PARAGRAPH)


def _number(value: str) -> str:
    try:
        return number_text(Decimal(value))
    except InvalidOperation:
        return value


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == _SPACES:
            count = child.get(f"{_TEXT}c", "1")
            yield " " * (min(int(count), 100) if count.isdecimal() else 1)
        elif child.tag in {_TAB, _BREAK}:
            yield "\t" if child.tag == _TAB else "\n"
        elif child.tag not in _NOT_TEXT:
            yield from _pieces(child)
        yield child.tail or ""


def _events(archive: zipfile.ZipFile) -> Iterator[_Event]:
    """Yield the starts of sheets and the ends of cells, rows and sheets, forgetting each part once read."""
    try:
        with archive.open("content.xml") as content:
            yield from _forgetful(iterparse(content, events=("start", "end"), forbid_dtd=True))
    except (*DAMAGE, _NO_CONTENT, ParseError, DefusedXmlException):
        raise damaged() from None


def _forgetful(events: Iterator[_Event]) -> Iterator[_Event]:
    parents: list[Element] = []
    open_cells = 0
    for event, element in events:
        is_cell = element.tag in _CELLS
        if event == "start":
            parents.append(element)
            open_cells += is_cell
            if element.tag == _SHEET:
                yield event, element
            continue
        parents.pop()
        open_cells -= is_cell
        if is_cell or element.tag in {_ROW, _SHEET}:
            yield event, element
        # Nothing but the cell that is being read is worth its memory.
        if parents and not open_cells:
            element.clear()
            parents[-1].remove(element)
