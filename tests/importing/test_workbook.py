import time
import tracemalloc
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from eventsite.lib.tables.limits import Limits, UnreadableFile
from eventsite.lib.tables.worksheet import cell_text
from tests.importing.files import (
    HEADER,
    PERSON,
    with_member,
    xlsx_file,
    xlsx_of,
    xlsx_row,
    xlsx_sharing,
    zip_file,
)
from tests.importing.reading import read_table


def test_read_table_reads_a_workbook():
    table = read_table(xlsx_file({"List": [HEADER, PERSON]}))
    assert (table.format, table.sheet, table.header, table.rows[0].cells) == ("xlsx", "List", HEADER, PERSON)


def test_rows_of_a_sheet_carry_its_row_numbers():
    rows = [["body", "full_name"], [], ["Kenya", "A"], [None, None], [], ["Chad", "B"]]
    assert [row.line for row in read_table(xlsx_file({"List": rows})).rows] == [3, 6]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7, "7"),
        (7.0, "7"),
        (7.25, "7.25"),
        (996555123456.0, "996555123456"),
        (1e22, "10000000000000000000000"),
        (0.1, "0.1"),
        (float("inf"), "Infinity"),
        (datetime(2019, 11, 6), "2019-11-06"),  # noqa: DTZ001 (a sheet knows no zones)
        (datetime(2019, 11, 6, 9, 30), "2019-11-06 09:30"),  # noqa: DTZ001 (as above)
        (date(2019, 11, 6), "2019-11-06"),
        ("text", "text"),
        (True, "True"),
    ],
)
def test_cell_text_reads_as_a_person_reads_it(value, text):
    assert cell_text(value) == text


def test_numbers_and_dates_of_a_workbook_become_text():
    rows = [HEADER, ["Kenya", 7.0, date(2019, 11, 6)]]
    assert read_table(xlsx_file({"List": rows})).rows[0].cells == ("Kenya", "7", "2019-11-06")


def test_the_sheet_with_known_headings_is_read_and_the_others_are_named():
    sheets = {"Notes": [["some"], ["text"]], "People": [HEADER, PERSON], "Empty": []}
    table = read_table(xlsx_file(sheets))
    assert (table.sheet, table.notes) == (
        "People",
        ["Of several sheets only “People” was read; not read: “Notes”."],
    )


def test_a_hidden_sheet_is_not_read():
    sheets = {"Old": [HEADER, ("Chad", "Old", "")], "New": [HEADER, PERSON]}
    assert read_table(xlsx_file(sheets, hidden=["Old"])).sheet == "New"


def test_a_workbook_without_text_is_refused():
    with pytest.raises(UnreadableFile, match="The workbook holds no text"):
        read_table(xlsx_file({"One": [], "Two": [[None]]}))


def test_the_claimed_size_of_a_sheet_is_not_believed():
    rows = xlsx_row(1, *HEADER) + xlsx_row(2, *PERSON) + xlsx_row(3, "Chad", "B")
    assert len(read_table(xlsx_of(rows, dimension="A1:A1")).rows) == 2


def test_a_cell_on_the_last_row_costs_neither_memory_nor_time():
    data = xlsx_of(xlsx_row(1, *HEADER) + xlsx_row(2, *PERSON) + xlsx_row(1_048_576, "Chad", "B"))
    began = time.process_time()
    table = read_table(data)
    assert (table.rows[1].line, time.process_time() - began < 20) == (1_048_576, True)


