"""Small import files made on the spot, one hazard each."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook

HEADER = ("body", "full_name", "function")
PERSON = ("Kazakhstan", "Aigerim Bek", "Director")


def csv_file(
    rows: Iterable[Sequence[str]] = (HEADER, PERSON),
    *,
    delimiter: str = ",",
    encoding: str = "utf-8",
    line_end: str = "\n",
) -> bytes:
    """Return plain rows as delimited text, unquoted."""
    return "".join(delimiter.join(row) + line_end for row in rows).encode(encoding)


def xlsx_file(sheets: Mapping[str, Sequence[Sequence[Any]]], *, hidden: Sequence[str] = ()) -> bytes:
    """Return a workbook with these sheets."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name in hidden:
            sheet.sheet_state = "hidden"
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def with_member(archive: bytes, member: str, content: bytes) -> bytes:
    """Return an archive with one member replaced or added."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename != member:
                new.writestr(info, old.read(info))
        new.writestr(member, content)
    return file.getvalue()


def sheet_xml(rows: str, dimension: str = "A1:C2") -> bytes:
    """Return the XML of a worksheet around its rows."""
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>'
    ).encode()


def xlsx_row(number: int, *cells: str) -> str:
    """Return one row of a worksheet, its cells as inline text from column A on."""
    written = "".join(
        f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
        for place, cell in enumerate(cells)
    )
    return f'<row r="{number}">{written}</row>'


def xlsx_of(rows: str, dimension: str = "A1:C2") -> bytes:
    """Return a workbook whose only sheet is made of this XML."""
    return with_member(xlsx_file({"List": []}), "xl/worksheets/sheet1.xml", sheet_xml(rows, dimension))


def xlsx_sharing(strings: str, rows: str) -> bytes:
    """Return a workbook whose cells share texts; `strings` is the XML between the tags of the table."""
    schema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="{key}" Type="{schema}/{kind}" Target="{target}"/>'
        for key, kind, target in (
            ("rId1", "worksheet", "/xl/worksheets/sheet1.xml"),
            ("rId2", "sharedStrings", "sharedStrings.xml"),
        )
    )
    data = with_member(
        xlsx_of(rows), "xl/_rels/workbook.xml.rels", f"<Relationships>{relations}</Relationships>".encode()
    )
    table = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{strings}</sst>'
    return with_member(data, "xl/sharedStrings.xml", table.encode())


def ods_cell(text: str, attributes: str = "") -> str:
    """Return a text cell; each line a paragraph."""
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string" {attributes}>{paragraphs}</table:table-cell>'


def ods_row(*cells: str, attributes: str = "") -> str:
    """Return a row of cells that are text or ready-made XML."""
    written = "".join(cell if cell.startswith("<") else ods_cell(cell) for cell in cells)
    return f"<table:table-row {attributes}>{written}</table:table-row>"


def ods_file(sheets: Mapping[str, str], *, head: str = "") -> bytes:
    """Return an OpenDocument spreadsheet whose sheets are made of this XML."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{xml}</table:table>" for name, xml in sheets.items()
    )
    content = (
        f'<?xml version="1.0"?>{head}<office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zip_file(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": b"<manifest/>",
        }
    )


def zip_file(members: Mapping[str, bytes]) -> bytes:
    """Return an archive of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()
