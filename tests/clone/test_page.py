"""The page that clones an edition: it shows first, loses nothing typed, and asks for rights."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.urls import reverse

from conferences.models import Edition
from delegations.models import Delegation
from eventsite.desk.roles import ROLES, sync_roles
from tests.factories import (
    BodyStatusFactory,
    CategoryFactory,
    DelegationFactory,
    EditionFactory,
    RoomFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
MAY = {"Conference officer", "Protocol officer"}


@pytest.fixture
def delegation():
    """A body that is an observer at the edition, and a member from 2026."""
    delegation = DelegationFactory(
        edition__number=5, edition__series__slug="forum", body__label="Mirovia", quota=4
    )
    member = CategoryFactory(series=delegation.edition.series, heading="Members", name="member")
    BodyStatusFactory(body=delegation.body, category=member, valid_from=dt.date(2026, 1, 1))
    return delegation


@pytest.fixture
def address(delegation):
    return reverse("admin:conferences_edition_clone", args=[delegation.edition_id])


@pytest.fixture
def values(delegation):
    edition = delegation.edition
    return {
        "number": "6",
        "title": "Sixth Conference",
        "theme": "",
        "starts_on": "2026-06-02",
        "ends_on": "2026-06-04",
        "city": edition.city,
        "country_code": edition.country_code,
        "time_zone": edition.time_zone,
    }


def shown(client, address, values, **more):
    return client.post(address, {**values, **more})


def confirmed(client, address, values, **more):
    plan = shown(client, address, values).context["plan"]
    return client.post(address, {**values, "looked_at": plan.fingerprint, "confirmed": "yes", **more})


def test_terms_are_proposed_from_the_edition(admin_client, address, delegation):
    form = admin_client.get(address).context["form"]
    edition = delegation.edition
    assert (form["number"].initial, form["title"].initial) == (6, edition.title)
    assert (form["city"].initial, form["time_zone"].initial) == ("Tashkent", "Asia/Tashkent")
    assert form["starts_on"].initial is None


def test_number_after_the_last_of_the_series_is_proposed(admin_client, address, delegation):
    EditionFactory(series=delegation.edition.series, number=9)
    assert admin_client.get(address).context["form"]["number"].initial == 10


def test_preview_shows_old_and_new_category_and_writes_nothing(admin_client, address, values, delegation):
    page = shown(admin_client, address, values)
    (group,) = page.context["groups"]
    row = group["rows"][0].row
    assert (group["key"], row.before.category, row.category.heading) == (
        "look",
        delegation.category,
        "Members",
    )
    assert "“member” since 1 January 2026. No source is on record." in page.content.decode()
    assert Edition.objects.count() == 1


def test_confirmed_clone_leads_to_the_new_edition_and_is_logged(admin_client, address, values, delegation):
    page = confirmed(admin_client, address, values)
    new = Edition.objects.get(number=6)
    assert page.url == reverse("admin:conferences_edition_change", args=[new.pk])
    assert new.delegations.get().category.heading == "Members"
    entry = LogEntry.objects.get(object_id=str(new.pk))
    assert (entry.is_addition(), entry.change_message) == (True, "cloned from forum/5")


def test_row_can_be_left_out_or_given_another_category(admin_client, address, values, delegation):
    key = f"row-d{delegation.pk}"
    confirmed(admin_client, address, values, **{key: str(delegation.category_id)})
    assert Delegation.objects.get(edition__number=6).category == delegation.category
    confirmed(admin_client, address, values | {"number": "7"}, **{key: "out"})
    assert Delegation.objects.filter(edition__number=7).count() == 0


def test_what_was_decided_is_still_there_when_shown_again(admin_client, address, values, delegation):
    room = RoomFactory(edition=delegation.edition)
    key = f"row-d{delegation.pk}"
    page = shown(admin_client, address, values, **{key: "out", "without_room": str(room.pk)})
    (row,) = page.context["groups"][0]["rows"]
    assert [option.value for option in row.options if option.is_chosen] == ["out"]
    assert page.context["choices"].without_rooms == {room.pk}


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        (
            {"number": "5"},
            "number",
            "The series already has an edition with the number 5. Take another.",
        ),
        ({"ends_on": "2026-06-01"}, "ends_on", "The last day is before the first day."),
        (
            {"starts_on": "2025-06-05"},
            "starts_on",
            "The edition before lasts until 2025-06-05. Give a later first day.",
        ),
        ({"starts_on": "some day"}, "starts_on", "Enter a valid date."),
        ({"starts_on": ""}, "starts_on", "This field is required."),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_typed_is_lost(
    *, admin_client, address, values, changes, field, message
):
    page = shown(admin_client, address, {**values, **changes, "theme": "Typed theme"})
    assert page.context["form"].errors == {field: [message]}
    assert 'value="Typed theme"' in page.content.decode()
    assert Edition.objects.count() == 1


def test_dates_that_changed_after_the_preview_are_shown_again(admin_client, address, values):
    page = confirmed(admin_client, address, values, ends_on="2026-06-05")
    assert page.context["form"].non_field_errors() == [
        "Nothing was cloned: the dates or the records are not those that you were shown. Look again."
    ]
    assert page.context["plan"].terms.ends_on == dt.date(2026, 6, 5)
    assert Edition.objects.count() == 1


def test_undecided_body_is_named_and_what_was_typed_stays(admin_client, address, values, delegation):
    other = DelegationFactory(edition=delegation.edition, body__label="Orvelle")
    other.category.valid_to = dt.date(2025, 12, 31)
    other.category.save()
    page = confirmed(admin_client, address, values, **{f"row-d{delegation.pk}": "out"})
    assert page.context["form"].non_field_errors() == [
        "Choose a category for these bodies, or leave them out: Orvelle."
    ]
    chosen = {
        each.row.body.label: next(option.value for option in each.options if option.is_chosen)
        for each in page.context["groups"][0]["rows"]
    }
    assert chosen == {"Orvelle": "proposed", "Mirovia": "out"}


@pytest.mark.parametrize("junk", ["9" * 30, "-1", "x", "0"])
def test_forged_rows_do_no_harm(admin_client, address, values, delegation, junk):
    page = confirmed(
        admin_client, address, values, **{f"row-d{delegation.pk}": junk, "without_room": junk, "row-d9": junk}
    )
    assert page.status_code in {200, 302}


@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_only_officers_may_clone(client, address, values, delegation, role):
    sync_roles()
    user = UserFactory()
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    statuses = {client.get(address).status_code, shown(client, address, values).status_code}
    assert statuses == ({200} if role in MAY else {403})


@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_link_is_shown_to_those_who_may(client, address, delegation, role):
    sync_roles()
    user = UserFactory()
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    page = client.get(reverse("admin:conferences_edition_change", args=[delegation.edition_id]))
    assert (f'href="{address}"' in page.content.decode()) is (role in MAY)


def test_nobody_clones_without_signing_in(client, address, values):
    assert client.get(address).status_code == 302
    assert shown(client, address, values).status_code == 302
    assert Edition.objects.count() == 1


@pytest.mark.parametrize("pk", ["0", "x", "9" * 25])
def test_edition_that_there_is_not(admin_client, pk):
    assert admin_client.get(f"/admin/conferences/edition/{pk}/clone/").status_code == 404


def test_draft_is_nowhere_in_public(admin_client, client, address, values, delegation):
    before = client.get("/conferences/forum/").content
    confirmed(admin_client, address, values)
    assert client.get("/conferences/forum/6/").status_code == 404
    assert client.get("/conferences/forum/").content == before