def test_a_cell_on_a_far_row_costs_no_memory():
    data = xlsx_of(xlsx_row(1, *HEADER) + xlsx_row(2, *PERSON) + xlsx_row(50_000, "Chad", "B"))
    tracemalloc.start()
    read_table(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000


def test_a_cell_in_a_far_column_is_refused_when_it_holds_something():
    row = '<row r="2"><c r="XFD2" t="inlineStr"><is><t>x</t></is></c></row>'
    table = read_table(xlsx_of(xlsx_row(1, *HEADER) + row))
    assert table.rows[0].extra == ("x",)


def test_a_workbook_that_is_wide_on_every_row_is_read_up_to_the_limit():
    rows = "".join(f'<row r="{number}"><c r="XFD{number}"><v>1</v></c></row>' for number in range(2, 30))
    table = read_table(xlsx_of(xlsx_row(1, *HEADER) + rows), limits=Limits(rows=1000))
    assert {(row.cells, row.extra) for row in table.rows} == {(("", "", ""), ("1",))}


def test_a_row_of_countless_cells_is_refused_before_it_is_parsed():
    with pytest.raises(UnreadableFile, match="unpacks to far more than a list needs"):
        read_table(xlsx_of(f'<row r="1">{"<c/>" * 1_100_000}</row>'))


def test_countless_shared_strings_are_refused_before_they_are_parsed():
    data = xlsx_sharing("<si/>" * 1000, xlsx_row(1, *HEADER))
    with pytest.raises(UnreadableFile, match="unpacks to far more than a list needs"):
        read_table(data, limits=Limits(rows=10))


def test_a_workbook_that_unpacks_beyond_the_limit_is_refused():
    data = with_member(xlsx_file({"List": [HEADER, PERSON]}), "xl/media/image.bin", bytes(3_000_000))
    with pytest.raises(UnreadableFile, match="Unpacked, the workbook holds more than 2 MB"):
        read_table(data, limits=Limits(unpacked_size=2 * 1024 * 1024))


def test_a_member_packed_too_well_is_refused():
    data = with_member(xlsx_file({"List": [HEADER, PERSON]}), "xl/media/image.bin", bytes(6_000_000))
    with pytest.raises(UnreadableFile, match="unpacks to far more than a list needs"):
        read_table(data)


def test_a_workbook_of_too_many_members_is_refused():
    members = {f"xl/{number}": b"" for number in range(11)}
    with pytest.raises(UnreadableFile, match="Unpacked"):
        read_table(zip_file(members), limits=Limits(members=10))


@pytest.mark.parametrize(
    "entity",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY b SYSTEM "file:///etc/hostname">',
    ],
)
def test_entities_in_a_sheet_are_refused(entity):
    data = xlsx_of("")
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
    xml = (
        f"<!DOCTYPE worksheet [{entity}]>"
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{row}</sheetData></worksheet>"
    )
    with pytest.raises(UnreadableFile, match="document type declaration"):
        read_table(with_member(data, "xl/worksheets/sheet1.xml", xml.encode()))


@pytest.mark.parametrize("member", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_damaged_workbook_is_refused(member):
    with pytest.raises(UnreadableFile, match="damaged"):
        read_table(with_member(xlsx_file({"List": [HEADER, PERSON]}), member, b"<broken"))


def test_a_workbook_cut_short_is_refused():
    with pytest.raises(UnreadableFile, match="damaged"):
        read_table(xlsx_file({"List": [HEADER, PERSON]})[:-500])


def test_a_spreadsheet_error_is_empty_and_said():
    data = xlsx_of(
        xlsx_row(1, *HEADER) + '<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2"><v>5</v></c></row>'
    )
    table = read_table(data)
    assert (table.rows[0].cells, len(table.notes)) == (("", "5", ""), 1)


def test_the_helper_makes_workbooks_that_others_open(tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(xlsx_of(xlsx_row(1, *HEADER)))
    assert load_workbook(path).active["B1"].value == "full_name"


def test_number_text_keeps_a_decimal_without_exponent():
    assert cell_text(float(Decimal("1e-5"))) == "0.00001"


@pytest.mark.parametrize("result", ["", "<v/>", "<v></v>"])
def test_a_formula_without_a_stored_result_is_said(result):
    row = f'<row r="2"><c r="A2"><f>B2&amp;"x"</f>{result}</c><c r="B2"><v>5</v></c></row>'
    (note,) = read_table(xlsx_of(xlsx_row(1, *HEADER) + row)).notes
    assert note.startswith("Formulas without a stored result were read as empty: lines 2.")


def test_a_formula_with_its_result_is_read():
    row = '<row r="2"><c r="A2" t="str"><f>B2&amp;"x"</f><v>5x</v></c><c r="B2"><v>5</v></c></row>'
    table = read_table(xlsx_of(xlsx_row(1, *HEADER) + row))
    assert (table.rows[0].cells[0], table.notes) == ("5x", [])
