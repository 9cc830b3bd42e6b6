"""Whatever the bytes: a table or a message, never a traceback."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from eventsite.lib.tables.limits import UnreadableFile
from eventsite.lib.tables.table import Table
from tests.importing.files import HEADER, PERSON, csv_file, ods_file, ods_row, xlsx_file
from tests.importing.reading import read_table

XLSX = xlsx_file({"List": [HEADER, PERSON]})
ODS = ods_file({"List": ods_row(*HEADER) + ods_row(*PERSON)})


def outcome(data: bytes) -> type:
    try:
        return type(read_table(data))
    except UnreadableFile as error:
        return UnreadableFile if str(error) else UnicodeError


@settings(max_examples=300, deadline=None, database=None, derandomize=True)
@given(st.binary(max_size=200))
@example(b"PK\x03\x04")
@example(b"\xff\xfe\x00")
@example(b"sep=;\n")
@example(b'"')
@example("\u00ad".encode())
def test_any_bytes_are_read_or_refused_with_a_message(data):
    assert outcome(data) in {Table, UnreadableFile}


@settings(max_examples=150, deadline=None, database=None, derandomize=True)
@given(
    st.sampled_from([XLSX, ODS, csv_file()]),
    st.floats(0, 1),
    st.binary(min_size=1, max_size=8),
    st.booleans(),
)
def test_any_damage_is_read_or_refused_with_a_message(file, place, damage, cut):
    at = int(place * len(file))
    damaged = file[:at] + damage + (b"" if cut else file[at + len(damage) :])
    assert outcome(damaged) in {Table, UnreadableFile}
