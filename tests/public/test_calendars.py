"""The calendars of a programme, read back by another's reader."""

import datetime as dt

import icalendar
import pytest

from conferences.enums import SessionKind, SessionStatus
from tests.factories import (
    AgendaItemFactory,
    DayFactory,
    DocumentFactory,
    EditionFactory,
    RoomFactory,
    SessionFactory,
    SpeakingRoleFactory,
    TopicFactory,
    VenueFactory,
    release,
)

pytestmark = pytest.mark.django_db
BASE = "/conferences/forum/6"
HOUR = dt.timedelta(hours=1)


def edition_of(zone="Asia/Tashkent", on=dt.date(2025, 6, 3), **fields):
    ends_on = on + dt.timedelta(days=1)
    return EditionFactory(
        series__slug="forum",
        series__acronym="SF",
        number=6,
        time_zone=zone,
        starts_on=on,
        ends_on=ends_on,
        **fields,
    )


@pytest.fixture
def day():
    return DayFactory(edition=edition_of(city="Tashkent"))


def feed(client, rest="/programme.ics", prefix=""):
    response = client.get(f"{prefix}{BASE}{rest}")
    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return icalendar.Calendar.from_ical(response.content)


def events(client, rest="/programme.ics", prefix=""):
    return feed(client, rest, prefix).walk("VEVENT")


def titles(client, rest="/programme.ics"):
    return [str(event["SUMMARY"]) for event in events(client, rest)]


def test_calendar_tells_of_a_session_what_the_page_tells(client, day):
    day.edition.venue = VenueFactory(name="Congress Hall")
    day.edition.save()
    session = SessionFactory(
        day=day,
        title="Data; radar, and \\ sonar",
        abstract="How data travel.\nAnd why.",
        room=RoomFactory(edition=day.edition, name="Hall, left"),
        agenda_item=AgendaItemFactory(edition=day.edition, number="4 (a)", title="Data"),
        interpretation=["en", "ru"],
    )
    session.topics.add(TopicFactory(name="Radar, old"))
    session.documents.add(DocumentFactory(edition=day.edition, symbol="F/CONF.6/1"))
    SpeakingRoleFactory(session=session, guest_name="Odile M", guest_function="Historian", kind="chair")
    made = release(day.edition)

    (event,) = events(client)

    assert event["SUMMARY"] == "Data; radar, and \\ sonar"
    assert event["LOCATION"] == "Hall, left, Congress Hall, Tashkent"
    assert event.categories == ["Plenary", "Radar, old"]
    assert event["DESCRIPTION"] == (
        "How data travel.\nAnd why.\n\nChair: Odile M, Historian\n\n"
        "Agenda item: 4 (a) Data\nInterpretation: English, Russian\nDocuments: F/CONF.6/1"
    )
    assert event["URL"] == f"http://testserver{BASE}/sessions/{session.pk}/"
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (str(session.uid), 0, "CONFIRMED")
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == made.released_at
    assert event["DTSTART"].dt == session.starts_at


def test_calendar_says_what_it_is_and_when_to_ask_again(client, day):
    SessionFactory(day=day)
    release(day.edition)

    found = feed(client)

    assert found["NAME"] == found["X-WR-CALNAME"] == "SF 6th edition"
    assert found["X-WR-TIMEZONE"] == "Asia/Tashkent"
    assert found["SOURCE"] == f"http://testserver{BASE}/programme.ics"
    assert found["REFRESH-INTERVAL"].dt == HOUR
    assert found["X-PUBLISHED-TTL"] == "PT1H"
    assert [str(zone["TZID"]) for zone in found.walk("VTIMEZONE")] == ["Asia/Tashkent"]
    assert found.errors == []


@pytest.mark.parametrize(
    ("zone", "on"),
    [
        ("Asia/Tashkent", dt.date(2025, 6, 3)),
        ("Europe/Istanbul", dt.date(2026, 3, 28)),
        ("Europe/Berlin", dt.date(2025, 10, 25)),
        ("Europe/Berlin", dt.date(2026, 3, 28)),
        ("America/New_York", dt.date(2025, 11, 1)),
        ("UTC", dt.date(2025, 6, 3)),
    ],
)
def test_calendar_tells_the_instants_of_the_page_whatever_the_clocks_do(client, zone, on):
    edition = edition_of(zone, on)
    wanted = {}
    for offset in range(2):
        day = DayFactory(edition=edition, on=on + dt.timedelta(days=offset))
        midnight = dt.datetime.combine(day.on, dt.time(4), edition.zone).astimezone(dt.UTC)
        for number in range(24):
            starts_at = midnight + number * HOUR - (HOUR if number == 23 else dt.timedelta())
            session = SessionFactory(day=day, starts_at=starts_at, ends_at=starts_at + HOUR / 2)
            wanted[str(session.uid)] = (session.starts_at, session.ends_at)
    release(edition)

    found = {
        str(event["UID"]): tuple(event[name].dt.astimezone(dt.UTC) for name in ("DTSTART", "DTEND"))
        for event in events(client)
    }

    assert found == wanted


