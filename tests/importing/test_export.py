"""The export: harmless to a spreadsheet, closed to whom it does not concern, and read back as unchanged."""

import csv
import io

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from openpyxl import load_workbook

from conferences.models import Edition
from delegations.importing.planning import plan_import
from delegations.models import Delegate
from tests.factories import BodyFactory, CategoryFactory, DelegateFactory, DelegationFactory, UserFactory
from tests.importing.attendees import verdicts

pytestmark = pytest.mark.django_db

EXPORT = "/admin/delegations/delegate/export/"
CSV, TSV, XLSX, ODS = "0", "1", "2", "3"


@pytest.fixture
def edition() -> Edition:
    """An edition with two delegates, one of them full of hazards."""
    delegation = DelegationFactory(body__label="Council, for Trade (1999)", category__heading="Observers")
    DelegateFactory(
        delegation=delegation,
        person__full_name="=HYPERLINK(A1)",
        function="+Minister\n-Ministry of “Trade”",
        phone="+998 71 200 00 00",
        role="head",
        rank=1,
        honorific="@Dr",
        email="ana@example.org",
        nationality="UZB",
        language="zh-hans",
        is_listed=False,
    )
    DelegateFactory(delegation=delegation, person__full_name="Пётр", rank=2)
    return delegation.edition


def _client(*rights: str) -> Client:
    user = UserFactory()
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client = Client()
    client.force_login(user)
    return client


def _export(format_: str) -> bytes:
    response = _client("view_delegate", "export_delegate").post(EXPORT, {"format": format_, "resource": "0"})
    assert response.status_code == 200
    return response.content


@pytest.mark.parametrize("format_", [CSV, TSV, XLSX, ODS])
def test_export_imports_as_unchanged(edition, format_):
    found = plan_import(edition=edition, data=_export(format_))

    assert verdicts(found) == ["unchanged", "unchanged"]


def test_cells_that_a_spreadsheet_would_run_are_escaped(edition):
    first = next(csv.DictReader(io.StringIO(_export(CSV).decode("utf-8-sig"))))

    assert {name: first[name] for name in ("full_name", "function", "phone", "honorific", "rank")} == {
        "full_name": "'=HYPERLINK(A1)",
        "function": "'+Minister\n-Ministry of “Trade”",
        "phone": "'+998 71 200 00 00",
        "honorific": "'@Dr",
        "rank": "1",
    }


def test_workbook_holds_no_formula(edition):
    sheet = load_workbook(io.BytesIO(_export(XLSX))).active

    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {
        "s",
        "n",
    }


def test_export_is_recorded_without_naming_anyone(edition):
    _export(XLSX)

    entry = LogEntry.objects.get()
    assert (entry.change_message, entry.object_repr) == ("Exported 2 records as xlsx.", "delegates")


def test_refused_export_is_not_recorded(edition):
    _client("view_session").post(EXPORT, {"format": CSV, "resource": "0"})

    assert LogEntry.objects.count() == 0


@pytest.mark.parametrize("right", ["view_delegate", "export_delegate", "view_delegation", "change_body"])
def test_export_is_closed_without_the_right_to_see_delegates(right):
    client = _client(right)

    assert client.get(EXPORT).status_code == 403
    assert client.post(EXPORT, {"format": CSV, "resource": "0"}).status_code == 403


@pytest.mark.parametrize("format_", ["99", "x", ""])
def test_unknown_format_is_told_at_the_form(edition, format_):
    response = _client("view_delegate", "export_delegate").post(EXPORT, {"format": format_, "resource": "0"})

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["format"])


@pytest.mark.parametrize("count", [1, 3])
def test_export_takes_a_constant_number_of_queries(count, django_assert_num_queries):
    category = CategoryFactory()
    for _number in range(count):
        DelegateFactory(
            delegation=DelegationFactory(
                edition__series=category.series, category=category, body=BodyFactory()
            )
        )
    client = _client("view_delegate", "export_delegate")
    ContentType.objects.get_for_model(Delegate)  # kept by the process after its first use

    with django_assert_num_queries(11):
        client.post(EXPORT, {"format": CSV, "resource": "0"})


def test_export_follows_the_filter_of_the_list(edition):
    DelegateFactory(person__full_name="Elsewhere")
    client = _client("view_delegate", "export_delegate")

    response = client.post(f"{EXPORT}?edition={edition.pk}", {"format": CSV, "resource": "0"})

    names = [row["full_name"] for row in csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))]
    assert sorted(names) == ["'=HYPERLINK(A1)", "Пётр"]
