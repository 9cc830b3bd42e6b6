"""Paragraphs, tables and fields of a DOCX, beside the library where it would be slow or has no way."""

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from eventsite.lib.directions import runs_right_to_left
from eventsite.lib.xml_text import without_controls

#: The styles of a row of a table by its level: of its first cell, and of its figures.
_ROWS = {
    "category": ("List table row", "List table figure"),
    "body": ("List table body", "List table figure"),
    "total": ("List table total", "List table total figure"),
}


class Writer:
    """Adds paragraphs at the end of a document.

    The library searches the whole body for each; a list of 2,000 persons has 8,000 paragraphs.
    """

    def __init__(self, document: Any, *, rtl: bool) -> None:
        self.document = document
        self.rtl = rtl
        self._end = document.element.body.sectPr
        self._ids = {style.name: style.style_id for style in document.styles}

    def add(self, style: str, text: str, *, after: str = "") -> None:
        """Add a paragraph in a named style, unless there is nothing to say; `after` stands behind a tab."""
        if not text:
            return
        paragraph = OxmlElement("w:p")
        properties = OxmlElement("w:pPr")
        named = OxmlElement("w:pStyle")
        named.set(qn("w:val"), self._ids[style])
        properties.append(named)
        paragraph.append(properties)
        paragraph.append(_run(text))
        if after:
            paragraph.append(_tab())
            paragraph.append(_run(after))
        self._end.addprevious(paragraph)

    def write(self, paragraph: Any, text: str) -> None:
        """Write into a paragraph of the library's."""
        paragraph._p.append(_run(text))  # noqa: SLF001 (the library's own way to its XML)


def _run(text: str) -> Any:
    run = OxmlElement("w:r")
    if runs_right_to_left(text):
        properties = OxmlElement("w:rPr")
        properties.append(OxmlElement("w:rtl"))
        run.append(properties)
    content = OxmlElement("w:t")
    content.text = without_controls(text)
    content.set(qn("xml:space"), "preserve")
    run.append(content)
    return run


def _tab() -> Any:
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:tab"))
    return run


def add_field_line(paragraph: Any, start: str, page_of: str) -> None:
    """Write a line with a text at its start and, at its end, the page and the number of pages as fields.

    `page_of` has the places `%(page)s` and `%(pages)s`.
    """
    parent = paragraph._p  # noqa: SLF001 (the library's own way to its XML)
    parent.append(_run(start))
    parent.append(_tab())
    before, _page, rest = page_of.partition("%(page)s")
    middle, _pages, behind = rest.partition("%(pages)s")
    for part in (before, "PAGE", middle, "NUMPAGES", behind):
        if part in {"PAGE", "NUMPAGES"}:
            parent.append(_field(part))
        elif part:
            parent.append(_run(part))


def _field(instruction: str) -> Any:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    field.append(_run("1"))
    return field


def set_columns(section: Any, count: int) -> None:
    """Let a section have so many columns."""
    properties = section._sectPr  # noqa: SLF001 (the library has no columns)
    for known in properties.findall(qn("w:cols")):
        properties.remove(known)
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), str(count))
    columns.set(qn("w:space"), "454")
    behind = properties.find(qn("w:docGrid"))
    if behind is None:
        properties.append(columns)
    else:
        behind.addprevious(columns)


def add_table(writer: Writer, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> None:
    """Add a table whose first row is repeated on every page; `rows` are (level, cells)."""
    table = writer.document.add_table(rows=0, cols=len(columns))
    table.style = writer.document.styles["List summary"]
    table.autofit = False
    if writer.rtl:
        table._tbl.tblPr.append(OxmlElement("w:bidiVisual"))  # noqa: SLF001 (no other way)
    for each, width in zip(table.columns, _widths(len(columns)), strict=True):
        each.width = width
    _row(writer, table, columns, ("List table head", "List table head figure"))
    first = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 (no other way)
    first.append(OxmlElement("w:tblHeader"))
    for level, cells in rows:
        _row(writer, table, cells, _ROWS[level])


def _widths(count: int) -> list[int]:
    """Return the widths of columns: 25 mm for each figure, and the rest of 170 mm for what they are of."""
    figure = Mm(25)
    return [Mm(170) - figure * (count - 1), *[figure] * (count - 1)]


def _row(writer: Writer, table: Any, cells: Sequence[str], styles: tuple[str, str]) -> None:
    """Add a row; `styles` are that of its first cell and that of its figures."""
    row = table.add_row()
    widths = _widths(len(cells))
    for at, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
        cell.width = widths[at]
        paragraph = cell.paragraphs[0]
        paragraph.style = writer.document.styles[styles[1] if at else styles[0]]
        writer.write(paragraph, text)
