"""Tell by its first bytes what a file is, and refuse by name what cannot hold a table."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from eventsite.lib.tables.limits import UnreadableFile

ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams inside the old Office container, as they stand in its directory.
_ENCRYPTED, _WORKBOOK, _WORD = ("EncryptedPackage", "Workbook", "WordDocument")

_BYTE_ORDER_MARKS = b"\xef\xbb\xbf\xfe\xff"
_PACKED_BY_BZIP = b"\x31\x41\x59\x26\x53\x59"

_BINARY_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", gettext_noop("a PDF document")),
    (b"{\\rtf", gettext_noop("a Rich Text document")),
    (b"\x89PNG", gettext_noop("an image")),
    (b"\xff\xd8\xff", gettext_noop("an image")),
    (b"GIF8", gettext_noop("an image")),
    (b"BM", gettext_noop("an image")),
    (b"II*\x00", gettext_noop("an image")),
    (b"MM\x00*", gettext_noop("an image")),
    (b"RIFF", gettext_noop("an image, sound or film")),
    (b"\x1f\x8b", gettext_noop("a packed file")),
    (b"Rar!", gettext_noop("a packed file")),
    (b"7z\xbc\xaf", gettext_noop("a packed file")),
    (b"\xfd7zXZ", gettext_noop("a packed file")),
    (b"BZh", gettext_noop("a packed file")),
    (b"\x28\xb5\x2f\xfd", gettext_noop("a packed file")),
    # Excel before 1995, without a container around its records.
    (b"\t\x00\x04\x00", gettext_noop("a workbook of the old Excel kind (.xls)")),
    (b"\t\x02\x06\x00", gettext_noop("a workbook of the old Excel kind (.xls)")),
    (b"\t\x04\x06\x00", gettext_noop("a workbook of the old Excel kind (.xls)")),
    (b"\t\x08\x08\x00", gettext_noop("a workbook of the old Excel kind (.xls)")),
    (b"SQLite format 3", gettext_noop("a database")),
    (b"\x00\x01\x00\x00Standard ", gettext_noop("a database")),
    (_EMPTY_ZIP, gettext_noop("an empty archive")),
)
_TEXT_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"<!doctype html", gettext_noop("a web page")),
    (b"<html", gettext_noop("a web page")),
    (b"<head", gettext_noop("a web page")),
    (b"<meta", gettext_noop("a web page")),
    (b"<body", gettext_noop("a web page")),
    (b"<style", gettext_noop("a web page")),
    (b"<table", gettext_noop("a web page")),
    (b"<div", gettext_noop("a web page")),
    (b"<!--", gettext_noop("a web page")),
    (b"mime-version:", gettext_noop("a web page")),
    (b"<svg", gettext_noop("an image")),
    (b'{"', gettext_noop("a JSON document")),
    (b'[{"', gettext_noop("a JSON document")),
    (b"<?xml", gettext_noop("an XML document")),
    (b"begin:vcard", gettext_noop("an address card (vCard)")),
    (b"begin:vcalendar", gettext_noop("a calendar")),
)


def refuse_wrong_kind(data: bytes) -> None:
    """Raise UnreadableFile, naming the kind, for a file that is no table, or an empty one."""
    if not data.strip(_BYTE_ORDER_MARKS + b"\0\t\n\r "):
        raise UnreadableFile(_("The file is empty. Send a table with one heading row and one row a person."))
    kind = _old_office_kind(data) if data.startswith(_OLE) else _known_kind(data)
    if data[4:8] == b"ftyp":
        kind = _("an image, sound or film")
    if kind:
        raise wrong_kind(kind)


def wrong_kind(kind: str) -> UnreadableFile:
    """Return the error for a file of another kind, already named in the reader's language."""
    return UnreadableFile(
        _("This file is %(kind)s, not a table. Save the list as XLSX, ODS or CSV and send that file.")
        % {"kind": kind}
    )


def _known_kind(data: bytes) -> str:
    # Without the zero bytes, the beginning of a text in UTF-16 reads as any other.
    start = data[:512].translate(None, b"\0").lstrip(_BYTE_ORDER_MARKS + b" \t\r\n").lower()
    binary = (kind for signature, kind in _BINARY_KINDS if _has_signature(data, signature))
    text = (kind for signature, kind in _TEXT_KINDS if start.startswith(signature))
    kind = next(binary, None) or next(text, None)
    return _(kind) if kind else ""


def _has_signature(data: bytes, signature: bytes) -> bool:
    # A few letters alone could begin a heading: a fixed number and the size of the bitmap tell them apart.
    if signature == b"BZh":
        return data.startswith(b"BZh") and data[4:10] == _PACKED_BY_BZIP
    if signature == b"BM":
        return data.startswith(b"BM") and data[2:6] == len(data).to_bytes(4, "little")
    return data.startswith(signature)


def _old_office_kind(data: bytes) -> str:
    if _ENCRYPTED.encode("utf-16-le") in data:
        return _("a workbook locked with a password")
    if _WORKBOOK.encode("utf-16-le") in data:
        return _("a workbook of the old Excel kind (.xls)")
    if _WORD.encode("utf-16-le") in data:
        return _("a Word document")
    return _("a document of an old Office kind")