@pytest.mark.parametrize("prefix", ["", "/ru", "/zh-hans"])
def test_calendar_gives_the_sessions_instants_and_rooms_of_the_page(client, day, prefix):
    hall = RoomFactory(edition=day.edition, name="Hall", name_ru="Зал", name_zh_hans="大厅")
    for number in range(3):
        session = SessionFactory(day=day, title=f"Talk {number}", title_ru=f"Доклад {number}", room=hall)
        session.starts_at += number * HOUR
        session.ends_at += number * HOUR
        session.save()
    release(day.edition)
    page = client.get(f"{prefix}{BASE}/programme/")
    (shown,) = page.context["days"]

    found = [
        (str(event["SUMMARY"]), event["DTSTART"].dt, str(event["LOCATION"]).split(", ")[0])
        for event in events(client, prefix=prefix)
    ]

    assert found == [(row.title.text, row.starts_at, row.room.text) for row in shown.sessions]


def test_calendar_comes_in_the_language_of_its_address(client, day):
    SessionFactory(day=day, title="Opening", title_ru="Открытие")
    release(day.edition)
    (event,) = events(client, prefix="/ru")
    assert (str(event["SUMMARY"]), event["SUMMARY"].params["LANGUAGE"]) == ("Открытие", "ru")


def test_calendar_marks_a_title_in_another_language(client, day):
    SessionFactory(day=day, title="Opening")
    release(day.edition)
    (event,) = events(client, prefix="/ru")
    assert event["SUMMARY"].params["LANGUAGE"] == "en"


def test_cancelled_session_arrives_as_cancelled_with_a_higher_sequence(client, day):
    session = SessionFactory(day=day)
    release(day.edition)
    session.status = SessionStatus.CANCELLED
    session.save()
    release(day.edition)
    (event,) = events(client)
    assert (event["STATUS"], event["SEQUENCE"], event["TRANSP"]) == ("CANCELLED", 1, "TRANSPARENT")


def test_removed_session_arrives_as_cancelled_under_its_identifier(client, day):
    session = SessionFactory(day=day, title="Gone", room=RoomFactory(edition=day.edition))
    session.topics.add(TopicFactory(slug="radar"))
    stays = SessionFactory(day=day, title="Stays")
    stays.topics.add(session.topics.get())
    release(day.edition)
    pk, uid = session.pk, str(session.uid)
    session.delete()
    release(day.edition)

    for rest in (
        "/programme.ics",
        "/programme/2025-06-03.ics",
        "/programme/topics/radar.ics",
        f"/sessions/{pk}.ics",
        f"/programme.ics?session={pk}",
    ):
        found = {str(event["UID"]): event for event in events(client, rest)}
        assert (found[uid]["STATUS"], found[uid]["SEQUENCE"]) == ("CANCELLED", 1), rest
        assert "URL" not in found[uid]


def test_moved_session_keeps_its_identifier_and_raises_its_sequence(client, day):
    session = SessionFactory(day=day)
    release(day.edition)
    (before,) = events(client)
    session.starts_at += HOUR
    session.ends_at += HOUR
    session.save()
    assert events(client)[0]["DTSTART"].dt == before["DTSTART"].dt
    release(day.edition)

    (event,) = events(client)

    assert (event["UID"], event["SEQUENCE"]) == (before["UID"], 1)
    assert event["DTSTART"].dt - before["DTSTART"].dt == HOUR


def test_break_blocks_nobody(client, day):
    SessionFactory(day=day, kind=SessionKind.BREAK)
    release(day.edition)
    assert events(client)[0]["TRANSP"] == "TRANSPARENT"


@pytest.fixture
def three(day):
    """Three sessions: two on the first day, one of them with a topic, one on the second."""
    later = DayFactory(edition=day.edition, on=dt.date(2025, 6, 4))
    made = [
        SessionFactory(day=each, title=title)
        for each, title in ((day, "One"), (day, "Two"), (later, "Three"))
    ]
    made[1].topics.add(TopicFactory(slug="radar", name="Radar"))
    release(day.edition)
    return made


def test_calendars_of_day_topic_session_and_mine_hold_their_sessions(client, three):
    one, _two, third = (session.pk for session in three)
    assert titles(client) == ["One", "Two", "Three"]
    assert titles(client, "/programme/2025-06-04.ics") == ["Three"]
    assert titles(client, "/programme/topics/radar.ics") == ["Two"]
    assert titles(client, f"/sessions/{one}.ics") == ["One"]
    assert titles(client, f"/programme.ics?session={third}&session={one}") == ["One", "Three"]


def test_calendars_are_named_after_their_part(client, three):
    assert feed(client, "/programme/2025-06-04.ics")["NAME"] == "SF 6th edition: 4 June 2025"
    assert feed(client, "/programme/topics/radar.ics")["NAME"] == "SF 6th edition: Radar"
    response = client.get(f"{BASE}/sessions/{three[0].pk}.ics")
    assert response["Content-Disposition"] == f'inline; filename="forum-6-session-{three[0].pk}.ics"'


@pytest.mark.parametrize("query", ["session=", "session=x", "session=999999", "session=" + "9" * 40])
def test_calendar_of_sessions_that_are_not_is_empty_and_whole(client, three, query):
    assert titles(client, f"/programme.ics?{query}") == []


@pytest.mark.parametrize(
    "rest",
    ["/programme/2025-06-09.ics", "/programme/monday.ics", "/programme/topics/other.ics", "/sessions/0.ics"],
)
def test_calendar_of_what_is_not_there_is_404(client, three, rest):
    assert client.get(f"{BASE}{rest}").status_code == 404
