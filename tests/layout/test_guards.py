"""Who comes in where a day is laid out, and who may write there."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from eventsite.desk.roles import sync_roles
from tests.factories import DayFactory, SpeakingRoleFactory, UserFactory
from tests.layout.browsing import move, url
from tests.layout.scene import at, where

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    return DayFactory()


def member(client, role: str):
    """Sign in somebody of this role."""
    sync_roles()
    user = UserFactory()
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return client


def test_editor_lays_out_but_brings_no_speakers(client, day):
    session, source = at(day, "09:00", "10:00"), DayFactory()
    at(source, "09:00", "10:00")
    editor = member(client, "Editor")
    assert move(editor, day, session, start="10:00", end="11:00")["saved"]
    assert [*editor.get(url("copy", day)).context["form"].fields] == ["source"]


def test_editor_is_told_of_a_person_twice_but_not_who(client, day):
    for _number in range(2):
        SpeakingRoleFactory(session=at(day, "09:00", "10:00"), guest_name="Ann Lee")
    page = member(client, "Editor").get(url("layout", day)).content.decode()
    assert ("One person is in both" in page, "Ann Lee" in page) == (True, False)


def test_protocol_officer_sees_and_does_not_write(client, day):
    session = at(day, "09:00", "10:00")
    officer = member(client, "Protocol officer")
    page = officer.get(url("layout", day)).content.decode()
    assert ("data-move" in page, "layout_drag.js" in page, "csrf" in page.split("data-layout")[1]) == (
        False,
        False,
        False,
    )
    assert officer.get(url("table", day)).context["may_write"] is False
    for view, more in (
        ("move", ()),
        ("undo", ()),
        ("place", (session.pk,)),
        ("shift", ()),
        ("copy", ()),
        ("table", ()),
    ):
        assert officer.post(url(view, day, *more), {"session": session.pk}).status_code == 403
    assert where(session) == "09:00–10:00"


@pytest.mark.parametrize("view", ["layout", "table", "shift", "copy"])
def test_registration_desk_stays_outside(client, day, view):
    assert member(client, "Registration desk").get(url(view, day)).status_code == 403


def test_strangers_are_sent_to_the_door(client, day):
    assert client.get(url("layout", day)).url.startswith(reverse("admin:login"))


@pytest.mark.parametrize("view", ["layout", "table", "shift", "copy"])
@pytest.mark.parametrize("pk", ["0", "x", "99999999999999999999"])
def test_day_that_no_row_can_be_is_not_found(admin_client, view, pk):
    address = reverse("admin:conferences_day_layout", args=[7]).replace("/7/", f"/{pk}/")
    assert admin_client.get(address if view == "layout" else f"{address}{view}/").status_code == 404


@pytest.mark.parametrize("view", ["move", "undo"])
def test_writing_asks_for_a_post(admin_client, day, view):
    assert admin_client.get(url(view, day)).status_code == 405


def test_session_of_another_day_has_no_place_here(admin_client, day):
    session = at(DayFactory(), "09:00", "10:00")
    assert admin_client.get(url("place", day, session.pk)).status_code == 404


@pytest.mark.parametrize("pk", ["0", "x", "99999999999999999999"])
def test_edition_that_no_row_can_be_is_not_found(admin_client, pk):
    address = reverse("admin:conferences_edition_layout", args=[7]).replace("/7/", f"/{pk}/")
    assert admin_client.get(address).status_code == 404
