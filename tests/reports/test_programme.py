"""The programme as a report: days, filters, present moment, zones, grid."""

import datetime as dt
import zoneinfo

import pytest

from conferences.enums import Distribution, Publication, SessionKind, SessionStatus
from conferences.reports.programme import timetable_from
from delegations.services.releases import preview_of
from tests.factories import (
    DayFactory,
    DocumentFactory,
    EditionFactory,
    RoomFactory,
    SessionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
TASHKENT = zoneinfo.ZoneInfo("Asia/Tashkent")


def timetable_of(edition):
    """Return the timetable that a release would show now."""
    return timetable_from(edition, preview_of(edition).snapshot)


def programme(edition, **asked):
    return timetable_of(edition).programme(**asked)


def at(hour, minute=0, day=3):
    return dt.datetime(2025, 6, day, hour, minute, tzinfo=TASHKENT)


@pytest.fixture
def day():
    return DayFactory(edition=EditionFactory())


def titles(shown):
    return [row.title.text for part in shown.days for row in part.sessions]


def marks(day, now):
    return {row.title.text: row.mark for row in programme(day.edition, now=now).days[0].sessions}


def test_programme_gives_days_and_sessions_in_order(day):
    later = DayFactory(edition=day.edition, on=dt.date(2025, 6, 4))
    SessionFactory(day=later, title="next day")
    SessionFactory(day=day, title="afternoon", starts_at=at(14), ends_at=at(15))
    SessionFactory(day=day, title="morning")

    assert titles(programme(day.edition, now=at(0))) == ["morning", "afternoon", "next day"]


def test_programme_keeps_a_session_after_midnight_on_its_day(day):
    SessionFactory(day=day, title="night", starts_at=at(0, 15, day=4), ends_at=at(1, 0, day=4))

    (shown,) = programme(day.edition, now=at(0)).days

    assert [(row.title.text, row.other_date) for row in shown.sessions] == [("night", dt.date(2025, 6, 4))]
    assert [tick.minute for tick in shown.grid.ticks] == [24 * 60 + 15, 25 * 60]


def test_programme_marks_past_present_next_and_later(day):
    for title, hour in (("past", 9), ("now", 10), ("next", 11), ("later", 12)):
        SessionFactory(day=day, title=title, starts_at=at(hour), ends_at=at(hour + 1))

    assert marks(day, at(10, 30)) == {"past": "past", "now": "now", "next": "next", "later": "later"}


def test_programme_marks_no_cancelled_session_and_no_break_as_next(day):
    SessionFactory(day=day, title="off", status=SessionStatus.CANCELLED)
    SessionFactory(day=day, title="coffee", starts_at=at(10), ends_at=at(11), kind=SessionKind.BREAK)
    SessionFactory(day=day, title="talk", starts_at=at(11), ends_at=at(12))

    assert marks(day, at(8)) == {"off": "later", "coffee": "later", "talk": "next"}
    assert marks(day, at(9, 30))["off"] == "later"


def test_programme_opens_on_the_present_day_else_on_the_first(day):
    second = DayFactory(edition=day.edition, on=dt.date(2025, 6, 4))
    shown = {
        now: programme(day.edition, now=now).day_on(None)
        for now in (at(12, day=1), at(12, day=4), at(3, day=5), at(5, day=5))
    }

    # At three in the morning it is still the day before.
    assert [row and row.day.pk for row in shown.values()] == [day.pk, second.pk, second.pk, day.pk]


def test_programme_has_no_day_outside(day):
    assert programme(day.edition, now=at(0)).day_on(dt.date(2020, 1, 1)) is None


def test_programme_keeps_the_sessions_that_passed_a_filter(day):
    kept = SessionFactory(day=day, title="kept")
    SessionFactory(day=day, title="left out")

    assert titles(programme(day.edition, now=at(0), among={kept.pk})) == ["kept"]


def test_programme_offers_what_occurs_in_it(day):
    room = RoomFactory(edition=day.edition)
    RoomFactory(edition=day.edition)
    topic = TopicFactory()
    TopicFactory()
    SessionFactory(day=day, room=room, interpretation=["ru"]).topics.add(topic)

    facets = timetable_of(day.edition).facets()

    assert [row.pk for row, _name in facets.rooms] == [room.pk]
    assert [row for row, _name in facets.topics] == [topic]
    assert facets.languages == ("ru",)


def test_programme_tells_times_in_the_readers_zone(day):
    SessionFactory(day=day)

    zone = zoneinfo.ZoneInfo("America/New_York")
    (row,) = programme(day.edition, now=at(0), zone=zone).days[0].sessions

    assert (row.starts_at.strftime("%H:%M"), row.other_date) == ("00:00", None)
    assert row.starts_at.utcoffset() == dt.timedelta(hours=-4)


def test_programme_says_when_the_readers_date_is_another(day):
    SessionFactory(day=day)
    zone = zoneinfo.ZoneInfo("America/Los_Angeles")
    (row,) = programme(day.edition, now=at(0), zone=zone).days[0].sessions
    assert row.other_date == dt.date(2025, 6, 2)


def test_programme_sets_two_sessions_of_one_room_side_by_side(day):
    room = RoomFactory(edition=day.edition)
    first, second = SessionFactory(day=day, room=room), SessionFactory(day=day, room=room)

    grid = programme(day.edition, now=at(0)).days[0].grid

    assert grid.columns == 2
    assert grid.places[first.pk].first_column != grid.places[second.pk].first_column
    assert grid.places[first.pk].first_row == grid.places[second.pk].first_row


def test_programme_stretches_a_break_across_the_rooms(day):
    for _ in range(3):
        SessionFactory(day=day, room=RoomFactory(edition=day.edition))
    pause = SessionFactory(day=day, kind=SessionKind.BREAK, starts_at=at(10), ends_at=at(11))

    place = programme(day.edition, now=at(0)).days[0].grid.places[pause.pk]

    assert (place.first_column, place.end_column) == (1, 4)


def test_programme_lays_out_an_hour_that_the_clock_repeats():
    edition = EditionFactory(
        time_zone="Europe/Berlin", starts_on=dt.date(2025, 10, 25), ends_on=dt.date(2025, 10, 26)
    )
    day = DayFactory(edition=edition)
    # 02:30 before and 02:15 after the clocks go back: 45 minutes.
    starts_at = dt.datetime(2025, 10, 26, 0, 30, tzinfo=dt.UTC)
    session = SessionFactory(day=day, starts_at=starts_at, ends_at=starts_at + dt.timedelta(minutes=45))

    place = programme(edition, now=starts_at).days[0].grid.places[session.pk]

    assert place.first_row < place.end_row


def test_programme_shows_documents_of_general_distribution_only(day):
    session = SessionFactory(day=day)
    draft = EditionFactory(publication=Publication.DRAFT)
    general = DocumentFactory(edition=day.edition)
    session.documents.add(
        general,
        DocumentFactory(edition=day.edition, distribution=Distribution.RESTRICTED),
        DocumentFactory(edition=draft),
    )

    (row,) = programme(day.edition, now=at(0)).days[0].sessions

    assert [link.document for link in row.documents] == [general]


@pytest.mark.parametrize("sessions", [1, 3, 60])
def test_programme_of_a_snapshot_takes_three_queries(day, sessions, django_assert_num_queries):
    topic = TopicFactory()
    for _ in range(sessions):
        session = SessionFactory(day=day, room=RoomFactory(edition=day.edition))
        session.topics.add(topic)
        session.documents.add(DocumentFactory(edition=day.edition))
    snapshot = preview_of(day.edition).snapshot
    with django_assert_num_queries(3):
        shown = timetable_from(day.edition, snapshot).programme(now=at(0))
        assert len(titles(shown)) == sessions
