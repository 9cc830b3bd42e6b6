"""ODS files with one hazard each, and archives that are damaged or built to exhaust us."""

import io
import zipfile
from collections.abc import Iterator
from functools import partial

from tests.importing.corpus.case import ANNA, HEAD, OMAR, ROWS, Case
from tests.importing.files import ods_cell, ods_file, ods_row, with_member, xlsx_file, zip_file

LIST = "".join(ods_row(*row) for row in ROWS)
REST = '<table:table-cell table:number-columns-repeated="1048576"/>'
MORE = 'table:number-{}-repeated="1048576"'


def document(name: str, xml: str, **facts: object) -> Case:
    return Case(name, partial(ods_file, {"List": xml}), "list.ods", **facts)  # type: ignore[arg-type]


def last(name: str, cell: str, expected: str, **facts: object) -> Case:
    """Return a case of one row whose last cell is made of this XML."""
    xml = ods_row(*HEAD) + ods_row(*ANNA[:3], cell)
    return document(name, xml, rows=((2, *ANNA[:3], expected),), **facts)


def typed(kind: str, attribute: str, value: str) -> str:
    kinds = f'office:value-type="{kind}" office:{attribute}="{value}"'
    return f"<table:table-cell {kinds}><text:p>shown</text:p></table:table-cell>"


def values() -> Iterator[Case]:
    yield document("plain ODS", LIST)
    yield last("ODS date", typed("date", "date-value", "2019-11-06T00:00:00"), "2019-11-06")
    yield last("ODS number", typed("float", "value", "996555123456.0"), "996555123456")
    yield last(
        "ODS number with an endless exponent",
        typed("float", "value", "1e999999999"),
        "Infinity",
        hostile=True,
    )
    yield last("ODS error", ods_cell("Err:502"), "", notes=("Spreadsheet errors such as #N/A",))
    yield last(
        "ODS lines and remark",
        (
            "<table:table-cell><office:annotation><text:p>secret</text:p></office:annotation><text:p>Director</text:p>"
            "<text:p>of<text:s text:c='4'/>things</text:p></table:table-cell>"
        ),
        "Director\nof things",
    )
    nested = "<text:span>" * 20_000 + "x" + "</text:span>" * 20_000
    yield last(
        "ODS spans in spans",
        f"<table:table-cell><text:p>{nested}</text:p></table:table-cell>",
        "",
        refused="damaged",
        hostile=True,
    )


def shapes() -> Iterator[Case]:
    yield document("ODS cells repeated to the last column", "".join(ods_row(*row, REST) for row in ROWS))
    yield document(
        "ODS blank rows repeated to the last", LIST + ods_row(REST, attributes=MORE.format("rows"))
    )
    blanks = ods_row(ods_cell(" "), attributes=MORE.format("rows"))
    yield document("ODS rows of one blank repeated without end", LIST + blanks * 1000, hostile=True)
    yield document(
        "ODS row with text repeated to the last",
        LIST + ods_row("x", attributes=MORE.format("rows")),
        refused="The file has more than 100000 rows.",
        hostile=True,
    )
    yield document(
        "ODS heading repeated to the last column",
        ods_row(*HEAD, ods_cell("x", MORE.format("columns"))) + ods_row(*ANNA),
        refused="Line 1 has more than 100 columns.",
        hostile=True,
    )
    covered = "<table:covered-table-cell/>"
    merged = ods_cell("Kenya", 'table:number-rows-spanned="2"')
    yield document(
        "ODS cells merged downwards",
        ods_row(*HEAD) + ods_row(merged, *ANNA[1:]) + ods_row(covered, *OMAR[1:]),
        rows=((2, *ANNA), (3, "Kenya", *OMAR[1:])),
        notes=("Merged cells were read as if each row held their text: lines 3.",),
    )
    group = f"<table:table-row-group>{'<table:table-row-group>' * 5}{ods_row(*OMAR)}"
    yield document(
        "ODS rows in groups",
        f"<table:table-header-rows>{ods_row(*HEAD)}</table:table-header-rows>{ods_row(*ANNA)}"
        f"{group}{'</table:table-row-group>' * 6}",
    )
    yield document(
        "ODS groups in groups",
        "<table:table-row-group>" * 9_000 + "</table:table-row-group>" * 9_000,
        refused="damaged",
        hostile=True,
    )
    yield document("ODS without text", ods_row("", ""), refused="The workbook holds no text.")
    yield Case(
        "ODS with several sheets",
        partial(ods_file, {"Notes": ods_row("text"), "People": LIST}),
        "list.ods",
        notes=("Of several sheets only “People” was read; not read: “Notes”.",),
    )


def archives() -> Iterator[Case]:
    for name, head in (
        ("ODS with an entity", '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/hostname">]>'),
        ("ODS with a document type", '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">'),
    ):
        yield Case(
            name,
            partial(ods_file, {"List": LIST}, head=head),
            "list.ods",
            refused="carries a document type declaration",
        )
    ods, xlsx = ods_file({"List": LIST}), xlsx_file({"List": ROWS})
    locked = with_member(ods, "META-INF/manifest.xml", b"<manifest:encryption-data/>")
    yield Case("ODS with a password", lambda: locked, "list.ods", refused="locked with a password")
    yield Case("XLSX cut short", lambda: xlsx[: len(xlsx) // 2], "list.xlsx", refused="damaged")
    yield Case("ODS cut short", lambda: ods[:-30], "list.ods", refused="damaged")
    yield Case(
        "XLSX without its sheet",
        lambda: without(xlsx, "xl/worksheets/sheet1.xml"),
        "list.xlsx",
        refused="damaged",
    )
    yield Case("XLSX with a flipped byte", lambda: flipped(xlsx), "list.xlsx", refused="damaged")
    yield Case(
        "archive with a password", lambda: encrypted(xlsx), "list.xlsx", refused="locked with a password"
    )
    big = with_member(xlsx, "xl/media/a.bin", bytes(10_000_000))
    yield Case(
        "member packed a thousandfold", lambda: big, "list.xlsx", refused="unpacks to far more", hostile=True
    )
    many = {f"xl/media/{number}.bin": bytes(4_900_000) for number in range(45)}
    yield Case(
        "many members just below the size that is looked at",
        lambda: zip_file(many),
        "list.xlsx",
        refused="Unpacked, the workbook holds more than 200 MB.",
        hostile=True,
    )
    entries = zip_file({f"xl/{number}": b"" for number in range(50_000)})
    yield Case(
        "archive of 50,000 members",
        lambda: entries,
        "list.xlsx",
        refused="Unpacked, the workbook",
        hostile=True,
    )


def without(archive: bytes, member: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(file, "w") as new:
        for info in old.infolist():
            if info.filename != member:
                new.writestr(info, old.read(info))
    return file.getvalue()


def flipped(archive: bytes) -> bytes:
    """Return an archive with one byte of the packed sheet changed."""
    at = archive.index(b"xl/worksheets/sheet1.xml") + 60
    return archive[:at] + bytes([archive[at] ^ 0xFF]) + archive[at + 1 :]


def encrypted(archive: bytes) -> bytes:
    """Return an archive whose directory says that its members are encrypted."""
    changed = bytearray(archive)
    at = archive.find(b"PK\x01\x02")
    while at >= 0:
        changed[at + 8] |= 1
        at = archive.find(b"PK\x01\x02", at + 1)
    return bytes(changed)


def cases() -> Iterator[Case]:
    yield from values()
    yield from shapes()
    yield from archives()
