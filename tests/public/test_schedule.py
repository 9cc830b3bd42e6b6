"""The programme in the form of frab and c3voc, checked against the rules of its published schemas."""

import datetime as dt
import json
import re
import uuid
from xml.etree import ElementTree as ET

import pytest

from conferences.enums import SessionStatus
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    DocumentFactory,
    DocumentVersionFactory,
    EditionFactory,
    RoomFactory,
    SessionFactory,
    SpeakingRoleFactory,
    TopicFactory,
    release,
)

pytestmark = pytest.mark.django_db
BASE = "/conferences/forum/6"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
#: What the schemas want of an event, in both forms.
EVENT = {
    "id", "guid", "date", "start", "duration", "room", "slug", "url", "title", "subtitle", "track", "type",
    "language", "abstract", "description", "persons", "links",
}  # fmt: skip
#: What the XML schema allows about the conference.
CONFERENCE = {
    "acronym", "title", "start", "end", "days", "timeslot_duration", "base_url", "time_zone_name",
}  # fmt: skip


@pytest.fixture
def day():
    edition = EditionFactory(series__slug="forum", number=6, theme="Shared ridges", publishes_delegates=True)
    return DayFactory(edition=edition)


def as_json(client, prefix=""):
    response = client.get(f"{prefix}{BASE}/schedule.json")
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    return json.loads(response.content)["schedule"]


def as_xml(client, prefix=""):
    response = client.get(f"{prefix}{BASE}/schedule.xml")
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    return ET.fromstring(response.content)  # noqa: S314 (written by ourselves)


def events(client):
    days = as_json(client)["conference"]["days"]
    return [event for day in days for room in day["rooms"].values() for event in room]


def xml_events(client):
    return as_xml(client).findall("day/room/event")


def test_schedule_describes_the_conference(client, day):
    SessionFactory(day=day, room=RoomFactory(edition=day.edition, name="Hall", seats=400))
    release(day.edition)

    schedule = as_json(client)
    conference = schedule["conference"]

    assert schedule["base_url"] == f"http://testserver{BASE}/"
    assert schedule["version"].startswith("1 (")
    assert {key: conference[key] for key in CONFERENCE & conference.keys() - {"days"}} == {
        "acronym": "forum_6",
        "title": "Shared ridges",
        "start": "2025-06-03",
        "end": "2025-06-03",
        "timeslot_duration": "00:05",
        "time_zone_name": "Asia/Tashkent",
    }
    assert conference["daysCount"] == len(conference["days"]) == 1
    assert [(room["name"], room["capacity"]) for room in conference["rooms"]] == [("Hall", 400)]
    assert re.fullmatch("[a-z0-9_-][a-z0-9_]{3,}", conference["acronym"])


def test_schedule_tells_a_session_whole(client, day):
    session = SessionFactory(
        day=day,
        title="Radar",
        abstract="How data travel.",
        room=RoomFactory(edition=day.edition, name="Hall"),
    )
    session.topics.add(TopicFactory(name="Sensors"))
    document = DocumentFactory(edition=day.edition, symbol="F/CONF.6/1")
    DocumentVersionFactory(document=document, language="en", url="https://example.org/1")
    session.documents.add(document)
    release(day.edition)

    (event,) = events(client)

    assert event.keys() == EVENT
    assert event == event | {
        "id": session.pk,
        "guid": str(session.uid),
        "date": "2025-06-03T09:00:00+05:00",
        "start": "09:00",
        "duration": "01:00",
        "room": "Hall",
        "slug": f"forum_6-session-{session.pk}",
        "url": f"http://testserver{BASE}/sessions/{session.pk}/",
        "title": "Radar",
        "track": "Sensors",
        "type": "Plenary",
        "language": "en",
        "abstract": "How data travel.",
        "links": [{"url": "https://example.org/1", "title": "F/CONF.6/1 (English)"}],
    }


def test_both_forms_tell_the_same(client, day):
    for number in range(3):
        session = SessionFactory(day=day, title=f"Talk <{number}> & more")
        SpeakingRoleFactory(session=session)
    release(day.edition)

    texts = EVENT - {"id", "guid", "persons", "links"}
    from_xml = [
        {name: element.findtext(name) or "" for name in texts} | {"guid": element.get("guid")}
        for element in xml_events(client)
    ]

    assert from_xml == [{name: event[name] for name in {*texts, "guid"}} for event in events(client)]
    assert [person.text for person in as_xml(client).iter("person")] == [
        person["name"] for event in events(client) for person in event["persons"]
    ]


