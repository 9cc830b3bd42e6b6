"""Files that are no table at all, whatever their name says."""

import gzip
from collections.abc import Iterator

from tests.importing.corpus.case import Case, text_file
from tests.importing.files import zip_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
HTML = "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table><tr><td>body</td></tr></table></html>"
ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}
KINDS = (
    ("PDF", "list.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "a PDF document"),
    ("PDF named CSV", "list.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "a PDF document"),
    ("RTF", "list.rtf", b"{\\rtf1\\ansi body\\par}", "a Rich Text document"),
    ("PNG", "list.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "an image"),
    ("JPEG named XLSX", "list.xlsx", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(40), "an image"),
    ("photo of a telephone", "list.heic", b"\x00\x00\x00\x18ftypheic" + bytes(40), "an image, sound or film"),
    ("XLS", "list.xls", OLE + "Workbook".encode("utf-16-le"), "a workbook of the old Excel kind (.xls)"),
    ("XLS of 1992", "list.xls", b"\t\x04\x06\x00\x00\x00\x10\x00", "a workbook of the old Excel kind (.xls)"),
    ("DOC", "list.doc", OLE + "WordDocument".encode("utf-16-le"), "a Word document"),
    (
        "locked workbook",
        "list.xlsx",
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "a workbook locked with a password",
    ),
    ("XLSB", "list.xlsb", zip_file({"xl/workbook.bin": b"x"}), "a binary workbook (.xlsb)"),
    ("DOCX", "list.docx", zip_file({"word/document.xml": b"<x/>"}), "a Word document"),
    ("ODT", "list.odt", zip_file(ODT), "an OpenDocument file of another kind"),
    ("Apple Numbers", "list.numbers", zip_file({"Index/Document.iwa": b"x"}), "a workbook of Apple Numbers"),
    ("web page named XLS", "list.xls", HTML.encode(), "a web page"),
    ("web page in UTF-16 named XLS", "list.xls", HTML.encode("utf-16"), "a web page"),
    ("table of a web page named XLS", "list.xls", b"\r\n<TABLE border=1><tr><td>body</table>", "a web page"),
    ("workbook as XML of 2003", "list.xml", b'<?xml version="1.0"?><Workbook/>', "an XML document"),
    ("address card", "list.vcf", b"BEGIN:VCARD\r\nVERSION:3.0\r\n", "an address card (vCard)"),
    ("JSON", "list.json", b'[{"body": "Kenya"}]', "a JSON document"),
    ("packed CSV", "list.zip", zip_file({"list.csv": text_file()}), "a packed file"),
    ("packed CSV of gzip", "list.csv.gz", gzip.compress(text_file(), mtime=0), "a packed file"),
    ("archive in an archive", "list.xlsx", zip_file({"list.xlsx": zip_file({"xl/a": b""})}), "a packed file"),
    ("empty archive", "list.xlsx", zip_file({}), "an empty archive"),
)


def cases() -> Iterator[Case]:
    for name, filename, data, kind in KINDS:
        yield Case(name, lambda data=data: data, filename, refused=f"This file is {kind}, not a table.")
    yield Case(
        "program",
        lambda: b"MZ\x90\x00\x03" + bytes(range(256)) * 8,
        refused="The encoding of the file is not known",
    )
