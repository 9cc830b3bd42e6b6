import pytest

from eventsite.lib.tables import cleaning
from eventsite.lib.tables.limits import Limits, UnreadableFile
from eventsite.lib.tables.table import BadCell
from tests.importing.files import HEADER, PERSON, csv_file
from tests.importing.reading import read_table


def read(*rows: tuple[str, ...], **options):
    return read_table(csv_file((HEADER, *rows)), **options)


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("  Director \u00a0 General ", "Director General"),
        ("NA", ""),
        (" NA ", ""),
        ("na", "na"),
        ("N/A", "N/A"),
        ("NAM", "NAM"),
        ("'=1+1", "=1+1"),
        ("'Abd al-Malik", "'Abd al-Malik"),
        ("Cote\u0301", "Coté"),
        ("A\u202eB", "AB"),
    ],
)
def test_cells_come_in_their_stored_form(raw, stored):
    assert read(("Kenya", "A", raw)).rows[0].cells[2] == stored


def test_a_short_row_is_padded():
    assert read(("Kenya", "A")).rows[0].cells == ("Kenya", "A", "")


def test_a_long_row_exposes_what_stands_beyond_the_last_column():
    row = read(("Kenya", "A", "Director", "", "stray")).rows[0]
    assert (row.cells, row.extra) == (("Kenya", "A", "Director"), ("stray",))


def test_blank_cells_beyond_the_last_column_are_dropped():
    assert read(("Kenya", "A", "Director", "", "NA")).rows[0].extra == ()


def test_blank_columns_at_the_end_of_the_header_are_dropped():
    assert read_table(b"body,full_name,,\nKenya,A,,\n").header == ("body", "full_name")


def test_blank_rows_are_skipped_and_counted_but_not_those_at_the_end():
    table = read_table(b"body,full_name\n\nKenya,A\n,,\n  ,NA\nChad,B\n\n\n")
    assert ([row.line for row in table.rows], table.skipped_blank_rows) == ([3, 6], 3)


def test_blank_rows_at_the_end_and_blank_columns_are_counted():
    table = read_table(b",body,,full_name,,\n,Kenya,,A,,\n,,,\n\n,,\n")
    assert (table.trailing_blank_rows, table.blank_columns, table.skipped_blank_rows) == (3, 2, 0)


def test_a_first_row_that_is_a_person_is_no_header():
    assert read_table(b"Ann,ann@example.org\nBob,bob@example.org\n").headless is True


def test_a_file_without_headings_has_its_columns_numbered_and_loses_no_row():
    table = read_table(b"People of the desk\nAnn,ann@example.org\nBob,bob@example.org,x\n")
    assert (table.header, table.header_line, table.notes) == (
        ("Column 1", "Column 2", "Column 3"),
        0,
        ["1 line above the list was passed over."],
    )
    assert [(row.line, row.cells) for row in table.rows] == [
        (2, ("Ann", "ann@example.org", "")),
        (3, ("Bob", "bob@example.org", "x")),
    ]


def test_one_word_that_is_a_heading_too_does_not_make_a_header_of_a_person():
    assert read_table(b"Ann,Delegate,ann@example.org\nBob,Adviser,\n").headless is True


def test_one_known_heading_beside_words_makes_a_header():
    assert read_table(b"Name,Arrival 2026-05-01\nAnn,x\n").headless is False


def test_headings_may_be_denied():
    table = read_table(b"alpha,beta\n1,2\n", heading_line=0)
    assert (table.headless, [row.cells for row in table.rows]) == (True, [("alpha", "beta"), ("1", "2")])


def test_line_of_the_headings_may_be_named():
    table = read_table(b"body,full_name\nName of body,Name of person\nKenya,A\n", heading_line=2)
    assert (table.header, table.header_line, len(table.rows)) == (("Name of body", "Name of person"), 2, 1)


@pytest.mark.parametrize("line", [2, 9])
def test_line_named_for_the_headings_has_to_hold_text_and_to_be_near_the_top(line):
    with pytest.raises(UnreadableFile, match=f"Line {line} cannot hold the headings: .* first 2 lines"):
        read_table(b"body,full_name\n\nKenya,A\n", heading_line=line)


def test_first_rows_are_told_by_their_line_and_beginning():
    table = read_table(b"List\n\nbody,full_name\nKenya\x07," + b"x" * 100 + b"\n")
    assert table.first_rows == ((1, "List"), (3, "body | full_name"), (4, f"KenyaU+0007 | {'x' * 66}…"))


def test_a_file_without_headings_may_not_be_too_wide():
    with pytest.raises(UnreadableFile, match="Line 2 has more than 2 columns"):
        read_table(b"Ann,ann@example.org\na,b,c\n", limits=Limits(columns=2))


def test_a_title_with_a_date_is_not_taken_for_a_person():
    assert read_table(b"List of 2019-11-06\nalpha,beta\n1,2\n").headless is False


def test_the_row_with_most_headings_is_the_header():
    assert read_table(b"Name,Delegation,\nGiven name,Family name,Body\nA,B,C\n").header_line == 2


def test_lines_before_the_headings_are_passed_over_and_said():
    table = read_table(b"List of participants\n\nas of,today\nbody,full_name\nKenya,A\n")
    assert (table.header_line, table.preamble_lines, table.notes) == (
        4,
        2,
        ["2 lines before the headings (line 4) were passed over."],
    )


