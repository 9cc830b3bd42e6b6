"""A table of text as a file, in the formats that are read; in memory, so that no copy stays in a folder."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from eventsite.lib.csv_safety import escape_formula

#: Name of the format, as `Table.format` gives it, to the type of the file.
CONTENT_TYPES: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
_BYTE_ORDER_MARK = "\ufeff"
_ROWS_A_PIECE = 500
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What would be read as a character written by its number; and a line end that XML would make another of.
_LIKE_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_SPACES = re.compile(" {2,}|^ | $")

Rows = Iterable[Sequence[str]]


def write_table(rows: Rows, file_format: str, delimiter: str = ",") -> Iterator[bytes]:
    """Yield the pieces of a CSV, XLSX or ODS file; no cell can be run as a formula."""
    safe = ([str(escape_formula(cell)) for cell in row] for row in rows)
    if file_format == "csv":
        yield from _csv(safe, delimiter or ",")
    else:
        yield (_xlsx if file_format == "xlsx" else _ods)(safe)


def _csv(rows: Rows, delimiter: str) -> Iterator[bytes]:
    file = io.StringIO(newline="")
    # Spreadsheet programs take a CSV without this mark for one in an old encoding.
    file.write(_BYTE_ORDER_MARK)
    writer = csv.writer(file, delimiter=delimiter)
    for number, row in enumerate(rows, start=1):
        writer.writerow(row)
        if number % _ROWS_A_PIECE == 0:
            yield _taken(file)
    yield _taken(file)


def _taken(file: io.StringIO) -> bytes:
    text = file.getvalue()
    file.seek(0)
    file.truncate()
    return text.encode("utf-8", "replace")


def _archive(members: Mapping[str, str], sheet: str, rows: Iterator[str], stored: str = "") -> bytes:
    """Return an archive of small parts and one of rows, which is written piece by piece."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        if stored:  # the type of an ODS comes first and unpacked
            archive.writestr("mimetype", stored, zipfile.ZIP_STORED)
        for name, text in members.items():
            archive.writestr(name, text)
        with archive.open(sheet, "w") as part:
            for piece in rows:
                part.write(piece.encode())
    return file.getvalue()


_OFFICE = "http://schemas.openxmlformats.org"
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_XLSX_PARTS = {
    "[Content_Types].xml": f'{_XML}<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": f'{_XML}<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/workbook.xml": f'{_XML}<workbook xmlns="{_OFFICE}/spreadsheetml/2006/main" '
    f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships"><sheets>'
    '<sheet name="Rows" sheetId="1" r:id="rId1"/></sheets></workbook>',
}


def _xlsx(rows: Rows) -> bytes:
    head = f'{_XML}<worksheet xmlns="{_OFFICE}/spreadsheetml/2006/main"><sheetData>'
    parts = _parts(head, rows, "row", _xlsx_cell, "</sheetData></worksheet>")
    return _archive(_XLSX_PARTS, "xl/worksheets/sheet1.xml", parts)


def _xlsx_cell(text: str) -> str:
    numbered = _LIKE_ESCAPED.sub("_x005F_", text).replace("\r", "_x000D_")
    safe = _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", numbered)
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(safe)}</t></is></c>'


_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_ODS_PARTS = {
    "META-INF/manifest.xml": f'{_XML}<manifest:manifest xmlns:manifest="{_NAMES}:manifest:1.0" '
    'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" '
    f'manifest:media-type="{CONTENT_TYPES["ods"]}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>",
}


def _ods(rows: Rows) -> bytes:
    head = (
        f'{_XML}<office:document-content xmlns:office="{_NAMES}:office:1.0" xmlns:table="{_NAMES}:table:1.0" '
        f'xmlns:text="{_NAMES}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        '<table:table table:name="Rows">'
    )
    tail = "</table:table></office:spreadsheet></office:body></office:document-content>"
    parts = _parts(head, rows, "table:table-row", _ods_cell, tail)
    return _archive(_ODS_PARTS, "content.xml", parts, CONTENT_TYPES["ods"])


def _ods_cell(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    lines = _NOT_IN_XML.sub("\ufffd", text).split("\n")
    paragraphs = "".join(f"<text:p>{_SPACES.sub(_spaces, escape(line))}</text:p>" for line in lines)
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def _spaces(found: re.Match[str]) -> str:
    return f'<text:s text:c="{len(found[0])}"/>'


def _parts(head: str, rows: Rows, tag: str, cell: Callable[[str], str], tail: str) -> Iterator[str]:
    yield head
    for row in rows:
        yield f"<{tag}>{''.join(map(cell, row))}</{tag}>"
    yield tail
