"""Copying a day onto another, of the same edition or of another one."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from pytest_django.asserts import assertNumQueries

from conferences.models import Room, Session
from conferences.services.day_copies import copy_day, plan_copy
from delegations.models import SpeakingRole
from delegations.services.day_copies import CopiedDay, copy_day_with_speakers
from tests.factories import (
    AgendaItemFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    DocumentFactory,
    EditionFactory,
    PersonFactory,
    RoomFactory,
    SpeakingRoleFactory,
    TopicFactory,
    UserFactory,
)
from tests.layout.scene import at, day_in, reasons, where

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    return DayFactory()


@pytest.fixture
def next_day(day):
    return DayFactory(edition=day.edition, on=day.on + dt.timedelta(days=1))


@pytest.fixture
def elsewhere():
    """A day of another edition, in another zone."""
    return day_in("Europe/Vienna", dt.date(2026, 6, 9))


def held_on(day) -> list[str]:
    return [f"{where(each)} {each.title}" for each in Session.objects.filter(day=day).in_programme_order()]


def test_sessions_come_with_their_local_times_and_rooms(day, next_day):
    at(day, "09:00", "10:00", "Hall A", title="Opening")
    at(day, "23:00", "25:00", title="Reception")
    copy_day(source=day, target=next_day, by=None)
    assert held_on(next_day) == ["09:00–10:00 Hall A Opening", "23:00–01:00 Reception"]
    assert (Room.objects.count(), Session.objects.filter(day=day).count()) == (1, 2)


def test_copy_has_everything_but_identity_and_status(day, next_day):
    officer = UserFactory()
    item, topic, document = (
        AgendaItemFactory(edition=day.edition),
        TopicFactory(),
        DocumentFactory(edition=day.edition),
    )
    values = {
        "kind": "side-event",
        "attendance": "restricted",
        "interpretation": ["en", "ru"],
        "status": "moved",
    }
    old = at(day, "09:00", "10:00", title_ru="Открытие", abstract="About", agenda_item=item, **values)
    old.topics.add(topic)
    old.documents.add(document)
    [(_old, new)] = copy_day(source=day, target=next_day, by=officer)
    new = Session.objects.get(pk=new.pk)
    assert (new.kind, new.attendance, new.interpretation) == ("side-event", "restricted", ["en", "ru"])
    assert (new.title_ru, new.abstract, new.agenda_item) == ("Открытие", "About", item)
    assert (*new.topics.all(), *new.documents.all()) == (topic, document)
    assert (new.status, new.uid == old.uid) == ("scheduled", False)
    assert {*reasons(new)} == {"copied from 2025-06-03"}
    assert new.history.last().history_user == officer


def test_cancelled_sessions_stay_behind(day, next_day):
    at(day, "09:00", "10:00", status="cancelled")
    with pytest.raises(ValidationError) as refused:
        copy_day(source=day, target=next_day, by=None)
    assert refused.value.code == "nothing_to_copy"


def test_what_exists_stays_and_is_not_copied_twice(day, next_day):
    at(day, "09:00", "10:00", "Hall A", title="Opening")
    at(day, "11:00", "12:00", "Hall A", title="Debate")
    at(next_day, "09:00", "09:30", "Hall A", title="OPENING")
    at(next_day, "14:00", "15:00", title="Visit")
    assert [row.verdict for row in plan_copy(source=day, target=next_day).rows] == ["there", ""]
    copy_day(source=day, target=next_day, by=None)
    assert held_on(next_day) == [
        "09:00–09:30 Hall A OPENING",
        "11:00–12:00 Hall A Debate",
        "14:00–15:00 Visit",
    ]


def test_other_edition_gets_the_same_local_times_and_its_own_rooms(day, elsewhere):
    at(day, "09:00", "10:00", "Hall A", title="Opening")
    room = RoomFactory(edition=elsewhere.edition, name="HALL  A")
    copy_day(source=day, target=elsewhere, by=None)
    assert (held_on(elsewhere), Session.objects.get(day=elsewhere).room) == (
        ["09:00–10:00 HALL  A Opening"],
        room,
    )


def test_missing_rooms_are_made_once(day, elsewhere):
    at(day, "09:00", "10:00", "Hall A")
    at(day, "10:00", "11:00", "Hall A")
    Room.objects.update(seats=40, name_ru="Зал А")
    assert plan_copy(source=day, target=elsewhere).new_rooms == ("Hall A",)
    copy_day(source=day, target=elsewhere, by=None)
    made = Room.objects.get(edition=elsewhere.edition)
    assert (made.name, made.name_ru, made.seats) == ("Hall A", "Зал А", 40)
    assert made.history.get().history_change_reason == "copied from 2025-06-03"


def test_parts_of_an_edition_do_not_cross_over(day, elsewhere):
    session = at(day, "09:00", "10:00", agenda_item=AgendaItemFactory(edition=day.edition, number="4"))
    session.documents.add(DocumentFactory(edition=day.edition))
    item = AgendaItemFactory(edition=elsewhere.edition, number="4")
    [(_old, new)] = copy_day(source=day, target=elsewhere, by=None)
    assert (new.agenda_item, new.documents.count()) == (item, 0)


def test_time_that_the_clocks_do_not_show_is_left_out(day):
    target = day_in("Europe/Vienna", dt.date(2025, 3, 29))
    at(day, "26:15", "26:45", title="Night")
    at(day, "09:00", "10:00", title="Opening")
    plan = plan_copy(source=day, target=target)
    assert [(row.session.title, row.verdict) for row in plan.rows] == [
        ("Opening", ""),
        ("Night", "no such time"),
    ]


def test_plan_looked_at_before_a_change_is_refused(day, next_day):
    at(day, "09:00", "10:00", title="Opening")
    seen = plan_copy(source=day, target=next_day).fingerprint
    at(next_day, "09:00", "10:00", title="Opening")
    with pytest.raises(ValidationError) as refused:
        copy_day(source=day, target=next_day, by=None, looked_at=seen)
    assert (refused.value.code, len(held_on(next_day))) == ("changed_meanwhile", 1)


@pytest.mark.parametrize("count", [1, 3, 50])
def test_plan_does_not_grow_with_sessions(day, elsewhere, count):
    for number in range(count):
        at(day, "09:00", "10:00", "Hall A", title=f"Session {number}")
    with assertNumQueries(3):
        assert len(plan_copy(source=day, target=elsewhere).coming) == count


def test_chairs_and_speakers_come_along(day, next_day):
    delegate = DelegateFactory(delegation=DelegationFactory(edition=day.edition))
    session = at(day, "09:00", "10:00")
    SpeakingRoleFactory(session=session, delegate=delegate, guest_name="", kind="chair", order=1)
    SpeakingRoleFactory(session=session, guest_name="Ann Lee", guest_function="Author", order=2)
    assert copy_day_with_speakers(source=day, target=next_day, by=None) == CopiedDay(1, 2, 0)
    roles = SpeakingRole.objects.filter(session__day=next_day).order_by("order")
    assert [(role.kind, role.delegate, role.guest_name, role.is_public) for role in roles] == [
        ("chair", delegate, "", True),
        ("speaker", None, "Ann Lee", True),
    ]


def test_speakers_take_their_own_seats_at_another_edition(day, elsewhere):
    person, session = PersonFactory(), at(day, "09:00", "10:00")
    for each in (person, PersonFactory()):
        seat = DelegateFactory(person=each, delegation=DelegationFactory(edition=day.edition))
        SpeakingRoleFactory(session=session, delegate=seat, guest_name="")
    SpeakingRoleFactory(session=session, guest_name="Ann Lee")
    DelegateFactory(
        person=person, status="withdrawn", delegation=DelegationFactory(edition=elsewhere.edition)
    )
    there = DelegateFactory(person=person, delegation=DelegationFactory(edition=elsewhere.edition))
    assert copy_day_with_speakers(source=day, target=elsewhere, by=None) == CopiedDay(1, 2, 1)
    roles = SpeakingRole.objects.filter(session__day=elsewhere).order_by("id")
    assert [(role.delegate, role.guest_name, role.is_public) for role in roles] == [
        (there, "", False),
        (None, "Ann Lee", False),
    ]


def test_without_speakers_nobody_comes_along(day, next_day):
    SpeakingRoleFactory(session=at(day, "09:00", "10:00"))
    copy_day(source=day, target=next_day, by=None)
    assert SpeakingRole.objects.filter(session__day=next_day).count() == 0


def test_another_edition_of_the_same_zone_is_not_the_same_edition(day):
    other = DayFactory(edition=EditionFactory())
    at(day, "09:00", "10:00", "Hall A")
    assert plan_copy(source=day, target=other).new_rooms == ("Hall A",)