def test_the_first_row_is_the_header_where_no_heading_is_known():
    assert read_table(b"alpha,beta\n1,2\n").header == ("alpha", "beta")


def test_a_heading_of_two_lines_in_two_languages_keeps_them_apart():
    table = read_table('"Name\nИмя и фамилия","Job\ntitle",body\nA,B,C\n'.encode())
    assert table.header == ("Name / Имя и фамилия", "Job title", "body")


def test_a_column_without_heading_is_said_if_it_holds_something():
    table = read_table(b"body,,full_name\nKenya,x,A\n")
    assert table.notes == ["Columns without a heading are passed over unless you say what they hold: 2."]


def test_a_heading_may_stand_twice():
    assert read_table(b"Body,full_name,BODY\nKenya,A,x\n").header == ("Body", "full_name", "BODY")


def test_letters_lost_before_are_said_with_their_lines():
    table = read(*[("Kenya", "Ren\ufffd", "")] * 7)
    assert table.notes == [
        "Letters were lost before the file was saved (they show as �): lines 2, 3, 4, 5, 6 …."
    ]


def test_spreadsheet_errors_are_empty_and_said():
    table = read(("Kenya", "A", "#REF!"), PERSON)
    assert (table.rows[0].cells[2], table.notes) == (
        "",
        ["Spreadsheet errors such as #N/A were read as empty: lines 2."],
    )


@pytest.mark.parametrize(("character", "name"), [("\x00", "U+0000"), ("\x1b", "U+001B"), ("\x9f", "U+009F")])
def test_a_control_character_sets_its_cell_aside_and_is_written_out(character, name):
    first, second = read(PERSON, ("Kenya", f" A{character}B", "")).rows
    reason = (
        f"The control character {name} cannot be read. Delete it, or save the file anew as XLSX or "
        "“CSV UTF-8”."
    )
    assert (first.bad, second.bad) == ((), (BadCell(1, f" A{character}B", reason),))
    assert second.cells == ("Kenya", f"A{name}B", "")


def test_a_bad_cell_is_bad_in_every_row_that_holds_it():
    rows = read(*[("Kenya", f"Person {at}", "D\x07") for at in range(3)]).rows
    assert [[cell.place for cell in row.bad] for row in rows] == [[2], [2], [2]]


def test_a_bad_cell_is_kept_when_what_was_read_before_is_forgotten(monkeypatch):
    monkeypatch.setattr(cleaning, "_MEMORY", 2)
    rows = read(*[("Kenya\x07", f"Person {at}", f"Function {at}") for at in range(5)]).rows
    assert [len(row.bad) for row in rows] == [1] * 5


def test_a_control_character_in_a_heading_is_refused():
    with pytest.raises(UnreadableFile, match="Line 1, column “2”: the control character U\\+0000"):
        read_table(b"body,full\x00_name\nKenya,A\n")


def test_a_cell_longer_than_the_limit_is_set_aside_and_clipped():
    row = read(PERSON, ("Kenya", "A", "x" * 2001)).rows[1]
    reason = "2001 characters; at most 2000 fit. Shorten the text."
    assert (row.cells[2], row.bad) == ("x" * 200 + "…", (BadCell(2, "x" * 2001, reason),))


def test_long_cells_count_towards_the_text_of_the_file():
    rows = [("Kenya", "A", f"{number}" + "x" * 2000) for number in range(10)]
    with pytest.raises(UnreadableFile, match="Up to line 6 the list holds more text than can be read"):
        read(*rows, limits=Limits(text_size=10_000))


def test_a_cell_as_long_as_the_limit_is_read():
    assert len(read(("Kenya", "A", "x" * 2000)).rows[0].cells[2]) == 2000


def test_more_rows_than_the_limit_are_refused():
    with pytest.raises(UnreadableFile, match="more than 2 rows"):
        read(*[PERSON] * 3, limits=Limits(rows=2))


def test_as_many_rows_as_the_limit_are_read():
    assert len(read(*[PERSON] * 3, limits=Limits(rows=3)).rows) == 3


def test_more_columns_than_the_limit_are_refused():
    with pytest.raises(UnreadableFile, match="Line 1 has more than 2 columns"):
        read(PERSON, limits=Limits(columns=2))


def test_texts_that_take_too_much_memory_together_are_refused():
    rows = [("Kenya", f"Person {number}", "") for number in range(100)]
    with pytest.raises(UnreadableFile, match=r"Up to line 2\d the list holds more text than can be read"):
        read(*rows, limits=Limits(text_size=1500))


def test_a_file_larger_than_the_limit_is_refused_with_its_size():
    with pytest.raises(UnreadableFile, match=r"The file has 2\.0 MB; at most 1 MB can be read"):
        read_table(b"x" * 2 * 1024 * 1024, limits=Limits(file_size=1024 * 1024))


@pytest.mark.parametrize("data", [b"", b"\n\n", b" \t \r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused(data):
    with pytest.raises(UnreadableFile, match="The file is empty"):
        read_table(data)


@pytest.mark.parametrize("data", [b",,,\n", "\u00a0\n".encode()])
def test_a_file_of_blanks_is_refused(data):
    with pytest.raises(UnreadableFile, match="holds no text"):
        read_table(data)


def test_a_header_alone_is_refused():
    with pytest.raises(UnreadableFile, match="Line 1 is the only one with text"):
        read_table(b"body,full_name\n,,\n")
