from io import StringIO

import pytest

from delegations.importing.columns import VOCABULARY
from eventsite.lib.tables.delimited import find_delimiter, read_delimited
from eventsite.lib.tables.limits import UnreadableFile
from tests.importing.files import HEADER, PERSON, csv_file
from tests.importing.reading import read_table


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_read_table_finds_the_delimiter_and_any_line_end(delimiter, line_end):
    table = read_table(csv_file(delimiter=delimiter, line_end=line_end))
    assert (table.delimiter, table.header, table.rows[0].cells) == (delimiter, HEADER, PERSON)


def test_find_delimiter_is_not_fooled_by_commas_in_quoted_cells():
    text = 'body;full_name\n"a,b,c,d";"e,f,g,h"\n"i,j,k,l";"m,n,o,p"\n'
    assert find_delimiter(text, VOCABULARY) == ";"


def test_find_delimiter_is_not_fooled_by_semicolons_under_known_headings():
    text = "body,full_name\na;b;c;d,e\na;b;c;d,e\n"
    assert find_delimiter(text, VOCABULARY) == ","


def test_find_delimiter_prefers_even_rows_where_no_heading_is_known():
    assert find_delimiter("alpha|beta\n1,2|3\n4|5\n", VOCABULARY) == "|"


def test_read_table_settles_a_tie_by_the_name_of_the_file():
    assert read_table(b"alpha\n1\n", filename="list.TSV").delimiter == "\t"


def test_read_table_obeys_the_hint_that_excel_writes():
    table = read_table(b"sep=|\r\nbody|full_name\r\nKenya|A, B; C\r\n")
    assert (table.delimiter, table.header_line, table.rows[0].cells) == ("|", 2, ("Kenya", "A, B; C"))


def test_read_table_takes_the_delimiter_that_was_chosen():
    assert read_table(b"a;b,c\n1;2,3\n", delimiter=",").header == ("a;b", "c")


def test_read_table_refuses_a_delimiter_that_is_none():
    with pytest.raises(UnreadableFile, match="Choose a comma, a semicolon, a tab or a vertical bar"):
        read_table(b"a;b\n1;2\n", delimiter="::")


def test_read_table_keeps_a_body_with_commas_brackets_years_and_apostrophes():
    name = 'Committee on 1267 (1999), 1989 (2011) and 2253 (2015) [ISIL (Da\'esh)], "Al-Qaida"'
    quoted = name.replace('"', '""')
    table = read_table(f'body,full_name\n"{quoted}",A\n'.encode())
    assert table.rows[0].cells == (name, "A")


def test_rows_carry_the_physical_line_where_they_start():
    table = read_table(b'body,full_name\n"Kenya\nNairobi",A\n\n"Chad",B\n')
    assert [(row.line, row.cells[0]) for row in table.rows] == [(2, "Kenya\nNairobi"), (5, "Chad")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('body;full_name\nKenya;A\nChad;"Mary\nMali;B\n', 3),
        ('body;full_name\nChad;"Mary" Ann\n', 2),
        ('body;full_name\nChad;"Mary\nMali;"B"\n', 2),
    ],
)
def test_read_table_names_the_line_of_a_quotation_mark_gone_wrong(text, line):
    with pytest.raises(UnreadableFile, match=f"Line {line}: a quotation mark opens"):
        read_table(text.encode())


def test_read_table_takes_a_quotation_mark_inside_an_unquoted_cell():
    assert read_table(b'body,full_name\nKenya,John "Jack" Smith\n').rows[0].cells[1] == 'John "Jack" Smith'


def test_read_table_names_the_line_of_a_cell_without_end():
    text = 'body,full_name\nKenya,A\nChad,"' + "x" * 200_000 + '"\n'
    with pytest.raises(UnreadableFile, match="Line 3: a cell is far too long"):
        read_table(text.encode())


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("hint", ["", "sep=,\n"])
def test_cells_keep_their_lines_and_rows_their_numbers(line_end, hint):
    text = hint + line_end.join(["a,b", '"one', 'two",three', "", "four,\u2028five", "six,seven"])
    above = bool(hint)

    rows = list(read_delimited(StringIO(text, newline=""), ","))

    assert rows == [
        (1 + above, ["a", "b"]),
        (2 + above, [f"one{line_end}two", "three"]),
        (4 + above, []),
        (5 + above, ["four", "\u2028five"]),
        (6 + above, ["six", "seven"]),
    ]
