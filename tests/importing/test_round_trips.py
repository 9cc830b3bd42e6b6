"""Any table of text, by whatever program it was written, is read as it was or refused with a reason.

A cell with a forbidden character is read as bad, with what it held; the other cells do not suffer from it.
"""

import csv
import io
import re

import pytest
import tablib
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.exceptions import IllegalCharacterError

from eventsite.lib.csv_safety import unescape_formula
from eventsite.lib.tables.cleaning import SHEET_ERRORS
from eventsite.lib.tables.limits import UnreadableFile
from eventsite.lib.text import has_forbidden_characters, normalize_lines, show_forbidden_characters
from tests.importing.files import HEADER, ods_cell, ods_file, ods_row
from tests.importing.reading import read_table

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What a spreadsheet takes for something else than text.
NOT_TEXT = re.compile("=|#.+[!?A]$", re.DOTALL)
ODD = st.sampled_from(
    [
        "NA",
        " NA ",
        "'=1",
        "'Abd",
        '"',
        '""',
        "'",
        ",;\t|",
        "a\nb",
        "\r\n",
        "\u202eb",
        "\0",
        "\x1f",
        "007",
        "1e5",
    ]
)
CELLS = st.one_of(st.text(max_size=12), ODD)
TABLES = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6)
any_table = given(TABLES)
thorough = settings(max_examples=120, deadline=None, database=None, derandomize=True)


def as_csv(rows, delimiter, encoding) -> bytes | None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows([HEADER, *rows])
    try:
        return file.getvalue().encode(encoding)
    except UnicodeEncodeError:
        return None


def as_xlsx(rows) -> bytes | None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    try:
        for row in [HEADER, *rows]:
            sheet.append(row)
    except IllegalCharacterError:
        return None
    finally:
        file = io.BytesIO()
        book.save(file)
    return file.getvalue()


def as_ods(rows) -> bytes | None:
    if any(NOT_IN_XML.search(cell) for row in rows for cell in row):
        return None
    return ods_file({"List": "".join(ods_row(*map(ods_cell, row)) for row in [HEADER, *rows])})


def as_tablib_ods(rows) -> bytes | None:
    # odfpy writes other characters in the place of these, or what no XML may hold.
    if any(has_forbidden_characters(cell) or NOT_IN_XML.search(cell) for row in rows for cell in row):
        return None
    return tablib.Dataset(*rows, headers=HEADER).export("ods")


def stored(rows) -> list[tuple[str, ...]]:
    """Return the rows in their stored form, without blank ones and headings said again."""
    clean = [
        tuple(normalize_lines(show_forbidden_characters(unescape_formula(cell))) for cell in row)
        for row in rows
    ]
    nothing = {"NA", *SHEET_ERRORS}
    empty = [tuple("" if cell in nothing else cell for cell in row) for row in clean]
    return [row for row in empty if any(row) and row != HEADER]


def agree(data: bytes, rows, **options) -> bool:
    """Say whether the file is read as it was written; with a reason, it may be refused."""
    try:
        read = read_table(data, **options).rows
    except UnreadableFile as refusal:
        odd = any(has_forbidden_characters(cell) for row in rows for cell in row)
        return bool(str(refusal)) and (odd or not stored(rows))
    bad = [cell for row in rows for cell in row if has_forbidden_characters(cell)]
    return [row.cells for row in read] == stored(rows) and bad == [
        cell.raw for row in read for cell in row.bad
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@thorough
@any_table
def test_text_in_unicode_comes_back(delimiter, encoding, rows):
    data = as_csv(rows, delimiter, encoding)
    assert data is None or agree(data, rows)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1251", "cp1252", "gb18030"])
@thorough
@any_table
def test_text_in_an_encoding_that_was_chosen_comes_back(encoding, rows):
    data = as_csv(rows, ";", encoding)
    assert data is None or agree(data, rows, encoding=encoding)


@thorough
@given(
    st.lists(st.tuples(*[CELLS.filter(lambda cell: not NOT_TEXT.match(cell))] * 3), min_size=1, max_size=6)
)
def test_a_workbook_of_openpyxl_comes_back(rows):
    data = as_xlsx(rows)
    assert data is None or agree(data, rows)


@thorough
@any_table
def test_an_opendocument_sheet_comes_back(rows):
    data = as_ods(rows)
    assert data is None or agree(data, rows)


@thorough
@given(
    st.lists(st.tuples(*[CELLS.filter(lambda cell: not NOT_TEXT.match(cell))] * 3), min_size=1, max_size=6)
)
def test_an_opendocument_sheet_of_tablib_comes_back(rows):
    data = as_tablib_ods(rows)
    assert data is None or agree(data, rows)
