"""The page on which a person says what the columns of a file hold."""

import pytest

from conferences.models import ColumnMapping, ImportBatch
from delegations.models import Delegate
from tests.factories import BodyFactory, CategoryFactory, EditionFactory
from tests.importing.admin_door import GOOD, HEAD, RIGHTS, confirm, officer_with, open_preview, upload

pytestmark = pytest.mark.django_db

UNKNOWN = ("Who,Seat,Group,Notes", "Ana Bel,Arvania,members,vegetarian")
CHOSEN = {"column_0": "full_name", "column_1": "body", "column_2": "category", "column_3": ""}
HEADLESS = ("Ana Bel,Arvania,members,ana@example.org", "Bob Cor,Arvania,members,bob@example.org")


@pytest.fixture
def edition():
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members")
    BodyFactory(label="Arvania", code="ARV")
    return edition


@pytest.fixture
def officer():
    return officer_with(*RIGHTS)


def page_of(client, edition, *lines: str) -> str:
    return upload(client, edition, *lines).url


def say(client, address: str, **choices):
    """Send the form with its columns."""
    return client.post(address, {"has_columns": "on", **choices}, follow=True)


def kept_columns() -> dict[str, str]:
    return ImportBatch.objects.get().options.get("columns", {})


def offered(response) -> list[str]:
    return [line.field.value() for line in response.context["columns_form"].lines()]


def errors(response) -> list[str]:
    form, columns = response.context["form"], response.context["columns_form"]
    return [*columns.non_field_errors(), *(text for texts in form.errors.values() for text in texts)]


def test_file_of_unknown_headings_shows_its_columns_and_nothing_else(officer, edition):
    response = officer.get(page_of(officer, edition, *UNKNOWN))
    assert ("confirm_form" in response.context, response.context["title"]) == (
        False,
        "Say what the columns hold",
    )
    lines = list(response.context["columns_form"].lines())
    assert [(line.number, line.heading, line.samples) for line in lines] == [
        (1, "Who", ("Ana Bel",)),
        (2, "Seat", ("Arvania",)),
        (3, "Group", ("members",)),
        (4, "Notes", ("vegetarian",)),
    ]
    assert offered(response) == ["", "", "category", ""]


def test_columns_are_assigned_and_the_file_is_compared(officer, edition):
    response = say(officer, page_of(officer, edition, *UNKNOWN), **CHOSEN)
    assert (response.context["counts"]["new"], response.context["plan"].unknown_columns) == (1, ("Notes",))
    assert ImportBatch.objects.get().options["columns"] == {
        "0": "full_name",
        "1": "body",
        "2": "category",
        "3": "",
    }


def test_wrong_assignment_is_told_and_loses_nothing(officer, edition):
    response = say(officer, page_of(officer, edition, *UNKNOWN), **CHOSEN | {"column_1": "full_name"})
    twice, body = errors(response)
    assert (
        twice == "Two columns mean the same (Full name): “Who” and “Seat”. Keep one and leave the other out."
    )
    assert body.startswith("There is no column that says which delegation")
    assert offered(response) == ["full_name", "full_name", "category", ""]
    assert kept_columns() == {}


def test_assignment_is_kept_at_the_confirmation_and_taken_for_the_next_file(officer, edition):
    preview = say(officer, page_of(officer, edition, *UNKNOWN), **CHOSEN)
    assert ColumnMapping.objects.count() == 0
    confirm(officer, preview)

    second = open_preview(officer, edition, "Seat,Who,Notes,Group", "Arvania,Bob Cor,,members")

    kept, batch = ColumnMapping.objects.get(), ImportBatch.objects.order_by("id")[0]
    assert (kept.chosen_by, batch.options["read_as"]) == (
        batch.uploaded_by,
        {"full_name": "Who", "body": "Seat", "category": "Group"},
    )
    assert second.context["counts"]["new"] == 1
    assert second.context["plan"].table.notes == [
        "The columns are read as somebody chose for an earlier file with the same headings."
    ]
    assert Delegate.objects.get().full_name == "Ana Bel"


def test_assignment_taken_from_an_earlier_file_may_be_changed(officer, edition):
    confirm(officer, say(officer, page_of(officer, edition, *UNKNOWN), **CHOSEN))
    second = say(officer, page_of(officer, edition, *UNKNOWN), **CHOSEN | {"column_3": "function"})
    confirm(officer, second)
    assert (ColumnMapping.objects.get().columns["notes"], Delegate.objects.get().function) == (
        "function",
        "vegetarian",
    )


def test_file_without_headings_offers_what_its_values_look_like(officer, edition):
    response = officer.get(page_of(officer, edition, *HEADLESS))
    assert (response.context["plan"]["table"].headless, offered(response)) == (True, ["", "", "", "email"])
    done = say(officer, response.request["PATH_INFO"], **CHOSEN | {"column_3": "email"})
    assert (done.context["counts"]["new"], ColumnMapping.objects.count()) == (2, 0)


