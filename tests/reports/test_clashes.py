"""What clashes in a programme: rooms, people, times; told, never forbidden."""

import datetime as dt

import pytest
from pytest_django.asserts import assertNumQueries

from conferences.models import Session
from delegations.reports.clashes import clashes_of
from tests.factories import (
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    PersonFactory,
    RoomFactory,
    SessionFactory,
    SpeakingRoleFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    return DayFactory()


def at(day, start: str, end: str, **values) -> Session:
    """Add a session at these local times; after midnight the hours go on: 25:30."""
    midnight = dt.datetime.combine(day.on, dt.time(0), day.edition.zone)
    times = [midnight + dt.timedelta(hours=int(text[:2]), minutes=int(text[3:])) for text in (start, end)]
    return SessionFactory(day=day, starts_at=times[0], ends_at=times[1], **values)


def told(day, *, names: bool = True) -> list[tuple[str, list[str], str]]:
    found = clashes_of(day.edition, names=names)
    return [(clash.kind.value, [each.title for each in clash.sessions], clash.text) for clash in found]


def test_room_used_twice_at_once_is_told(day):
    room = RoomFactory(edition=day.edition, name="Hall A")
    at(day, "09:00", "10:30", title="First", room=room)
    at(day, "10:00", "11:00", title="Second", room=room)
    at(day, "11:00", "12:00", title="Third", room=room)
    assert told(day) == [("room", ["First", "Second"], "Both are in Hall A from 10:00 to 10:30.")]


def test_long_session_clashes_with_each_that_it_covers(day):
    room = RoomFactory(edition=day.edition)
    at(day, "09:00", "12:00", title="All", room=room)
    at(day, "09:10", "09:20", title="One", room=room)
    at(day, "11:00", "12:00", title="Two", room=room)
    assert [titles for _kind, titles, _text in told(day)] == [["All", "One"], ["All", "Two"]]


def test_sessions_across_all_rooms_use_no_room(day):
    at(day, "09:00", "10:00")
    at(day, "09:00", "10:00")
    assert told(day) == []


def test_cancelled_session_clashes_with_nothing(day):
    room = RoomFactory(edition=day.edition)
    at(day, "09:00", "10:00", room=room)
    at(day, "09:00", "20:00", room=room, status="cancelled")
    assert told(day) == []


def test_person_in_two_delegations_is_one_person(day):
    person = PersonFactory(full_name="Ann Lee")
    for title in ("First", "Second"):
        delegate = DelegateFactory(person=person, delegation=DelegationFactory(edition=day.edition))
        SpeakingRoleFactory(session=at(day, "09:00", "10:00", title=title), delegate=delegate, guest_name="")
    assert told(day) == [("person", ["First", "Second"], "Ann Lee is in both from 09:00 to 10:00.")]


def test_delegates_of_one_name_are_two_persons(day):
    for _number in range(2):
        delegate = DelegateFactory(full_name="Ann Lee", delegation=DelegationFactory(edition=day.edition))
        SpeakingRoleFactory(session=at(day, "09:00", "10:00"), delegate=delegate, guest_name="")
    assert told(day) == []


@pytest.mark.parametrize("role", ["chair", "speaker"])
def test_guest_is_known_by_name(day, role):
    delegate = DelegateFactory(full_name="Ann Lee", delegation=DelegationFactory(edition=day.edition))
    SpeakingRoleFactory(session=at(day, "09:00", "10:00", title="First"), delegate=delegate, guest_name="")
    SpeakingRoleFactory(session=at(day, "09:30", "11:00", title="Second"), guest_name="ANN  LEE", kind=role)
    SpeakingRoleFactory(session=at(day, "10:00", "11:00", title="Third"), guest_name="Ánn Lee")
    assert told(day) == [
        ("person", ["First", "Second"], "Ann Lee is in both from 09:30 to 10:00."),
        ("person", ["Second", "Third"], "Ann Lee is in both from 10:00 to 11:00."),
    ]


def test_person_twice_in_one_session_is_no_clash(day):
    session = at(day, "09:00", "10:00")
    SpeakingRoleFactory(session=session, guest_name="Ann Lee", kind="chair")
    SpeakingRoleFactory(session=session, guest_name="Ann Lee")
    assert told(day) == []


def test_nobody_is_named_to_those_who_may_not_see_speakers(day):
    for title in ("First", "Second"):
        SpeakingRoleFactory(session=at(day, "09:00", "10:00", title=title), guest_name="Ann Lee")
    assert told(day, names=False) == [
        ("person", ["First", "Second"], "One person is in both from 09:00 to 10:00.")
    ]
    assert [clash.who for clash in clashes_of(day.edition, names=False)] == [""]


@pytest.mark.parametrize(("start", "end"), [("03:00", "05:00"), ("27:00", "28:30"), ("30:00", "31:00")])
def test_session_outside_its_day_is_told(day, start, end):
    at(day, start, end, title="Late")
    text = "It lies outside its day, which lasts from 04:00 to 04:00 of the next morning."
    assert told(day) == [("outside", ["Late"], text)]


def test_day_reaches_over_a_clock_change():
    on = dt.date(2025, 10, 25)
    edition = EditionFactory(time_zone="Europe/Vienna", starts_on=on, ends_on=on)
    day = DayFactory(edition=edition, on=on)
    utc = dt.datetime(2025, 10, 26, 0, 0, tzinfo=dt.UTC)
    SessionFactory(day=day, starts_at=utc, ends_at=utc + dt.timedelta(hours=3))
    assert told(day) == []
    SessionFactory(day=day, title="Late", starts_at=utc, ends_at=utc + dt.timedelta(hours=3, minutes=1))
    assert [titles for _kind, titles, _text in told(day)] == [["Late"]]


def test_long_session_is_told(day):
    at(day, "09:00", "17:00")
    at(day, "09:00", "17:05", title="Long")
    assert told(day) == [("long", ["Long"], "It lasts longer than 8 hours. Look at its end.")]


@pytest.mark.parametrize("count", [1, 3, 50])
def test_queries_do_not_grow_with_sessions(day, count):
    room = RoomFactory(edition=day.edition)
    for _number in range(count):
        SpeakingRoleFactory(session=at(day, "09:00", "10:00", room=room), guest_name="Ann Lee")
    edition = day.edition
    with assertNumQueries(2):
        assert len(clashes_of(edition, names=True)) == count * (count - 1)
