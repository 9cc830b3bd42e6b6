"""The page of the programme."""

import datetime as dt

import pytest

from conferences.enums import Attendance, SessionKind, SessionStatus
from conferences.reports.now import programme_date
from tests.factories import (
    AgendaItemFactory,
    DayFactory,
    DocumentFactory,
    EditionFactory,
    EditionTopicFactory,
    RoomFactory,
    SessionFactory,
    SpeakingRoleFactory,
    TopicFactory,
    keep_released,
)
from tests.public.programme_pages import page, public_delegate, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    edition = EditionFactory(series__slug="forum", number=6, city="Tashkent")
    return DayFactory(edition=edition)


def test_programme_shows_sessions_with_time_room_and_item(client, day):
    room = RoomFactory(edition=day.edition, name="Plenary Hall", seats=400)
    item = AgendaItemFactory(edition=day.edition, number="4 (a)")
    session = SessionFactory(day=day, title="Opening words", room=room, agenda_item=item)

    html = page(client)

    assert f'<a href="/conferences/forum/6/sessions/{session.pk}/">Opening words</a>' in html
    assert '<time datetime="2025-06-03T09:00:00+05:00">09:00</time>' in html
    assert '<span class="room">Plenary Hall</span>' in html
    assert "Plenary, item 4 (a)" in html
    assert "Times of Tashkent (UTC+5)." in html


def test_programme_opens_on_the_first_day_when_the_edition_is_over(client, day):
    SessionFactory(day=day, title="first day")
    SessionFactory(day=DayFactory(edition=day.edition, on=dt.date(2025, 6, 4)), title="second day")

    html = page(client)

    assert ("first day" in html, "second day" in html) == (True, False)
    assert "Tuesday, 3 June 2025" in html or "Tuesday 3 June 2025" in html


def test_programme_shows_the_day_asked_for(client, day):
    SessionFactory(day=day, title="first day")
    SessionFactory(day=DayFactory(edition=day.edition, on=dt.date(2025, 6, 4)), title="second day")

    html = page(client, "?day=2025-06-04")

    assert ("first day" in html, "second day" in html) == (False, True)


@pytest.mark.parametrize(
    ("day_asked", "message"),
    [
        ("2020-01-01", "The programme has no 2020-01-01. Choose one of its days."),
        ("tomorrow", "A day is written as 2026-11-25."),
    ],
)
def test_programme_explains_a_day_that_it_has_not(client, day, day_asked, message):
    SessionFactory(day=day, title="first day")

    html = page(client, f"?day={day_asked}")

    assert message in html
    assert "first day" in html


def test_programme_keeps_the_filter_in_the_tabs_of_the_days(client, day):
    SessionFactory(day=day, interpretation=["ru"])
    DayFactory(edition=day.edition, on=dt.date(2025, 6, 4))
    html = page(client, "?language=ru")
    assert 'href="?language=ru&amp;day=2025-06-04"' in html
    assert "0 sessions" in html


def test_programme_tells_times_in_the_readers_zone(client, day):
    SessionFactory(day=day)

    html = page(client, "?tz=Europe/Zurich")

    assert '<time datetime="2025-06-03T06:00:00+02:00">06:00</time>' in html
    assert "Show times of the conference: Tashkent (UTC+5)" in html


def test_programme_explains_an_unknown_zone_and_keeps_the_editions(client, day):
    SessionFactory(day=day)

    html = page(client, "?tz=Mars/Base")

    assert "“Mars/Base” is no IANA time zone." in html
    assert "T09:00:00+05:00" in html


def test_programme_marks_what_is_on_now(client):
    now = dt.datetime.now(dt.UTC)
    edition = EditionFactory(series__slug="forum", number=6, time_zone="UTC")
    on = programme_date(edition.zone, now)
    edition.starts_on = edition.ends_on = on
    edition.save()
    hour = dt.timedelta(hours=1)
    SessionFactory(
        day=DayFactory(edition=edition, on=on), title="running", starts_at=now - hour, ends_at=now + hour
    )

    html = page(client)

    assert '<span class="tag tag--now d-print-none">Now</span>' in html
    assert "session--now" in html


