"""The pages on which a day is laid out: what they show and what they write."""

import datetime as dt

import pytest
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from conferences.models import Session
from tests.factories import DayFactory, RoomFactory, SpeakingRoleFactory
from tests.layout.browsing import move, place, undo, url
from tests.layout.scene import at, day_in, reasons, where

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    return DayFactory()


def test_grid_shows_the_day_and_the_ways_to_lay_it_out(admin_client, day):
    session = at(day, "09:00", "10:00", "Hall A", title="Opening")
    response = admin_client.get(url("layout", day))
    page = response.content.decode()
    assert [block.session for block in response.context["layout"].blocks] == [session]
    assert f'href="{url("place", day, session.pk)}"' in page
    assert [tab.label for tab in response.context["views"]] == ["Grid", "Table", "Shift", "Copy a day here"]


@pytest.mark.parametrize("count", [1, 3, 50])
def test_grid_asks_a_constant_number_of_questions(admin_client, day, count):
    for _number in range(count):
        SpeakingRoleFactory(session=at(day, "09:00", "10:00", "Hall A"), guest_name="Ann Lee")
    admin_client.get(url("layout", day))
    with assertNumQueries(10):
        admin_client.get(url("layout", day))


@pytest.mark.parametrize("count", [1, 3, 50])
def test_table_asks_a_constant_number_of_questions(admin_client, day, count):
    for _number in range(count):
        at(day, "09:00", "10:00", "Hall A")
    admin_client.get(url("table", day))
    with assertNumQueries(10):
        admin_client.get(url("table", day))


def test_move_is_saved_at_once_and_drawn_anew(admin_client, day):
    session, room = (
        at(day, "09:00", "10:00", title="Opening"),
        RoomFactory(edition=day.edition, name="Hall A"),
    )
    answer = move(admin_client, day, session, start="09:30", end="11:00", room=room.pk)
    assert (answer["saved"], answer["said"]) == (True, "Saved: “Opening”, 09:30–11:00, Hall A.")
    assert answer["html"].count("hour-9 minute-30 hours-1 minutes-30") == 1
    assert where(session) == "09:30–11:00 Hall A"


def test_session_moved_by_somebody_else_meanwhile_is_told(admin_client, day):
    session = at(day, "09:00", "10:00", title="Opening")
    seen = place(admin_client, day, session)
    move(admin_client, day, session, start="10:00", end="11:00")
    data = seen | {"start": "12:00", "end": "13:00"}
    answer = admin_client.post(url("move", day), data).json()
    assert (answer["saved"], answer["said"][:56]) == (
        False,
        "Nothing was moved: somebody else has just moved “Opening",
    )
    assert answer["html"].count("hour-10 minute-0 hours-1") == 1
    assert where(session) == "10:00–11:00"


def test_repeated_hour_stays_while_the_room_changes(admin_client):
    day = day_in("Europe/Vienna", dt.date(2025, 10, 25))
    session, room = at(day, "20:00", "21:00"), RoomFactory(edition=day.edition)
    twice = dt.datetime(2025, 10, 26, 1, 30, tzinfo=dt.UTC)
    Session.objects.filter(pk=session.pk).update(starts_at=twice, ends_at=twice + dt.timedelta(hours=1))
    assert move(admin_client, day, session, room=room.pk)["saved"]
    session.refresh_from_db()
    assert (session.starts_at, session.room) == (twice, room)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"start": "11:00"}, "The session ends before it starts."),
        ({"seen": "yesterday"}, "This page is incomplete. Load it again."),
        ({"room": "x"}, "Select a valid choice. x is not one of the available choices."),
    ],
)
def test_impossible_move_is_told(admin_client, day, wanted, said):
    session = at(day, "09:00", "10:00")
    answer = move(admin_client, day, session, **wanted)
    assert (answer["saved"], answer["said"], where(session)) == (False, said, "09:00–10:00")


@pytest.mark.parametrize("session", ["", "x", "12345", "99999999999999999999"])
def test_move_of_no_session_is_told(admin_client, day, session):
    answer = admin_client.post(url("move", day), {"session": session}).json()
    assert (answer["saved"], answer["said"][:35]) == (False, "Nothing was moved: somebody else to")


def test_moves_are_taken_back_one_after_the_other(admin_client, day):
    session = at(day, "09:00", "10:00", title="Opening")
    move(admin_client, day, session, start="10:00", end="11:00")
    move(admin_client, day, session, start="12:00", end="13:00")
    assert undo(admin_client, day)["said"] == "Taken back. Saved: “Opening”, 10:00–11:00, Across all rooms."
    assert undo(admin_client, day)["saved"]
    assert where(session) == "09:00–10:00"
    assert undo(admin_client, day)["said"] == "There is no move to take back."
    assert len(reasons(session)) == 5


def test_move_is_not_taken_back_where_somebody_else_went_on(admin_client, day):
    session = at(day, "09:00", "10:00")
    move(admin_client, day, session, start="10:00", end="11:00")
    Session.objects.filter(pk=session.pk).update(room=RoomFactory(edition=day.edition, name="Hall A"))
    assert undo(admin_client, day)["saved"] is False
    assert where(session) == "10:00–11:00 Hall A"


def test_moves_of_another_day_are_not_taken_back(admin_client, day):
    session = at(day, "09:00", "10:00")
    move(admin_client, day, session, start="10:00", end="11:00")
    assert undo(admin_client, DayFactory())["said"] == "There is no move to take back."
    assert where(session) == "10:00–11:00"


