"""XLSX files with one hazard each."""

import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from openpyxl import Workbook
from openpyxl.chart import BarChart

from tests.importing.corpus.case import ANNA, HEAD, OMAR, ROWS, Case
from tests.importing.files import with_member, xlsx_file, xlsx_of, xlsx_row, xlsx_sharing

SHEET = "xl/worksheets/sheet1.xml"
PLAIN = xlsx_file({"List": ROWS})
TOP = xlsx_row(1, *HEAD) + xlsx_row(2, *ANNA[:3])
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(change: Callable[[Workbook], object], rows=ROWS) -> bytes:
    """Return a workbook after something was done to it."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def last(name: str, cell: str, expected: str, **facts: object) -> Case:
    """Return a case of one row whose last cell, D2, is made of this XML."""
    row = xlsx_row(2, *ANNA[:3]).replace("</row>", f"{cell}</row>")
    rows = ((2, *ANNA[:3], expected),)
    return Case(name, partial(xlsx_of, xlsx_row(1, *HEAD) + row), "list.xlsx", rows, **facts)  # type: ignore[arg-type]


def value(name: str, function: object, expected: str) -> Case:
    make = partial(xlsx_file, {"List": [HEAD, (*ANNA[:3], function)]})
    return Case(name, make, "list.xlsx", ((2, *ANNA[:3], expected),))


def book(name: str, make: Callable[[], bytes], **facts: object) -> Case:
    return Case(name, make, "list.xlsx", **facts)  # type: ignore[arg-type]


def values() -> Iterator[Case]:
    yield book("plain XLSX", partial(xlsx_file, {"List": ROWS}))
    yield value("date as a serial number", dt.date(2019, 11, 6), "2019-11-06")
    yield value("moment as a serial number", dt.datetime(2019, 11, 6, 9, 30), "2019-11-06 09:30")  # noqa: DTZ001
    yield value("time of day", dt.time(9, 30), "09:30:00")
    yield value("number as text", "0071", "0071")
    yield value("text as number", 996555123456.0, "996555123456")
    yield value("yes as a truth value", True, "True")
    yield last("number with an endless exponent", '<c r="D2"><v>1e999999999</v></c>', "Infinity")
    yield last("date that no calendar has", '<c r="D2" s="1"><v>99999999999</v></c>', "99999999999")
    yield last(
        "error of a cell",
        '<c r="D2" t="e"><v>#REF!</v></c>',
        "",
        notes=("Spreadsheet errors such as #N/A were read as empty: lines 2.",),
    )
    yield last("formula with its result", '<c r="D2" t="str"><f>A1</f><v>Adviser</v></c>', "Adviser")
    yield last(
        "formula without a result",
        '<c r="D2"><f>A1</f></c>',
        "",
        notes=("Formulas without a stored result were read as empty: lines 2.",),
    )
    yield last("carriage return as Office writes it", '<c r="D2" t="str"><v>A_x000D_\nB</v></c>', "A\nB")
    yield last(
        "NUL as Office writes it",
        '<c r="D2" t="str"><v>A_x0000_B</v></c>',
        "AU+0000B",
        verdicts=(("rejected", 1),),
    )
    yield last(
        "lone surrogate as Office writes it",
        '<c r="D2" t="str"><v>A_xD800_B</v></c>',
        "AU+D800B",
        verdicts=(("rejected", 1),),
    )
    yield last(
        "lone surrogate as a reference", '<c r="D2" t="str"><v>&#xD800;</v></c>', "", refused="damaged"
    )
    yield last("cell without an address", '<c t="str"><v>Adviser</v></c>', "Adviser")
    yield last("cell with a wrong address", '<c r="D-2" t="str"><v>Adviser</v></c>', "", refused="damaged")
    yield last("shared text that is not there", '<c r="D2" t="s"><v>7</v></c>', "", refused="damaged")


def strings() -> Iterator[Case]:
    shared = xlsx_row(2, *ANNA[:3]).replace("</row>", '<c r="D2" t="s"><v>0</v></c></row>')
    rich = "<si><r><t>Dir</t></r><r><rPr><b/></rPr><t>ector</t></r><rPh><t>ディレクター</t></rPh></si>"
    make = partial(xlsx_sharing, rich, xlsx_row(1, *HEAD) + shared)
    yield book("shared text in several fonts with a reading aid", make, rows=((2, *ANNA),))
    many = partial(xlsx_sharing, "<si><t/></si>" * 5_000_000, TOP)
    yield book(
        "five million shared texts", many, hostile=True, refused="unpacks to far more than a list needs"
    )
    # Packed a thousandfold, and each of the cells would be a text of its own in memory.
    texts = "".join(f"<si><t>{number}{'x' * 1990}</t></si>" for number in range(1500))
    cells = "".join(
        f'<row r="{row}">'
        + "".join(f'<c t="s"><v>{(row * 60 + at) % 1500}</v></c>' for at in range(60))
        + "</row>"
        for row in range(2, 900)
    )
    make = partial(xlsx_sharing, texts, xlsx_row(1, *HEAD, *(f"h{at}" for at in range(22))) + cells)
    yield book("shared texts in every cell", make, rows=(), verdicts=(("rejected", 898),), hostile=True)


def shapes() -> Iterator[Case]:
    def merged(book: Workbook) -> None:
        book.active.merge_cells("A2:A4")
        book.active.merge_cells("B2:B3")

    rows = (HEAD, ANNA, (None, None, *OMAR[2:]), (None, "members", "Ali Bey", "Expert"))
    yield book(
        "cells merged downwards",
        partial(workbook, merged, rows),
        rows=((2, *ANNA), (3, *ANNA[:2], *OMAR[2:]), (4, *ANNA[:2], "Ali Bey", "Expert")),
        notes=("Merged cells were read as if each row held their text: lines 3, 4.",),
    )
    yield book(
        "blank rows with a format at the end",
        partial(
            workbook,
            lambda book: [setattr(book.active.cell(row, 1), "number_format", "@") for row in range(4, 400)],
        ),
    )
    yield book(
        "claimed size too small",
        partial(xlsx_of, "".join(map(xlsx_row, (1, 2, 3), *zip(*ROWS, strict=True))), "A1"),
    )
    yield book(
        "claimed size too large",
        partial(xlsx_of, "".join(map(xlsx_row, (1, 2, 3), *zip(*ROWS, strict=True))), "A1:XFD1048576"),
    )


def far_cells() -> Iterator[Case]:
    far = xlsx_row(1_048_576, *OMAR)
    yield book(
        "cell in the last row",
        partial(xlsx_of, xlsx_row(1, *HEAD) + xlsx_row(2, *ANNA) + far),
        rows=((2, *ANNA), (1_048_576, *OMAR)),
        hostile=True,
    )
    column = '<row r="2"><c r="XFD2"><v>1</v></c></row>'
    yield book(
        "cell in the last column",
        partial(xlsx_of, xlsx_row(1, *HEAD) + column),
        rows=((2, "", "", "", ""),),
        verdicts=(("rejected", 1),),
        hostile=True,
    )
    heading = xlsx_row(1, *HEAD).replace("</row>", '<c r="XFD1" t="str"><v>x</v></c></row>')
    yield book(
        "heading in the last column",
        partial(xlsx_of, heading + xlsx_row(2, *ANNA)),
        refused="Line 1 has more than 100 columns.",
        hostile=True,
    )
    yield book(
        "row beyond the last",
        partial(xlsx_of, xlsx_row(1, *HEAD) + xlsx_row(9_999_999, *ANNA)),
        refused="damaged",
    )
    yield book(
        "100,001 rows of a workbook",
        partial(xlsx_of, xlsx_row(1, *HEAD) + '<row><c t="str"><v>Chad</v></c></row>' * 100_001),
        refused="The file has more than 100000 rows.",
        hostile=True,
    )


def sheets() -> Iterator[Case]:
    yield book(
        "several sheets",
        partial(xlsx_file, {"Notes": [["some text"]], "People": ROWS}),
        notes=("Of several sheets only “People” was read; not read: “Notes”.",),
    )
    yield book(
        "hidden first sheet",
        partial(xlsx_file, {"Old": [HEAD, OMAR], "New": ROWS}, hidden=["Old"]),
        notes=("Hidden sheets were not read: “Old”.",),
    )

    def charts(book: Workbook) -> None:
        book.create_chartsheet("Chart").add_chart(BarChart())
        book.remove(book.worksheets[0])

    yield book(
        "charts alone", partial(workbook, charts), refused="The workbook has no sheet of cells, only charts"
    )
    yield book(
        "no text", partial(xlsx_file, {"One": [], "Two": [[None]]}), refused="The workbook holds no text."
    )
    strict = with_member(PLAIN, SHEET, sheet_with(f'xmlns="{STRICT}"'))
    yield book("strict kind of XLSX", lambda: strict)
    prefixed = sheet_with(f'xmlns:x="{TRANSITIONAL}"', prefix="x:")
    yield book("prefixes on every tag", lambda: with_member(PLAIN, SHEET, prefixed))


def sheet_with(names: str, prefix: str = "") -> bytes:
    rows = "".join(map(xlsx_row, (1, 2, 3), *zip(*ROWS, strict=True)))
    xml = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    tagged = (
        xml.replace("</", f"</{prefix}")
        .replace("<", f"<{prefix}")
        .replace(f"<{prefix}/{prefix}", f"</{prefix}")
    )
    return tagged.replace("worksheet>", f"worksheet {names}>", 1).encode()


def xml_attacks() -> Iterator[Case]:
    laughs = "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    entities: Mapping[str, str] = {
        "a billion laughs": f'<!DOCTYPE x [<!ENTITY a "ha">{laughs}]>',
        "an entity from a file": '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/hostname">]>',
        "an entity from the network": '<!DOCTYPE x [<!ENTITY j SYSTEM "http://127.0.0.1:1/x">]>',
        "a document type from the network": '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">',
    }
    body = sheet_with(f'xmlns="{TRANSITIONAL}"').decode().replace("Director", "&j;")
    for name, head in entities.items():
        for member in (SHEET, "xl/workbook.xml", "xl/styles.xml"):
            make = partial(with_member, PLAIN, member, f"{head}{body}".encode())
            yield book(
                f"{name} in {member}", make, refused="carries a document type declaration", hostile=True
            )
    utf_16 = f'<?xml version="1.0" encoding="UTF-16"?>{head}{body}'.encode("utf-16")
    yield book(
        "a document type in UTF-16",
        partial(with_member, PLAIN, SHEET, utf_16),
        refused="carries a document type declaration",
    )
    late = f"<!--{'x' * 3_000_000}-->{head}{body}".encode()
    yield book(
        "a document type after a long comment",
        partial(with_member, PLAIN, SHEET, late),
        refused="carries a document type declaration",
        hostile=True,
    )
    deep = "<x>" * 900_000
    yield book("a million levels", partial(xlsx_of, deep), refused="damaged", hostile=True)
    yield book(
        "one row of a million cells",
        partial(xlsx_of, f'<row r="1">{"<c/>" * 1_100_000}</row>'),
        refused="unpacks to far more than a list needs",
        hostile=True,
    )
    text = f'<row r="1"><c t="str"><v>{"x" * 5_000_000}</v></c></row>'
    yield book(
        "a cell of five million letters", partial(xlsx_of, text), refused="unpacks to far more", hostile=True
    )
    styles = b"<styleSheet>" + b"<x/>" * 2_000_000 + b"</styleSheet>"
    yield book(
        "two million styles",
        partial(with_member, PLAIN, "xl/styles.xml", styles),
        refused="unpacks to far more than a list needs",
        hostile=True,
    )


def cases() -> Iterator[Case]:
    yield from values()
    yield from strings()
    yield from shapes()
    yield from far_cells()
    yield from sheets()
    yield from xml_attacks()