def test_xml_keeps_the_narrowest_schema(client, day):
    for room in (RoomFactory(edition=day.edition), None):
        SpeakingRoleFactory(session=SessionFactory(day=day, room=room))
    DayFactory(edition=day.edition, on=dt.date(2025, 6, 4))
    release(day.edition)

    root = as_xml(client)

    assert [child.tag for child in root] == ["version", "conference", "day", "day"]
    assert {child.tag for child in root.find("conference")} == CONFERENCE
    assert [element.attrib for element in root.findall("day")] == [
        {
            "index": "1",
            "date": "2025-06-03",
            "start": "2025-06-03T04:00:00+05:00",
            "end": "2025-06-04T04:00:00+05:00",
        },
        {
            "index": "2",
            "date": "2025-06-04",
            "start": "2025-06-04T04:00:00+05:00",
            "end": "2025-06-05T04:00:00+05:00",
        },
    ]
    for event in root.iter("event"):
        assert {child.tag for child in event} | {"id", "guid"} == EVENT
        assert str(uuid.UUID(event.get("guid"))) == event.get("guid")
        assert MOMENT.fullmatch(event.findtext("date"))
        assert re.fullmatch("[0-2][0-9]:[0-5][0-9]", event.findtext("start"))
        assert re.fullmatch("[0-9]{2}:[0-9]{2}", event.findtext("duration"))
        assert {name for person in event.iter("person") for name in person.attrib} == {"id"}
        assert [int(person.get("id")) > 0 for person in event.iter("person")] == [True]
    assert [room.get("name") for room in root.findall("day/room")][:1] == ["All rooms"]


@pytest.mark.parametrize(("minutes", "duration"), [(5, "00:05"), (90, "01:30"), (24 * 60, "24:00")])
def test_schedule_tells_durations_in_hours_and_minutes(client, day, minutes, duration):
    start = dt.datetime.combine(day.on, dt.time(4), day.edition.zone)
    SessionFactory(day=day, starts_at=start, ends_at=start + dt.timedelta(minutes=minutes))
    release(day.edition)
    assert [event["duration"] for event in events(client)] == [duration]


def test_schedule_keeps_a_session_after_midnight_on_its_day(client, day):
    start = dt.datetime(2025, 6, 4, 0, 30, tzinfo=day.edition.zone)
    SessionFactory(day=day, starts_at=start, ends_at=start + dt.timedelta(minutes=45))
    release(day.edition)
    (found,) = as_json(client)["conference"]["days"]
    assert found["date"] == "2025-06-03"
    assert [(event["date"], event["start"]) for event in found["rooms"]["All rooms"]] == [
        ("2025-06-04T00:30:00+05:00", "00:30")
    ]


def test_schedule_tells_the_offset_of_the_day_over_a_clock_change(client):
    edition = EditionFactory(
        series__slug="forum",
        number=6,
        time_zone="Europe/Berlin",
        starts_on=dt.date(2025, 10, 25),
        ends_on=dt.date(2025, 10, 26),
    )
    for offset in range(2):
        SessionFactory(day=DayFactory(edition=edition, on=edition.starts_on + dt.timedelta(days=offset)))
    release(edition)
    days = as_json(client)["conference"]["days"]
    assert [(day["day_start"], day["day_end"]) for day in days] == [
        ("2025-10-25T04:00:00+02:00", "2025-10-26T04:00:00+01:00"),
        ("2025-10-26T04:00:00+01:00", "2025-10-27T04:00:00+01:00"),
    ]
    assert [event["date"] for event in events(client)] == [
        "2025-10-25T09:00:00+02:00",
        "2025-10-26T09:00:00+01:00",
    ]


def test_schedule_leaves_cancelled_and_removed_sessions_out(client, day):
    SessionFactory(day=day, title="Held")
    SessionFactory(day=day, title="Off", status=SessionStatus.CANCELLED)
    gone = SessionFactory(day=day, title="Gone")
    release(day.edition)
    gone.delete()
    release(day.edition)
    assert [event["title"] for event in events(client)] == ["Held"]
    assert [event.findtext("title") for event in xml_events(client)] == ["Held"]


def test_schedule_knows_a_person_again_in_every_session(client, day):
    body = BodyFactory()
    BodyNameFactory(body=body, text="Zerafan")
    delegate = DelegateFactory(
        delegation=DelegationFactory(edition=day.edition, body=body),
        full_name="Aigul Bekova",
        function="Head of Unit",
        is_public=True,
    )
    for _ in range(2):
        session = SessionFactory(day=day)
        SpeakingRoleFactory(session=session, delegate=delegate, guest_name="")
        SpeakingRoleFactory(session=session, guest_name="Odile M")
    release(day.edition)

    first, second = (event["persons"] for event in events(client))

    assert first == second
    assert [(person["name"], person["biography"]) for person in first] == [
        ("Aigul Bekova", "Head of Unit, Zerafan"),
        ("Odile M", ""),
    ]
    assert len({person["id"] for person in first}) == 2
    assert [str(uuid.UUID(person["guid"])) == person["guid"] for person in first] == [True, True]


def test_xml_holds_what_xml_can_hold(client, day):
    session = SessionFactory(day=day, title="placeholder")
    type(session).objects.filter(pk=session.pk).update(title_en="a\x00b\x07c & <d>".replace("\x00", ""))
    release(day.edition)
    assert [event.findtext("title") for event in xml_events(client)] == ["abc & <d>"]


def test_schedule_comes_in_the_language_of_its_address(client, day):
    SessionFactory(day=day, title="Opening", title_zh_hans="开幕式")
    release(day.edition)
    ((event,),) = as_json(client, "/zh-hans")["conference"]["days"][0]["rooms"].values()
    assert (event["title"], event["language"]) == ("开幕式", "zh")
