"""What of a programme is shown: filters, zones, days, and what changed."""

import datetime as dt
import json
import re

import pytest

from conferences.enums import SessionKind, SessionStatus
from tests.factories import (
    DayFactory,
    EditionFactory,
    RoomFactory,
    SessionFactory,
    SpeakingRoleFactory,
    TopicFactory,
)
from tests.public.programme_pages import page, public_delegate

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    edition = EditionFactory(series__slug="forum", number=6, city="Tashkent")
    return DayFactory(edition=edition)


def titles(html):
    return re.findall(r"<h3><a [^>]+>([^<]+)</a></h3>", html)


@pytest.fixture
def varied(day):
    """Three sessions that differ in all that a programme can be filtered by."""
    hall, cellar = (RoomFactory(edition=day.edition, name=name) for name in ("Hall", "Cellar"))
    opening = SessionFactory(day=day, title="Opening", room=hall, kind=SessionKind.OPENING)
    talk = SessionFactory(day=day, title="Talk", room=hall, interpretation=["ru"])
    talk.topics.add(TopicFactory(slug="floods", name="Floods"))
    press = SessionFactory(
        day=DayFactory(edition=day.edition, on=dt.date(2025, 6, 4)),
        title="Press briefing",
        room=cellar,
        kind=SessionKind.PRESS,
        interpretation=["ru", "en"],
    )
    delegate = public_delegate(day.edition)
    SpeakingRoleFactory(session=press, delegate=delegate, guest_name="")
    return {"room": hall.pk, "body": delegate.delegation.body.slug, "opening": opening.pk}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("room={room}", ["Opening", "Talk"]),
        ("kind=press", ["Press briefing"]),
        ("topic=floods", ["Talk"]),
        ("body={body}", ["Press briefing"]),
        ("language=ru", ["Talk", "Press briefing"]),
        ("language=ru&room={room}", ["Talk"]),
        ("kind=nonsense", ["Opening", "Talk", "Press briefing"]),
    ],
)
def test_programme_of_all_days_shows_what_passes_the_filter(client, varied, query, found):
    assert titles(page(client, f"?day=all&{query.format(**varied)}")) == found


def test_programme_of_a_room_shows_what_goes_across_all_rooms(client, day, varied):
    eleven = dt.datetime.combine(day.on, dt.time(11), day.edition.zone)
    SessionFactory(day=day, title="Coffee", starts_at=eleven, kind=SessionKind.BREAK)

    assert titles(page(client, f"?day=all&room={varied['room']}")) == ["Opening", "Talk", "Coffee"]


def test_programme_says_beside_each_choice_how_many_sessions_it_shows(client, varied):
    html = page(client, "?language=ru")
    assert '<option value="" selected>All kinds</option>' in html
    assert '<option value="press">Press briefing (1)</option>' in html
    assert '<option value="opening">Opening (0)</option>' in html
    assert f'<option value="{varied["room"]}">Hall (1)</option>' in html
    assert '<option value="ru" selected>Russian (2)</option>' in html


def test_programme_says_which_filter_to_loosen(client, varied):
    html = page(client, "?topic=floods&day=all&kind=press")
    assert "No session matches" in html
    assert '<a href="?topic=floods&amp;day=all"> Without “Kind: Press briefing”: 1 session </a>' in html
    assert '<a href="?day=all&amp;kind=press"> Without “Topic: Floods”: 1 session </a>' in html


def test_programme_leads_to_the_days_before_and_after(client, varied):
    html = page(client, "?day=2025-06-03&kind=press")
    assert '<a rel="next" href="?day=2025-06-04&amp;kind=press">Wed 4 Jun' in html
    assert 'rel="prev"' not in html


def test_compact_programme_leaves_out_who_speaks(client, day):
    SpeakingRoleFactory(session=SessionFactory(day=day, title="Talk"), guest_name="Odile M")
    assert ("Odile M" in page(client), "Odile M" in page(client, "?view=compact")) == (True, False)


def test_programme_tells_the_time_of_the_conference_where_the_date_differs(client, day):
    SessionFactory(day=day)

    html = page(client, "?tz=America/New_York")

    assert '<time datetime="2025-06-03T00:00:00-04:00">00:00</time>' in html
    assert "conference time:" not in html
    html = page(client, "?tz=America/Los_Angeles")
    assert "<span>Mon 2 Jun</span> <span>conference time: Tue 3 Jun, 09:00</span>" in html


def test_programme_marks_the_hour_that_the_clock_shows_twice(client):
    on = dt.date(2025, 10, 26)
    zone = {"time_zone": "Europe/Berlin", "city": "Bonn", "starts_on": on, "ends_on": on}
    day = DayFactory(edition=EditionFactory(series__slug="forum", number=6, **zone), on=on)
    for hour in (0, 1, 4):
        starts_at = dt.datetime(2025, 10, 26, hour, 30, tzinfo=dt.UTC)
        SessionFactory(day=day, starts_at=starts_at, ends_at=starts_at + dt.timedelta(minutes=20))

    html = page(client)

    assert re.findall(
        r">(\d\d:\d\d)</time><span><time [^>]+>[^<]+</time></span> ?(?:<small>([^<]+)</small>)?", html
    ) == [
        ("02:30", "UTC+2"),
        ("02:30", "UTC+1"),
        ("05:30", ""),
    ]
    assert re.findall(r'data-m="(\d+)" aria-hidden="true"><span>([^<]+)<', html) == [
        ("150", "02:30"),
        ("170", "02:50"),
        ("210", "02:30"),
        ("230", "02:50"),
        ("390", "05:30"),
        ("410", "05:50"),
    ]