def test_session_moves_by_typing_without_script(admin_client, day):
    session = at(day, "09:00", "10:00")
    data = place(admin_client, day, session) | {"start": "23:30", "end": "01:00"}
    response = admin_client.post(url("place", day, session.pk), data)
    assert (response.status_code, response.url, where(session)) == (302, url("layout", day), "23:30–01:00")
    response = admin_client.post(url("undo", day))
    assert (response.status_code, where(session)) == (302, "09:00–10:00")


def test_second_try_starts_from_where_the_session_is(admin_client, day):
    session = at(day, "09:00", "10:00")
    seen = place(admin_client, day, session)
    move(admin_client, day, session, start="10:00", end="11:00")
    response = admin_client.post(url("place", day, session.pk), seen | {"start": "12:00", "end": "13:00"})
    form = response.context["form"]
    assert (form["start"].value(), len(form.non_field_errors())) == ("12:00", 1)
    again = {name: form[name].value() or "" for name in form.fields}
    admin_client.post(url("place", day, session.pk), again)
    assert where(session) == "12:00–13:00"


def test_shift_shows_first_and_moves_once_confirmed(admin_client, day):
    session = at(day, "11:00", "12:00")
    data = {"after": "11:00", "by_minutes": "15", "room": ""}
    plan = admin_client.post(url("shift", day), data).context["plan"]
    assert ([row.session for row in plan.rows], where(session)) == ([session], "11:00–12:00")
    confirmed = data | {"confirmed": "yes", "looked_at": plan.fingerprint}
    assert admin_client.post(url("shift", day), confirmed).status_code == 302
    assert where(session) == "11:15–12:15"
    undo(admin_client, day)
    assert where(session) == "11:00–12:00"


@pytest.mark.parametrize("looked_at", ["", "1 2 3"])
def test_shift_that_nobody_looked_at_is_refused(admin_client, day, looked_at):
    session = at(day, "11:00", "12:00")
    data = {"after": "11:00", "by_minutes": "15", "room": "", "confirmed": "yes", "looked_at": looked_at}
    response = admin_client.post(url("shift", day), data)
    assert (len(response.context["form"].non_field_errors()), where(session)) == (1, "11:00–12:00")


def test_shift_by_nothing_is_refused(admin_client, day):
    response = admin_client.post(url("shift", day), {"after": "11:00", "by_minutes": "0"})
    assert response.context["form"].errors == {
        "by_minutes": ["By 0 minutes nothing moves. Write 15 for later, −15 for earlier."]
    }


@pytest.mark.parametrize(("with_speakers", "speakers"), [("", 0), ("on", 1)])
def test_copy_shows_first_and_copies_once_confirmed(admin_client, day, with_speakers, speakers):
    source = DayFactory()
    SpeakingRoleFactory(session=at(source, "09:00", "10:00", "Hall A"))
    data = {"source": source.pk, "with_speakers": with_speakers}
    response = admin_client.post(url("copy", day), data)
    assert (len(response.context["plan"].coming), Session.objects.filter(day=day).count()) == (1, 0)
    confirmed = data | {"confirmed": "yes", "looked_at": response.context["plan"].fingerprint}
    assert admin_client.post(url("copy", day), confirmed).status_code == 302
    copy = Session.objects.get(day=day)
    assert (where(copy), copy.speaking_roles.count()) == ("09:00–10:00 Hall A", speakers)


def test_edition_lists_its_days_and_what_to_look_at(admin_client, day):
    for title in ("First", "Second"):
        at(day, "09:00", "10:00", "Hall A", title=title)
    response = admin_client.get(reverse("admin:conferences_edition_layout", args=[day.edition.pk]))
    assert [(card.sessions, card.clashes) for card in response.context["days"]] == [(2, 1)]
    page = response.content.decode()
    first = Session.objects.get(title="First")
    assert f'href="{url("layout", day)}#session-{first.pk}"' in page
    assert "Both are in Hall A from 09:00 to 10:00." in page


def test_session_page_shows_what_clashes(admin_client, day):
    first, second = (at(day, "09:00", "10:00", "Hall A") for _number in range(2))
    other = at(day, "09:00", "22:00")
    page = admin_client.get(reverse("admin:conferences_session_change", args=[first.pk])).content.decode()
    assert (f"#session-{second.pk}" in page, f"#session-{other.pk}" in page) == (True, False)


def test_saving_a_session_is_never_refused_for_a_clash_but_told(admin_client, day):
    _first, second = at(day, "09:00", "10:00", "Hall A", title="First"), at(day, "10:00", "11:00", "Hall A")
    data = {
        "day": day.pk,
        "start": "09:00",
        "end": "11:00",
        "room": second.room_id,
        "kind": "plenary",
        "title_en": "Second",
        "status": "scheduled",
        "attendance": "open",
        "speaking_roles-TOTAL_FORMS": 0,
        "speaking_roles-INITIAL_FORMS": 0,
    }
    address = reverse("admin:conferences_session_change", args=[second.pk])
    response = admin_client.post(address, data, follow=True)
    told = [str(message) for message in response.context["messages"]]
    assert told[0] == "First / Second: Both are in Hall A from 09:00 to 10:00."
    assert where(second) == "09:00–11:00 Hall A"


def test_pages_of_edition_day_and_session_lead_to_the_layout(admin_client, day):
    session = at(day, "09:00", "10:00")
    for model, pk, address in (
        ("day", day.pk, url("layout", day)),
        ("session", session.pk, f"{url('layout', day)}#session-{session.pk}"),
        ("edition", day.edition_id, reverse("admin:conferences_edition_layout", args=[day.edition_id])),
    ):
        page = admin_client.get(reverse(f"admin:conferences_{model}_change", args=[pk])).content.decode()
        assert page.count(f'href="{address}"') == 1
