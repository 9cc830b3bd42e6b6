"""The sample series in the database, and how its current edition follows the calendar."""

import datetime as dt
from unittest.mock import Mock

import pytest
from django.core.management import call_command
from django.db.models import Q

from conferences.models import Day, Edition, ProgrammeRelease, Session
from conferences.reports.programme import released_timetable
from conferences.validators import validate_session_in_day
from delegations.models import Delegate, Delegation, SpeakingRole
from delegations.services.releases import preview_of
from eventsite.desk.demo import loading
from eventsite.desk.demo.forum import frame
from eventsite.desk.demo.forum.calendar import move_to_today
from eventsite.desk.demo.forum.record import load_forum
from tests.factories import (
    DayFactory,
    DelegationFactory,
    DocumentFactory,
    EditionFactory,
    SessionFactory,
    release,
)

pytestmark = pytest.mark.django_db

#: Half past one in the morning of 11 March in Almaty, still the 10th in Greenwich.
NOW = dt.datetime(2026, 3, 10, 20, 30, tzinfo=dt.UTC)


@pytest.fixture
def current() -> Edition:
    """A small edition in the place of the sample's current one, opened on 3 June 2025."""
    edition = EditionFactory(series__slug=frame.SLUG, number=8, time_zone=frame.ZONE)
    for offset in range(3):
        on = edition.starts_on + dt.timedelta(days=offset)
        SessionFactory(day=DayFactory(edition=edition, on=on))
    return edition


def test_sample_is_loaded_whole():
    assert load_forum(now=NOW) is True
    edition = Edition.objects.get(series__slug=frame.SLUG, number=8)
    assert (edition.starts_on, edition.ends_on) == (dt.date(2026, 3, 10), dt.date(2026, 3, 12))
    of_edition = Q(delegation__edition=edition)
    assert {
        "delegations": Delegation.objects.filter(edition=edition).count(),
        "delegates": Delegate.objects.filter(of_edition).count(),
        "people": Delegate.objects.filter(of_edition).values("person").distinct().count(),
        "days": edition.days.count(),
        "rooms": edition.rooms.count(),
        "sessions": Session.objects.filter(day__edition=edition).count(),
        "documents": edition.documents.count(),
    } == {
        "delegations": 60,
        "delegates": 400,
        "people": 399,
        "days": 3,
        "rooms": 4,
        "sessions": 60,
        "documents": 18,
    }
    for session in Session.objects.filter(day__edition=edition).select_related("day").order_by("id"):
        validate_session_in_day(session.starts_at, session.ends_at, session.day.on, edition.time_zone)
    _nobody_twice_at_once()
    _ninth_is_empty()
    assert load_forum(now=NOW) is False


def _nobody_twice_at_once() -> None:
    roles = SpeakingRole.objects.filter(delegate__isnull=False).select_related("session").order_by("id")
    hours: dict[int, list[tuple[dt.datetime, dt.datetime]]] = {}
    for role in roles:
        mine = hours.setdefault(role.delegate_id or 0, [])
        assert not [
            each for each in mine if each[0] < role.session.ends_at and role.session.starts_at < each[1]
        ]
        mine.append((role.session.starts_at, role.session.ends_at))


def _ninth_is_empty() -> None:
    ninth = Edition.objects.get(series__slug=frame.SLUG, number=9)
    assert (ninth.publication, ninth.delegations.count(), ninth.days.count()) == ("draft", 0, 0)
    assert ninth.starts_on == dt.date(2027, 3, 9)


def test_moving_puts_the_second_day_on_today(current):
    assert move_to_today(frame.SLUG, now=NOW) == 280
    current.refresh_from_db()
    assert (current.starts_on, current.ends_on) == (dt.date(2026, 3, 10), dt.date(2026, 3, 12))


def test_moving_keeps_sessions_at_their_hour_with_their_identifiers(current):
    before = list(Session.objects.order_by("id").values_list("id", "uid"))
    move_to_today(frame.SLUG, now=NOW)
    sessions = Session.objects.order_by("id")
    assert [(session.pk, session.uid) for session in sessions] == before
    assert [session.starts_at.astimezone(current.zone).isoformat() for session in sessions] == [
        "2026-03-10T09:00:00+05:00",
        "2026-03-11T09:00:00+05:00",
        "2026-03-12T09:00:00+05:00",
    ]


def test_moving_takes_what_was_released_along(current):
    release(current)
    move_to_today(frame.SLUG, now=NOW)
    current.refresh_from_db()
    timetable = released_timetable(current)
    assert [row.starts_at for row in timetable.sessions] == [
        row.starts_at for row in Session.objects.order_by("id")
    ]
    assert [row.sequence for row in timetable.sessions] == [1, 1, 1]
    assert preview_of(current).is_unchanged


def test_demo_is_released_once(capsys):
    loading.load_demo()
    loading.load_demo()
    released = ProgrammeRelease.objects.order_by("-edition__number")
    found = [(row.edition.number, row.number, row.session_count) for row in released]
    assert found == [(8, 1, 60), (7, 1, 10)]


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_moving_by_a_day_keeps_the_days_apart(current, days):
    now = dt.datetime.combine(current.starts_on + dt.timedelta(days=days + 1), dt.time(12), current.zone)
    assert move_to_today(frame.SLUG, now=now) == days
    opening = dt.date(2025, 6, 3) + dt.timedelta(days=days)
    assert list(Day.objects.order_by("id").values_list("on", flat=True)) == [
        opening + dt.timedelta(days=offset) for offset in range(3)
    ]


def test_moving_takes_the_dates_of_people_and_papers_along(current):
    delegation = DelegationFactory(edition=current, invited_on=dt.date(2025, 1, 4))
    document = DocumentFactory(edition=current, published_on=dt.date(2025, 6, 1))
    move_to_today(frame.SLUG, now=NOW)
    delegation.refresh_from_db()
    document.refresh_from_db()
    assert (delegation.invited_on, delegation.replied_on) == (dt.date(2025, 10, 11), None)
    assert document.published_on == dt.date(2026, 3, 8)


def test_moving_leaves_other_editions_alone(current):
    other = EditionFactory(series=current.series, number=9)
    move_to_today(frame.SLUG, now=NOW)
    other.refresh_from_db()
    assert other.starts_on == dt.date(2025, 6, 3)


def test_moving_without_the_edition_does_nothing():
    assert move_to_today(frame.SLUG, now=NOW) == 0


def test_demo_command_says_that_all_is_there(monkeypatch, capsys):
    for step in ("load_states", "load_borders"):
        monkeypatch.setattr(loading, step, bool)
    monkeypatch.setattr(loading, "load_forum", Mock(return_value=False))
    monkeypatch.setattr(loading, "move_to_today", Mock(return_value=0))
    call_command("load_demo")
    assert capsys.readouterr().out == "Demo data: already there.\n"


def test_demo_command_says_what_it_did(monkeypatch, capsys):
    monkeypatch.setattr(loading, "load_states", bool)
    monkeypatch.setattr(loading, "load_borders", Mock(return_value=True))
    monkeypatch.setattr(loading, "load_forum", Mock(return_value=True))
    monkeypatch.setattr(loading, "move_to_today", Mock(return_value=3))
    call_command("load_demo")
    assert capsys.readouterr().out == (
        "Demo data: two recorded editions written, the sample series written,"
        " the sample's current edition moved by 3 days.\n"
    )
