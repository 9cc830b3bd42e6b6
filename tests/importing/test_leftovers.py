"""Rows that are left out come back as a file: with their reasons, harmless, ready to be uploaded again."""

import io
import zipfile

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from conferences.importing.leftovers import leftover_rows
from conferences.importing.verdicts import Verdict
from conferences.models import ImportBatch
from conferences.services.imports import discard_import
from eventsite.lib.tables.table import Table
from eventsite.lib.tables.writer import CONTENT_TYPES, write_table
from tests.factories import BodyFactory, CategoryFactory, EditionFactory
from tests.importing.admin_door import IMPORT, RIGHTS, officer_with, open_preview
from tests.importing.attendees import as_file, plan
from tests.importing.files import HEADER, ods_file, ods_row, xlsx_file
from tests.importing.reading import read_table

HEAD = "body,category,full_name,role,phone"
GOOD = "Arvania,members,Ana Bel,head,"
BOSS = "Arvania,members,Bob Cor,boss,'+998 71 1234567"
TWICE = "Arvania,members,Dan Eck,,"
BAD_ROLE = "role: “boss” is not known here;"


@pytest.fixture
def edition():
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members")
    BodyFactory(label="Arvania")
    return edition


@pytest.fixture
def officer():
    return officer_with(*RIGHTS)


def written(rows, file_format: str, delimiter: str = ",") -> bytes:
    return b"".join(write_table(rows, file_format, delimiter))


def address(preview, verdict: str = "rejected") -> str:
    return f"{IMPORT}{preview.context['batch'].token}/rows/{verdict}/"


def taken(response) -> Table:
    return read_table(b"".join(response.streaming_content))


@pytest.mark.parametrize("file_format", CONTENT_TYPES)
def test_a_table_is_read_as_it_was_written(file_format):
    rows = [HEADER, ("Côte d’Ivoire", "A & <B>\nC", '_x0041_ “q", ;'), ("", "刘伟", "  ")]
    table = read_table(written(rows, file_format))
    assert (table.format, table.header, [row.cells for row in table.rows]) == (
        file_format,
        HEADER,
        [("Côte d’Ivoire", "A & <B>\nC", '_x0041_ “q", ;'), ("", "刘伟", "")],
    )


