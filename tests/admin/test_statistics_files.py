"""Statistics taken away as files: what stands in them, and that it is on record."""

import csv
import io

import pytest
import tablib
from django.contrib.admin.models import LogEntry

from tests.admin.counted import address, second_edition
from tests.factories import CategoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return second_edition()


def test_table_goes_out_as_csv(admin_client, edition):
    url = f"{address(edition, page=1)}?population=confirmed"
    response = admin_client.post(url, {"format": "csv", "table": "gender"})

    text = response.content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["Series", "Edition", "First day", "Statistics", "Category", "Value", "Population", "People", "Seats",
         "Delegations"],
        ["forum", "2", "2025-06-03", "Gender", "", "female", "Confirmed", "1", "1", "1"],
        ["forum", "2", "2025-06-03", "Gender", "", "male", "Confirmed", "0", "0", "0"],
        ["forum", "2", "2025-06-03", "Gender", "", "not stated", "Confirmed", "1", "1", "1"],
        ["forum", "2", "2025-06-03", "Gender", "", "All, each person once", "Confirmed", "2", "2", "1"],
    ]  # fmt: skip
    assert response["Content-Disposition"] == (
        'attachment; filename="forum-2-statistics-gender-confirmed.csv"'
    )


@pytest.mark.parametrize("extension", ["csv", "tsv", "xlsx", "ods"])
@pytest.mark.parametrize("what", ["edition", "series"])
def test_all_tables_go_out_in_every_format(admin_client, edition, what, extension):
    response = admin_client.post(address(edition, what, 1), {"format": extension, "table": "all"})

    content = response.content
    table = tablib.Dataset().load(
        content.decode("utf-8-sig") if extension in ("csv", "tsv") else content, format=extension
    )
    assert set(table["Statistics"]) == {
        "Populations", "Categories", "Roles", "Gender", "Language of correspondence", "New and returning",
        "Status", "Bodies",
    }  # fmt: skip
    found = [
        (row[5], int(float(row[7]))) for row in table if row[3] == "Roles" and float(row[1]) == edition.number
    ]
    assert found == [
        ("head of delegation", 1),
        ("delegate", 1),
        ("adviser", 1),
        ("All, each person once", 2),
    ]


def test_cell_that_a_spreadsheet_would_run_is_harmless(admin_client, edition):
    CategoryFactory(series=edition.series)
    edition.delegations.update(printed_name="=1+1")
    response = admin_client.post(address(edition, page=1), {"format": "csv", "table": "body"})
    assert {row[5] for row in csv.reader(io.StringIO(response.content.decode("utf-8-sig")))} == {
        "Value", "'=1+1", "All, each person once",
    }  # fmt: skip


@pytest.mark.parametrize("what", ["edition", "series"])
def test_export_is_on_record(admin_client, edition, what):
    admin_client.post(f"{address(edition, what, 1)}?population=listed", {"format": "xlsx", "table": "role"})

    entry = LogEntry.objects.get()
    owner = edition if what == "edition" else edition.series
    assert (entry.object_id, entry.object_repr, entry.user.username) == (str(owner.pk), str(owner), "admin")
    assert entry.change_message == "Exported statistics (Roles; population: On the printed list) as xlsx."


@pytest.mark.parametrize("values", [{}, {"format": "exe"}, {"format": "csv", "table": "passwords"}])
@pytest.mark.parametrize("what", ["edition", "series"])
def test_export_of_nothing_says_what_to_choose_and_keeps_the_choice(admin_client, edition, values, what):
    url = f"{address(edition, what, 1)}?population=listed"
    response = admin_client.post(url, values, follow=True)

    assert [str(each) for each in response.context["messages"]] == [
        "Nothing was exported: choose a format, and press one of the buttons."
    ]
    assert response.redirect_chain == [(f"{address(edition, what)}?population=listed", 302)]
    assert LogEntry.objects.count() == 0
