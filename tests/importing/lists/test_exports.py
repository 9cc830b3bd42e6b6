"""Every list of the staff as a file: harmless, in few queries, and read back as unchanged."""

import csv
import io

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from conferences.importing.kinds import kind_of
from tests import factories
from tests.importing.admin_door import officer_with
from tests.importing.lists.files import verdicts
from tests.importing.lists.records import HAZARDS, bodies, programme

pytestmark = pytest.mark.django_db

FORMATS = {"csv": "0", "tsv": "1", "xlsx": "2", "ods": "3"}
#: Every list with an export, what makes a record of it, and the queries that its export takes.
LISTS = {
    "conferences.agendaitem": (factories.AgendaItemFactory, 10),
    "conferences.day": (factories.DayFactory, 10),
    "conferences.document": (factories.DocumentFactory, 11),
    "conferences.documentversion": (factories.DocumentVersionFactory, 9),
    "conferences.edition": (factories.EditionFactory, 10),
    "conferences.editionsource": (factories.EditionSourceFactory, 9),
    "conferences.editiontopic": (factories.EditionTopicFactory, 10),
    "conferences.outcomepoint": (factories.OutcomePointFactory, 10),
    "conferences.room": (factories.RoomFactory, 10),
    "conferences.series": (factories.SeriesFactory, 9),
    "conferences.session": (factories.SessionFactory, 12),
    "conferences.source": (factories.SourceFactory, 9),
    "conferences.topic": (factories.TopicFactory, 10),
    "conferences.venue": (factories.VenueFactory, 9),
    "delegations.body": (factories.BodyFactory, 13),
    "delegations.bodyalias": (factories.BodyAliasFactory, 9),
    "delegations.bodyname": (factories.BodyNameFactory, 9),
    "delegations.bodystatus": (factories.BodyStatusFactory, 11),
    "delegations.category": (factories.CategoryFactory, 10),
    "delegations.categorypresence": (factories.CategoryPresenceFactory, 10),
    "delegations.delegate": (factories.DelegateFactory, 11),
    "delegations.delegation": (factories.DelegationFactory, 11),
    "delegations.editionhost": (factories.EditionHostFactory, 10),
    "delegations.person": (factories.PersonFactory, 9),
    "delegations.speakingrole": (factories.SpeakingRoleFactory, 10),
}


def address(label: str) -> str:
    return reverse(f"admin:{label.replace('.', '_')}_export")


def client_for(label: str) -> Client:
    model = label.split(".")[1]
    return officer_with(f"view_{model}", f"export_{model}")


def export(label: str, format_: str = "csv", query: str = "") -> bytes:
    values = {"format": FORMATS[format_], "resource": "0"}
    response = client_for(label).post(address(label) + query, values)
    assert response.status_code == 200
    return response.content


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def read_back(kind: str, edition, data: bytes) -> set[str]:
    found = kind_of(kind).plan(edition=edition, data=data, filename="x", options={})
    assert [problem for row in found.rows for problem in row.problems] == []
    return set(verdicts(found))


def test_every_list_of_the_admin_has_an_export():
    shown = {model._meta.label_lower for model in admin.site._registry}
    own = {label for label in shown if label.split(".")[0] in ("conferences", "delegations")}
    with_export = {label for label in own if hasattr(admin.site._registry[_model(label)], "export_action")}

    assert with_export == set(LISTS)


def _model(label: str):
    return ContentType.objects.get_by_natural_key(*label.split(".")).model_class()


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("kind", ["rooms", "sessions", "topics"])
def test_exported_programme_imports_as_unchanged(kind, format_):
    edition = programme()
    label = f"conferences.{kind.removesuffix('s')}"

    assert read_back(kind, edition, export(label, format_)) == {"unchanged"}


@pytest.mark.parametrize("format_", FORMATS)
def test_exported_topics_of_an_edition_import_as_unchanged(format_):
    edition = programme()

    assert read_back("topics", edition, export("conferences.editiontopic", format_)) == {"unchanged"}


@pytest.mark.parametrize("format_", FORMATS)
def test_exported_bodies_import_as_unchanged(format_):
    bodies()

    assert read_back("bodies", None, export("delegations.body", format_)) == {"unchanged"}


def test_body_has_a_row_for_each_of_its_names():
    bodies()
    rows = [row for row in rows_of(export("delegations.body")) if row["slug"] == "body-of-5"]

    assert [(row["label"], row["name"], row["category"], row["alias"]) for row in rows] == [
        (HAZARDS[5], HAZARDS[5], "members", f"{HAZARDS[5]} alias"),
        ("", HAZARDS[5], "", ""),
        ("", HAZARDS[5], "", ""),
    ]


def test_cells_that_a_spreadsheet_would_run_are_escaped():
    programme()
    names = [row["name_en"] for row in rows_of(export("conferences.room"))]

    assert sorted(names) == sorted(
        ["'=HYPERLINK(A1)", "'+998 71 200 00 00", "'-Minister", "'@here", "'quoted", *HAZARDS[5:]]
    )


@pytest.mark.parametrize("label", LISTS)
def test_workbook_holds_no_formula(label):
    LISTS[label][0]()
    sheet = load_workbook(io.BytesIO(export(label, "xlsx"))).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("label", LISTS)
def test_export_takes_a_constant_number_of_queries(label, count, django_assert_num_queries):
    factory, queries = LISTS[label]
    factory.create_batch(count)
    client = client_for(label)
    ContentType.objects.get_for_model(_model(label))  # kept by the process after its first use

    with django_assert_num_queries(queries):
        client.post(address(label), {"format": FORMATS["csv"], "resource": "0"})


@pytest.mark.parametrize("label", LISTS)
@pytest.mark.parametrize("missing", ["view", "export"])
def test_export_needs_the_right_to_see_and_that_to_export(label, missing):
    model = label.split(".")[1]
    client = officer_with(*{f"view_{model}", f"export_{model}", f"change_{model}"} - {f"{missing}_{model}"})
    if missing == "view":
        client = officer_with(f"export_{model}")

    answers = [
        client.get(address(label)).status_code,
        client.post(address(label), {"format": "0", "resource": "0"}).status_code,
    ]
    assert (answers, LogEntry.objects.count()) == ([403, 403], 0)


@pytest.mark.parametrize("label", LISTS)
def test_button_is_shown_to_those_who_may_export(label):
    page = reverse(f"admin:{label.replace('.', '_')}_changelist")
    model = label.split(".")[1]

    shown = [
        address(label) in client.get(page).content.decode()
        for client in (client_for(label), officer_with(f"view_{model}"))
    ]
    assert shown == [True, False]


def test_export_follows_the_filter_of_the_list():
    edition = programme()
    factories.RoomFactory(name="Elsewhere")

    rows = rows_of(export("conferences.room", query=f"?edition={edition.pk}"))

    assert {row["edition"] for row in rows} == {"forum/9"}


def test_export_is_recorded():
    factories.RoomFactory()
    export("conferences.room", "ods")

    entry = LogEntry.objects.get()
    assert (entry.change_message, entry.object_repr) == ("Exported 1 record as ods.", "rooms")