@pytest.mark.parametrize("file_format", CONTENT_TYPES)
@pytest.mark.parametrize("formula", ["=1+1", "+998 71", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_that_is_written_can_be_run(file_format, formula):
    data = written([HEADER, ("Kenya", formula, "")], file_format)
    if file_format == "csv":
        shown = data.decode("utf-8-sig")
    else:
        archive = zipfile.ZipFile(io.BytesIO(data))
        shown = archive.read("xl/worksheets/sheet1.xml" if file_format == "xlsx" else "content.xml").decode()
    assert f"'{formula[:1]}".replace("\r", "_x000D_" if file_format == "xlsx" else "\r") in shown


def test_an_honest_number_survives_the_guard():
    assert read_table(written([HEADER, ("K", "A", "+998 71 1")], "xlsx")).rows[0].cells[2] == "+998 71 1"


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_a_control_character_is_written_as_it_was(file_format):
    row = read_table(written([HEADER, ("K", "A\x07B", "")], file_format)).rows[0]
    assert (row.cells[1], row.bad[0].raw) == ("AU+0007B", "A\x07B")


def test_text_is_written_for_spreadsheet_programs_with_the_delimiter_of_the_upload():
    assert written([("a", "b;c")], "csv", ";") == b'\xef\xbb\xbfa;"b;c"\r\n'


def test_a_long_table_is_written_in_pieces():
    assert len(list(write_table([("a",)] * 1200, "csv"))) == 3


@pytest.mark.django_db
def test_rows_have_their_reasons_in_the_last_column(edition):
    heading, row = leftover_rows(plan(edition, HEAD, GOOD, BOSS), Verdict.REJECTED)
    assert heading == [*HEAD.split(","), "Reason"]
    assert row[:5] == ["Arvania", "members", "Bob Cor", "boss", "+998 71 1234567"]
    assert row[5].startswith(BAD_ROLE)


@pytest.mark.django_db
def test_reason_is_headed_in_the_language_of_the_interface(edition):
    found = plan(edition, HEAD, BOSS)
    with translation.override("ru"):
        assert next(leftover_rows(found, Verdict.REJECTED))[-1] == "Причина"


@pytest.mark.django_db
def test_bad_cells_are_given_back_as_they_came(edition):
    _heading, row = leftover_rows(
        plan(edition, HEAD, f"Arvania,members,An\aa,,{'x' * 2001}"), Verdict.REJECTED
    )
    assert (row[2], row[4]) == ("An\aa", "x" * 2001)


@pytest.mark.django_db
def test_row_with_too_many_cells_is_rejected_again_if_it_is_not_put_right(edition):
    rows = leftover_rows(plan(edition, HEAD, f"{GOOD},stray"), Verdict.REJECTED)
    again = plan(edition, *written(rows, "csv").decode("utf-8-sig").splitlines())
    assert [row.problems[0].kind.value for row in again.rows] == ["extra-cells"]


@pytest.mark.django_db
def test_columns_without_headings_come_back_with_names_that_are_read(edition):
    found = plan(
        edition,
        "Ana,Arvania,a@example.org,boss,7",
        columns={0: "full_name", 1: "body", 3: "role"},
        category="members",
    )
    heading = next(leftover_rows(found, Verdict.REJECTED))
    assert heading == ["full_name", "body", "Column 3", "role", "Column 5", "Reason"]


@pytest.mark.django_db
@pytest.mark.parametrize("file_format", ["csv", "xlsx", "ods"])
def test_rejected_rows_put_right_are_taken(officer, edition, file_format):
    rows = [HEAD.split(","), GOOD.split(","), ["Arvania", "members", "Bob Cor", "boss", ""]]
    data = {
        "csv": lambda: as_file(*map(",".join, rows)),
        "xlsx": lambda: xlsx_file({"List": rows}),
        "ods": lambda: ods_file({"List": "".join(ods_row(*row) for row in rows)}),
    }[file_format]()
    file = SimpleUploadedFile(f"list.{file_format}", data)
    preview = officer.get(officer.post(IMPORT, {"edition": edition.pk, "import_file": file}).url)

    response = officer.get(address(preview))
    content = b"".join(response.streaming_content)

    table = read_table(content)
    assert (response["Content-Type"], response["Content-Disposition"]) == (
        CONTENT_TYPES[file_format],
        f'attachment; filename="list-rejected.{file_format}"',
    )
    assert (table.format, [row.cells[2] for row in table.rows]) == (file_format, ["Bob Cor"])
    right = [table.header, [cell.replace("boss", "delegate") for cell in table.rows[0].cells]]
    again = SimpleUploadedFile("again.csv", written(right, "csv"))
    second = officer.get(officer.post(IMPORT, {"edition": edition.pk, "import_file": again}).url)
    assert (second.context["counts"]["new"], second.context["plan"].unknown_columns) == (1, ())


@pytest.mark.django_db
def test_rows_that_wait_for_a_decision_are_a_file_of_their_own(officer, edition):
    preview = open_preview(officer, edition, HEAD, TWICE, TWICE, BOSS)
    held = taken(officer.get(address(preview, "held")))
    assert [row.cells[2] for row in held.rows] == ["Dan Eck"]


@pytest.mark.django_db
def test_taking_rows_away_is_on_record_without_names(officer, edition):
    preview = open_preview(officer, edition, HEAD, BOSS)
    officer.get(address(preview))
    assert LogEntry.objects.get().change_message == "Took 1 row away (Rejected) as csv."


@pytest.mark.django_db
@pytest.mark.parametrize("verdict", ["new", "unchanged", "nonsense"])
def test_only_rows_left_out_are_given_away(officer, edition, verdict):
    preview = open_preview(officer, edition, HEAD, GOOD)
    assert officer.get(address(preview, verdict)).status_code == 404


@pytest.mark.django_db
def test_rows_of_an_import_of_somebody_else_are_not_found(officer, edition):
    preview = open_preview(officer, edition, HEAD, BOSS)
    assert officer_with(*RIGHTS).get(address(preview)).status_code == 404


@pytest.mark.django_db
def test_rows_are_given_to_importers_alone(officer, edition):
    preview = open_preview(officer, edition, HEAD, BOSS)
    assert officer_with("view_delegate").get(address(preview)).status_code == 403


@pytest.mark.django_db
def test_rows_of_an_erased_upload_are_gone(officer, edition):
    preview = open_preview(officer, edition, HEAD, BOSS)
    batch = ImportBatch.objects.get()
    discard_import(token=batch.token, by=batch.uploaded_by)
    assert officer.get(address(preview)).status_code == 404


@pytest.mark.django_db
def test_rows_cannot_be_told_before_the_columns_are_settled(officer, edition):
    preview = open_preview(officer, edition, "Who,Where", "Ana,Arvania")
    response = officer.get(address(preview))
    assert response.url == f"{IMPORT}{preview.context['batch'].token}/"