def test_first_row_may_be_said_to_be_an_entry(officer, edition):
    address = page_of(officer, edition, "Ana Bel,Arvania,members,x", "Bob Cor,Arvania,members,y")
    moved = say(officer, address, heading_line="0", **CHOSEN)
    assert (moved.context["plan"]["table"].headless, ImportBatch.objects.get().options["heading_line"]) == (
        True,
        0,
    )
    done = say(officer, address, heading_line="0", **CHOSEN)
    assert done.context["counts"]["new"] == 2


def test_line_of_the_headings_may_be_named(officer, edition):
    address = page_of(officer, edition, "body,full_name,category,x", HEAD + ",y", GOOD + ",")
    response = say(officer, address, heading_line="2", column_0="body", column_1="full_name")
    assert response.context["plan"].table.header_line == 2


def test_columns_of_a_known_file_are_shown_in_the_preview_and_changed_there(officer, edition):
    address = page_of(officer, edition, HEAD, GOOD)
    preview = officer.get(address)
    assert offered(preview) == ["body", "category", "full_name", "role", "function"]
    choices = dict(zip((f"column_{at}" for at in range(5)), offered(preview), strict=True))
    changed = say(officer, address, **choices | {"column_4": ""})
    assert changed.context["plan"].unknown_columns == ("function",)


def test_columns_said_as_they_were_read_are_not_said_by_hand(officer, edition):
    address = page_of(officer, edition, HEAD, GOOD)
    choices = {f"column_{at}": name for at, name in enumerate(HEAD.split(","))}
    say(officer, address, category="members", **choices)
    assert (kept_columns(), ImportBatch.objects.get().options["category"]) == ({}, "members")


def test_another_delimiter_makes_other_columns(officer, edition):
    address = page_of(officer, edition, *UNKNOWN)
    response = say(officer, address, delimiter=";", **CHOSEN)
    assert (len(offered(response)), kept_columns()) == (1, {})


def test_many_columns_are_a_page_of_their_own(officer, edition):
    more = [f"extra {at}" for at in range(40)]
    address = page_of(officer, edition, ",".join([HEAD, *more]), GOOD + "," * 40)
    preview, columns = officer.get(address), officer.get(f"{address}?columns")
    assert ("column_0" in preview.content.decode(), "column_0" in columns.content.decode()) == (False, True)


def test_delegation_and_badge_may_be_given_for_the_whole_file(officer, edition):
    address = page_of(officer, edition, "Name,category", "Ana Bel,members")
    response = say(
        officer, address, column_0="full_name", column_1="category", body="ARV", badge_type="Press"
    )
    confirm(officer, response)
    delegate = Delegate.objects.select_related("delegation__body").get()
    assert (delegate.delegation.body.label, delegate.badge_type) == ("Arvania", "Press")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("body", "Atlantis", "The delegation chosen for the file: No body on record has this name or code."),
        ("badge_type", "x" * 61, "Ensure this value has at most 60 characters (it has 61)."),
        ("category", "nobody", "The category chosen for the file: The series has no such category."),
    ],
)
def test_wrong_value_for_the_whole_file_is_told_at_its_field(officer, edition, field, value, said):
    lines = ("full_name", "Ana Bel") if field == "body" else ("body,full_name", "Arvania,Ana Bel")
    before = upload(officer, edition, *lines, **{field: value})
    assert before.context["form"].errors[field][0].startswith(said)
    address = page_of(officer, edition, HEAD, GOOD.replace("members", "") if field == "category" else GOOD)
    after = officer.post(address, {field: value})
    assert after.context["form"].errors[field][0].startswith(said)


def test_columns_are_said_by_importers_alone(officer, edition):
    address = page_of(officer, edition, *UNKNOWN)
    assert say(officer_with("view_delegate"), address, **CHOSEN).status_code == 403
    assert say(officer_with(*RIGHTS), address, **CHOSEN).status_code == 404
    assert kept_columns() == {}


def test_what_is_remembered_is_looked_at_and_deleted_by_staff(admin_client, officer, edition):
    confirm(officer, say(officer, page_of(officer, edition, *UNKNOWN), **CHOSEN))
    kept = ColumnMapping.objects.get()
    base = "/admin/conferences/columnmapping/"
    shown = admin_client.get(f"{base}{kept.pk}/change/")
    assert (shown.status_code, "group, notes, seat, who" in admin_client.get(base).content.decode()) == (
        200,
        True,
    )
    assert admin_client.get(f"{base}add/").status_code == 403
    admin_client.post(f"{base}{kept.pk}/delete/", {"post": "yes"})
    assert ColumnMapping.objects.count() == 0
