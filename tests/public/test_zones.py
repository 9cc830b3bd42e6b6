"""The instants and rooms of a programme, told alike by page and feeds, whatever the clocks do that night."""

import datetime as dt
import re

import icalendar
import pytest

from tests.factories import DayFactory, EditionFactory, RoomFactory, SessionFactory, release

pytestmark = pytest.mark.django_db
BASE = "/conferences/forum/6"
HOUR = dt.timedelta(hours=1)
MINUTES = dt.timedelta(minutes=30)
#: The first evening of an edition of two days; in the night that follows the clocks go forward, back, or on.
NIGHTS = [
    ("Asia/Tashkent", dt.date(2025, 6, 3)),
    ("Asia/Tashkent", dt.date(2026, 3, 28)),
    ("Europe/Istanbul", dt.date(2025, 10, 25)),
    ("Europe/Istanbul", dt.date(2026, 3, 28)),
    ("Europe/Paris", dt.date(2025, 10, 25)),
    ("Europe/Paris", dt.date(2026, 3, 28)),
    ("America/New_York", dt.date(2025, 11, 1)),
    ("America/New_York", dt.date(2026, 3, 7)),
]
SESSION = re.compile(
    r'<li class="session[^>]* id="s\d+".*?<time datetime="(?P<starts>[^"]+)">(?P<clock>[\d:]+).*?'
    r'<time datetime="(?P<ends>[^"]+)".*?<span class="room">(?P<room>[^<]+)<.*?'
    r"<h3><a [^>]*>(?P<title>[^<]+)<",
    re.DOTALL,
)


@pytest.fixture(params=NIGHTS, ids=lambda night: f"{night[0]} {night[1]}")
def edition(request):
    """An edition with a session at every half hour from 20:00 of the evening to noon, released."""
    zone, on = request.param
    made = EditionFactory(
        series__slug="forum", number=6, time_zone=zone, starts_on=on, ends_on=on + dt.timedelta(days=1)
    )
    days = [DayFactory(edition=made, on=on + dt.timedelta(days=number)) for number in range(2)]
    rooms = [RoomFactory(edition=made, name=f"Hall {number}") for number in range(3)]
    evening = dt.datetime.combine(on, dt.time(20), made.zone).astimezone(dt.UTC)
    turn = dt.datetime.combine(days[1].on, dt.time(4), made.zone).astimezone(dt.UTC)
    for number in range(32):
        starts_at = evening + number * MINUTES
        SessionFactory(
            day=days[starts_at >= turn],
            title=f"Talk {number:02}",
            room=rooms[number % 3],
            starts_at=starts_at,
            ends_at=starts_at + MINUTES,
        )
    release(made)
    return made


def page_rows(client, query="?day=all"):
    """Return what the page shows: by title the instants in UTC, the clock and the room."""
    html = client.get(f"{BASE}/programme/{query}").content.decode()
    return {
        found["title"]: (instant(found["starts"]), instant(found["ends"]), found["clock"], found["room"])
        for found in SESSION.finditer(html)
    }


def instant(text):
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC)


def calendar_rows(content, zone):
    return {
        str(event["SUMMARY"]): (
            event["DTSTART"].dt.astimezone(dt.UTC),
            event["DTEND"].dt.astimezone(dt.UTC),
            f"{event['DTSTART'].dt.astimezone(zone):%H:%M}",
            str(event["LOCATION"]).split(", ")[0],
        )
        for event in icalendar.Calendar.from_ical(content).walk("VEVENT")
    }


def test_calendar_gives_the_instants_clocks_and_rooms_of_the_page(client, edition):
    shown = page_rows(client)
    assert len(shown) == 32

    assert calendar_rows(client.get(f"{BASE}/programme.ics").content, edition.zone) == shown


def test_calendar_is_right_by_its_own_rules_alone(client, edition):
    # Under a name that no reader knows, only the VTIMEZONE of the file tells the offsets. Readers remember
    # what a name means: each night has its own.
    name = f"Nowhere-{edition.time_zone.replace('/', '-')}-{edition.starts_on}"
    text = client.get(f"{BASE}/programme.ics").content.decode()
    content = text.replace(edition.time_zone, name).encode()
    assert f"DTSTART;TZID={name}:".encode() in content

    assert calendar_rows(content, edition.zone) == page_rows(client)


def test_schedule_gives_the_instants_clocks_and_rooms_of_the_page(client, edition):
    days = client.get(f"{BASE}/schedule.json").json()["schedule"]["conference"]["days"]
    events = [event for day in days for events in day["rooms"].values() for event in events]
    told = {}
    for event in events:
        hours, minutes = map(int, event["duration"].split(":"))
        starts_at = instant(event["date"])
        ends_at = starts_at + dt.timedelta(hours=hours, minutes=minutes)
        told[event["title"]] = (starts_at, ends_at, event["start"], event["room"])

    assert told == page_rows(client)


def test_page_in_another_zone_shows_the_same_instants(client, edition):
    there, here = page_rows(client, "?day=all&tz=Asia/Tokyo"), page_rows(client)

    assert {title: row[:2] for title, row in there.items()} == {title: row[:2] for title, row in here.items()}
    for starts_at, _ends_at, clock, _room in there.values():
        assert clock == f"{starts_at + 9 * HOUR:%H:%M}"