def test_programme_tells_where_a_moved_session_was(client, day):
    hall, cellar = (RoomFactory(edition=day.edition, name=name) for name in ("Hall", "Cellar"))
    session = SessionFactory(day=day, room=hall)
    page(client)
    session.starts_at += dt.timedelta(hours=3)
    session.ends_at += dt.timedelta(hours=3)
    session.room, session.status = cellar, SessionStatus.MOVED
    session.save()

    html = page(client)

    assert (
        '<span class="was">before: <s>09:00–10:00, Hall</s></span> <span class="room">Cellar</span>' in html
    )


def test_programme_gives_its_scripts_what_the_last_releases_changed(client, day):
    kept, moved, gone = (SessionFactory(day=day) for _ in range(3))
    page(client)
    moved.status = SessionStatus.CANCELLED
    moved.save()
    page(client)
    gone_pk = gone.pk
    gone.delete()
    html = page(client)

    data = json.loads(re.search(r'id="programme-data" type="application/json">(.+?)</script>', html).group(1))

    assert data == {
        "edition": "forum/6",
        "release": 3,
        "zone": "Asia/Tashkent",
        "calendar": "/conferences/forum/6/programme.ics",
        "changed": {
            str(moved.pk): [2, "Cancelled", "2025-06-03"],
            str(gone_pk): [3, "No longer in the programme", "2025-06-03"],
        },
    }
    assert f'id="s{kept.pk}" data-in="1"' in html


@pytest.mark.parametrize("rooms", [4, 9, 48, 49])
def test_programme_draws_many_rooms_as_a_grid_and_more_as_a_list(client, day, rooms):
    for _ in range(rooms):
        SessionFactory(day=day, room=RoomFactory(edition=day.edition))
    html = page(client)
    assert ("programme--grid" in html, "programme--crowded" in html) == (rooms < 49, 6 < rooms < 49)


@pytest.mark.parametrize(("rooms", "box"), [(9, []), (10, [""]), (11, [" progbox--wide"])])
def test_day_wider_than_the_screen_scrolls_in_a_box_that_keys_reach(client, day, rooms, box):
    for _ in range(rooms):
        SessionFactory(day=day, room=RoomFactory(edition=day.edition))
    found = re.findall(
        r'<div class="progbox([^"]*)"\s+tabindex="0"\s+role="region"\s+aria-label="The day as a grid">',
        page(client),
    )
    assert found == box


def test_sessions_of_one_room_at_once_stand_under_its_head(client, day):
    hall, attic = (
        RoomFactory(edition=day.edition, name=name, order=at) for at, name in enumerate(("Hall", "Attic"))
    )
    first, second, other = (SessionFactory(day=day, room=room) for room in (hall, hall, attic))
    html = page(client)
    assert re.findall(r'<li class="roomhead ([^"]+)" aria-hidden="true"><b>([^<]+)', html) == [
        ("column-1 through-3", "Hall"),
        ("column-3 through-4", "Attic"),
    ]
    assert [
        re.findall(rf'class="session [^"]*?(row-[^"]+)" id="s{row.pk}"', html)
        for row in (first, second, other)
    ] == [
        ["row-1 until-2 column-1 through-2"],
        ["row-1 until-2 column-2 through-3"],
        ["row-1 until-2 column-3 through-4"],
    ]
    assert "columns-3" in html


def test_break_beside_a_side_event_lies_behind_it_and_desk_stands_beyond_the_rooms(client, day):
    hall = RoomFactory(edition=day.edition, name="Hall", order=1)
    attic = RoomFactory(edition=day.edition, name="Attic", order=2)
    lunch = SessionFactory(day=day, kind=SessionKind.BREAK)
    SessionFactory(day=day, room=hall)
    desk = SessionFactory(day=day, starts_at=lunch.starts_at, ends_at=lunch.starts_at + dt.timedelta(hours=9))
    SessionFactory(day=day, room=attic, starts_at=lunch.ends_at)
    html = page(client)
    assert re.findall(r'<li class="roomhead (\S+) \S+" aria-hidden="true"><b>([^<]+)', html) == [
        ("column-1", "Hall"),
        ("column-2", "Attic"),
        ("column-3", "All rooms"),
    ]
    assert [
        re.findall(rf'class="session [^"]*?(row-[^"]+)" id="s{row.pk}"', html) for row in (lunch, desk)
    ] == [
        ["row-1 until-2 column-2 through-3 session--span session--behind"],
        ["row-1 until-4 column-3 through-4"],
    ]
