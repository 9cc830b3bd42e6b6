import tracemalloc

import pytest

from eventsite.lib.tables.limits import Limits, UnreadableFile
from tests.importing.files import HEADER, PERSON, ods_cell, ods_file, ods_row, with_member
from tests.importing.reading import read_table

OFFICE = 'office:value-type="{}" office:{}="{}"'
BLANK_REST = '<table:table-cell table:number-columns-repeated="16381"/>'


def typed(kind: str, attribute: str, value: str) -> str:
    return (
        f"<table:table-cell {OFFICE.format(kind, attribute, value)}><text:p>shown</text:p></table:table-cell>"
    )


def one_row(*cells: str):
    return read_table(ods_file({"List": ods_row(*HEADER) + ods_row(*cells)})).rows[0].cells


def test_read_table_reads_an_opendocument_sheet():
    table = read_table(ods_file({"List": ods_row(*HEADER, BLANK_REST) + ods_row(*PERSON, BLANK_REST)}))
    assert (table.format, table.sheet, table.header, table.rows[0].cells) == ("ods", "List", HEADER, PERSON)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (typed("float", "value", "7"), "7"),
        (typed("float", "value", "7.0"), "7"),
        (typed("float", "value", "1.5"), "1.5"),
        (typed("date", "date-value", "2019-11-06"), "2019-11-06"),
        (typed("date", "date-value", "2019-11-06T00:00:00"), "2019-11-06"),
        (typed("date", "date-value", "2019-11-06T09:30:00"), "2019-11-06 09:30:00"),
        (typed("boolean", "boolean-value", "true"), "true"),
        (ods_cell("Director\nMinistry"), "Director\nMinistry"),
        (
            (
                "<table:table-cell><office:annotation><text:p>secret</text:p></office:annotation>"
                "<text:p>A<text:s text:c='3'/>B<text:span>C<text:tab/>D</text:span>E<text:line-break/>F"
                "</text:p></table:table-cell>"
            ),
            "A BC DE\nF",
        ),
    ],
)
def test_cells_of_an_opendocument_sheet_become_text(cell, text):
    assert one_row("Kenya", cell)[1] == text


def test_repeated_cells_are_repeated():
    assert one_row(ods_cell("x", 'table:number-columns-repeated="2"'), "y") == ("x", "x", "y")


def test_rows_carry_their_numbers_across_repeated_blank_rows():
    rows = (
        ods_row(*HEADER)
        + ods_row("", attributes='table:number-rows-repeated="5"')
        + ods_row(*PERSON, attributes='table:number-rows-repeated="2"')
        + ods_row("", attributes='table:number-rows-repeated="1048568"')
    )
    assert [row.line for row in read_table(ods_file({"List": rows})).rows] == [7, 8]


def test_rows_in_header_and_group_elements_are_read():
    rows = f"<table:table-header-rows>{ods_row(*HEADER)}</table:table-header-rows>"
    rows += f"<table:table-row-group>{ods_row(*PERSON)}</table:table-row-group>"
    assert read_table(ods_file({"List": rows})).rows[0].line == 2


def test_the_sheet_with_known_headings_is_read_and_the_others_are_named():
    table = read_table(ods_file({"Notes": ods_row("text"), "People": ods_row(*HEADER) + ods_row(*PERSON)}))
    assert (table.sheet, table.notes) == (
        "People",
        ["Of several sheets only “People” was read; not read: “Notes”."],
    )


def test_a_row_repeated_beyond_the_limit_is_refused_without_being_copied():
    rows = ods_row(*HEADER) + ods_row(*PERSON, attributes='table:number-rows-repeated="999999999"')
    with pytest.raises(UnreadableFile, match="more than 50 rows"):
        read_table(ods_file({"List": rows}), limits=Limits(rows=50))


def test_a_cell_repeated_without_end_costs_no_memory():
    rows = ods_row(*HEADER) + ods_row("Kenya", ods_cell("x", 'table:number-columns-repeated="999999999"'))
    tracemalloc.start()
    table = read_table(ods_file({"List": rows}))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (len(table.rows[0].extra), peak < 5_000_000) == (98, True)


@pytest.mark.parametrize(
    "head",
    ['<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/hostname">]>', '<!DOCTYPE x SYSTEM "http://127.0.0.1/x">'],
)
def test_document_types_and_entities_are_refused(head):
    with pytest.raises(UnreadableFile, match="document type declaration"):
        read_table(ods_file({"List": ods_row(*HEADER)}, head=head))


def test_a_locked_document_is_refused():
    data = with_member(ods_file({"List": ""}), "META-INF/manifest.xml", b"<manifest:encryption-data/>")
    with pytest.raises(UnreadableFile, match="locked with a password"):
        read_table(data)


@pytest.mark.parametrize("content", [b"", b"<office", b"\x00\x01"])
def test_a_damaged_document_is_refused(content):
    with pytest.raises(UnreadableFile, match="damaged"):
        read_table(with_member(ods_file({"List": ""}), "content.xml", content))


def test_a_document_without_text_is_refused():
    with pytest.raises(UnreadableFile, match="The workbook holds no text"):
        read_table(ods_file({"List": ods_row("", "")}))