def test_programme_shows_cancelled_moved_and_restricted_sessions_as_such(client, day):
    SessionFactory(day=day, status=SessionStatus.CANCELLED)
    SessionFactory(day=day, status=SessionStatus.MOVED)
    SessionFactory(day=day, attendance=Attendance.RESTRICTED)

    html = page(client)

    assert '<span class="tag tag--bad">Cancelled</span>' in html
    assert '<span class="tag tag--care">Moved</span>' in html
    assert "<span>restricted attendance</span>" in html


def test_programme_names_speakers_with_function_and_affiliation(client, day):
    SpeakingRoleFactory(
        session=SessionFactory(day=day),
        guest_name="Odile M",
        guest_function="Historian",
        guest_affiliation="University",
    )
    html = page(client)
    assert (
        '<b><bdi>Odile M</bdi></b><span class="fn">, <bdi>Historian</bdi>, <bdi>University</bdi></span>'
    ) in html


def test_programme_gives_a_break_across_the_rooms_no_kind(client, day):
    SessionFactory(day=day, kind=SessionKind.BREAK, title="Coffee")
    html = page(client)
    assert "session--break" in html
    assert '<span class="kind">' not in html


def test_programme_says_when_no_session_of_the_day_matches(client, day):
    later = DayFactory(edition=day.edition, on=dt.date(2025, 6, 4))
    SessionFactory(day=later, interpretation=["ru"])
    assert "No session of this day matches" in page(client, "?language=ru&day=2025-06-03")


def test_programme_of_an_edition_to_come_is_not_released_yet(client, day):
    day.edition.starts_on = day.edition.ends_on = dt.date(2999, 6, 3)
    day.edition.save()

    html = page(client)

    assert "The programme is not released yet" in html
    assert "not known" not in html


def test_programme_that_was_never_released_is_not_shown(client, day):
    SessionFactory(day=day, title="Opening words")

    html = shown(client)

    assert "The programme is not released yet" in html
    assert "Opening words" not in html


def test_programme_without_a_timetable_says_so_and_lists_the_topics(client, day):
    EditionTopicFactory(edition=day.edition, topic__name="Use of the Internet")

    html = page(client)

    assert "The timetable of this edition is not known" in html
    assert "Use of the Internet" in html


def test_programme_marks_titles_that_are_not_in_the_page_language(client, day):
    SessionFactory(day=day, title="Opening words")
    assert '<span lang="en">Opening words</span>' in page(client, prefix="/ru")


@pytest.mark.parametrize("sessions", [1, 3, 60])
def test_programme_takes_ten_queries(client, day, sessions, django_assert_num_queries):
    topic, room = TopicFactory(), RoomFactory(edition=day.edition)
    for _ in range(sessions):
        session = SessionFactory(day=day, room=room)
        session.topics.add(topic)
        session.documents.add(DocumentFactory(edition=day.edition))
        SpeakingRoleFactory(session=session, delegate=public_delegate(day.edition), guest_name="")
    keep_released(day.edition)
    with django_assert_num_queries(10):
        shown(client)


@pytest.mark.parametrize(("month", "distance"), [(1, "UTC+1"), (7, "UTC+2")])
def test_programme_names_the_distance_from_utc_on_its_own_day(client, month, distance):
    on = dt.date(2025, month, 15)
    zone = {"time_zone": "Europe/Berlin", "city": "Bonn", "starts_on": on, "ends_on": on}
    day = DayFactory(edition=EditionFactory(series__slug="forum", number=6, **zone), on=on)
    starts_at = dt.datetime(2025, month, 15, 9, tzinfo=dt.UTC)
    SessionFactory(day=day, starts_at=starts_at, ends_at=starts_at + dt.timedelta(hours=1))

    assert f"Times of Bonn ({distance})." in page(client)


def test_programme_without_rooms_has_one_plain_column(client, day):
    SessionFactory(day=day, room=None)

    html = page(client)

    assert "<b>All rooms</b>" in html
    assert "at the same time" not in html
