import pytest

from eventsite.lib.tables.limits import UnreadableFile
from tests.importing.files import zip_file
from tests.importing.reading import read_table

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"{\\rtf1 ...", "a Rich Text document"),
        (b"\x89PNG\r\n\x1a\n....", "an image"),
        (b"\xff\xd8\xff\xe0....", "an image"),
        (b"BM\x0a\x00\x00\x00....", "an image"),
        (b"\x1f\x8b\x08....", "a packed file"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><table>", "a web page"),
        (b"<?xml version='1.0'?><Workbook/>", "an XML document"),
        (b"BEGIN:VCARD\n", "an address card"),
        (OLE + "Workbook".encode("utf-16-le"), r"a workbook of the old Excel kind \(\.xls\)"),
        (OLE + "WordDocument".encode("utf-16-le"), "a Word document"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a workbook locked with a password"),
        (OLE, "a document of an old Office kind"),
        (zip_file({"word/document.xml": b""}), "a Word document"),
        (zip_file({"ppt/presentation.xml": b""}), "a presentation"),
        (zip_file({"xl/workbook.bin": b""}), "a binary workbook"),
        (
            zip_file({"mimetype": b"application/vnd.oasis.opendocument.text"}),
            "an OpenDocument file of another",
        ),
        (zip_file({"Index/Document.iwa": b""}), "a workbook of Apple Numbers"),
        (zip_file({"list.csv": b"a,b"}), "a packed file"),
        (zip_file({}), "an empty archive"),
    ],
)
def test_read_table_names_what_the_file_is_and_what_to_send(data, kind):
    with pytest.raises(UnreadableFile, match=f"^This file is {kind}.*Save the list as XLSX, ODS or CSV"):
        read_table(data)


def test_read_table_takes_a_heading_that_begins_like_a_bitmap():
    assert read_table(b"BMI,body,full_name\n1,Kenya,A\n").header[0] == "BMI"
