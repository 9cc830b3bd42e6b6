"""Programme files of other systems: read as they are, with whatever they lack said."""

import json

import pytest

from conferences.models import Edition, Room, Session, Topic
from eventsite.lib.tables.limits import UnreadableFile
from tests.factories import DayFactory, EditionFactory, RoomFactory, SessionFactory, TopicFactory
from tests.importing.lists.files import changes, undo, verdicts
from tests.importing.lists.programmes import DAY, GUID, as_xml, clocks, event, plan, schedule, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    """3 to 5 June 2025, Tashkent time (UTC+5), with its first day and one room."""
    edition = EditionFactory(series__slug="forum", number=9)
    DayFactory(edition=edition)
    RoomFactory(edition=edition, name_en="Hall A")
    return edition


def kinds(found) -> list[str]:
    return [note.kind.value for row in found.rows for note in row.notes]


def test_session_of_a_file_is_written_whole(edition):
    write(
        edition,
        schedule(
            event(type="Opening", track="Security", subtitle="First", abstract="Why.", description="How.")
        ),
    )

    session = Session.objects.get()
    assert (str(session.uid), session.title_en, session.abstract_en) == (GUID, "Opening", "First\nWhy.\nHow.")
    assert (session.kind, session.room.name_en) == ("opening", "Hall A")
    assert [topic.name_en for topic in session.topics.all()] == ["Security"]
    assert clocks() == [(DAY, "06-03 10:00", "06-03 10:30")]


def test_same_file_twice_changes_nothing(edition):
    programme = schedule(
        event(track="Security", language="ru", title="Открытие"),
        event(
            guid="two", id=2, date=None, start="23:30", duration="2:30", room=None, abstract="<p>One<p>Two"
        ),
        event(guid=None, id=None, start="14:00", date=None, title="Lunch"),
    )
    write(edition, programme)

    assert verdicts(plan(edition, programme)) == ["unchanged"] * 3
    assert Session.objects.count() == 3


@pytest.mark.parametrize(
    "moved",
    [
        {"guid": GUID},
        {"guid": "talk-17"},
        {"guid": 17},
        {"guid": None, "id": 17},
        {"guid": "", "id": "17"},
        {"guid": None, "id": None, "code": "XKCD"},
    ],
)
def test_later_version_changes_the_session_instead_of_doubling_it(edition, moved):
    write(edition, schedule(event(**moved)))

    later = event(**moved, title="Renamed", date=f"{DAY}T15:00:00+05:00", start="15:00")
    found = plan(edition, schedule(later))
    write(edition, schedule(later))

    assert verdicts(found) == ["updated"]
    assert changes(found)[0] == ("title [en]", "Opening", "Renamed")
    assert (Session.objects.get().title_en, clocks()) == ("Renamed", [(DAY, "06-03 15:00", "06-03 15:30")])


def test_guid_that_stands_twice_makes_two_sessions(edition):
    programme = schedule(event(), event(date=None, start="15:00"), event())
    found = plan(edition, programme)

    assert verdicts(found) == ["new", "new", "held"]
    assert "guid stands in the file before" in found.table.notes[0]


def test_guid_of_nothing_but_noughts_is_none(edition):
    write(edition, schedule(event(guid="00000000-0000-0000-0000-000000000000")))

    assert Session.objects.get().uid.int != 0


def test_two_breaks_of_one_title_are_two_sessions(edition):
    programme = schedule(
        event(title="Break"),
        event(guid="b", title="Break", date=None, start="15:00"),
        event(guid=None, id=None, title="Break", date=None, start="17:00"),
    )
    write(edition, programme)

    assert (Session.objects.count(), verdicts(plan(edition, programme))) == (3, ["unchanged"] * 3)


def test_session_on_record_is_known_by_its_title_under_a_foreign_guid(edition):
    own = SessionFactory(day=edition.days.get(), title_en="Opening")

    found = plan(edition, schedule(event()))

    assert verdicts(found) == ["updated"]
    write(edition, schedule(event()))
    assert (Session.objects.get().uid, Session.objects.get().room.name_en) == (own.uid, "Hall A")


def test_one_session_on_record_is_not_two_of_the_file(edition):
    SessionFactory(day=edition.days.get(), title_en="Break")
    second = event(guid="b", title="Break", date=None, start="15:00")

    assert verdicts(plan(edition, schedule(event(title="Break"), second))) == ["updated", "new"]


def test_new_session_does_not_take_the_place_of_one_further_down(edition):
    write(edition, schedule(event(title="Break")))
    new = event(guid="b", title="Break", date=None, start="15:00")

    assert verdicts(plan(edition, schedule(new, event(title="Break")))) == ["new", "unchanged"]


def test_guid_of_a_session_of_another_edition_makes_a_session_of_this_one(edition):
    SessionFactory(uid=GUID)
    write(edition, schedule(event()))

    mine = Session.objects.get(day__edition=edition)
    assert str(mine.uid) != GUID
    assert verdicts(plan(edition, schedule(event()))) == ["unchanged"]


def test_room_taken_by_a_session_that_the_file_moves_is_free(edition):
    write(edition, schedule(event()))
    moved = event(date=None, start="15:00")

    assert verdicts(plan(edition, schedule(moved, event(guid="b", title="New")))) == ["updated", "new"]


def test_sessions_that_the_file_lacks_stay_and_are_named(edition):
    SessionFactory(day=edition.days.get(), title_en="Gone")

    found = plan(edition, schedule(event()))

    assert found.table.notes == ["1 session on record is not in the file and stays as it is: “Gone”."]


def test_track_that_is_no_topic_is_left_out_and_said(edition):
    TopicFactory(name_en="Security")
    found = plan(
        edition,
        schedule(
            event(track="Sport"), event(guid="b", title="B", start="12:00", date=None, track="security")
        ),
    )

    assert (verdicts(found), kinds(found)) == (["new", "new"], ["left-out"])


def test_name_that_no_record_can_hold_creates_nothing(edition):
    found = plan(
        edition,
        schedule(
            event(room="x" * 121), event(guid="b", title="B", date=None, start="12:00", track="x" * 256)
        ),
        create_missing=True,
    )

    assert (verdicts(found), kinds(found), found.created) == (["rejected", "new"], ["left-out"], [])


def test_track_is_added_to_the_topics_and_removes_none(edition):
    write(edition, schedule(event()))
    Session.objects.get().topics.add(TopicFactory(name_en="First"))
    write(edition, schedule(event(track="Second")))

    assert sorted(topic.name_en for topic in Session.objects.get().topics.all()) == ["First", "Second"]


@pytest.mark.parametrize(
    "wrap",
    [lambda whole: whole, lambda whole: whole["schedule"], lambda whole: whole["schedule"]["conference"]],
)
def test_wrapping_makes_no_difference(edition, wrap):
    programme = {**wrap(schedule(event())), "$schema": "x", "generator": {"name": "other"}}

    assert verdicts(plan(edition, programme)) == ["new"]


@pytest.mark.parametrize(
    "rooms",
    [
        {"Hall A": [event(room=None)]},
        [{"name": "Hall A", "events": [event(room=None)]}],
        [{"name": "Hall A", "talks": [event(room={"name": "Hall A", "guid": "x"})]}],
    ],
)
def test_rooms_may_be_a_list_or_an_object(edition, rooms):
    write(edition, schedule(day={"rooms": rooms}))

    assert Session.objects.get().room.name_en == "Hall A"


def test_sessions_in_one_flat_list_are_read(edition):
    flat = {**event(date=None, start=f"{DAY}T10:00:00+05:00", duration=None), "end": f"{DAY}T11:00:00+05:00"}
    write(edition, {"schedule": {"conference": {"days": [{"date": DAY}]}, "events": [flat]}})

    assert clocks() == [(DAY, "06-03 10:00", "06-03 11:00")]


@pytest.mark.parametrize("encode", ["utf-8-sig", "utf-16"])
def test_byte_order_mark_is_passed_over(edition, encode):
    assert verdicts(plan(edition, json.dumps(schedule(event())).encode(encode))) == ["new"]


def test_xml_is_read_like_json(edition):
    programme = as_xml(
        f'<event guid="{GUID}" id="1"><date>{DAY}T10:00:00+05:00</date><start>10:00</start>'
        "<duration>00:30</duration><room>Hall A</room><title>A &amp; B</title><unknown>x</unknown>"
        "<abstract>&lt;p&gt;One&lt;/p&gt;</abstract><persons/></event>",
        conference="<time_zone_name>Asia/Tashkent</time_zone_name>",
    )
    write(edition, programme)

    session = Session.objects.get()
    assert (str(session.uid), session.title_en, session.abstract_en) == (GUID, "A & B", "One")
    assert (clocks(), session.room.name_en) == ([(DAY, "06-03 10:00", "06-03 10:30")], "Hall A")


def test_namespaced_xml_is_read(edition):
    programme = as_xml("<event><start>10:00</start><duration>1:00</duration><title>T</title></event>")

    found = plan(edition, programme.replace(b"<schedule>", b'<schedule xmlns="urn:x">'))
    assert verdicts(found) == ["new"]


BOMB = b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><schedule>&b;</schedule>'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (BOMB, "document type declaration"),
        (b'<?xml version="1.0"?><!DOCTYPE schedule SYSTEM "x.dtd"><schedule/>', "document type declaration"),
        (b"<schedule><day>", "The XML is broken in line 1, column 16"),
        (b"<?xml version='1.0'?><rss/>", "It begins with <rss>"),
        (b"<schedule/>", "no session stands in it"),
        (b'<?xml version="1.0" encoding="nonsense"?><schedule/>', "encoding that cannot be read"),
        (b'{"schedule": {\n"days": ]', "The JSON is broken in line 2, column 9"),
        (b'{"schedule": {}}', "no session stands in it"),
        (b'{"a": "\xff"}', "not in UTF-8: line 1"),
        (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deep"),
        (b'{"a": [' + b"[]," * 400_001 + b"[]]}", "far more parts"),
        (b'{"a": "' + b"x" * 11_000_000 + b'"}', "10.5 MB; at most 10 MB"),
        (b'[{"title": 1}]', ""),
        (
            b'{"schedule": {"conference": {"days": [1, null, {"rooms": [null, {"events": [7]}]}]}}}',
            "no session",
        ),
    ],
)
def test_file_that_is_no_programme_is_refused_with_the_place(edition, data, told):
    if not told:
        assert verdicts(plan(edition, data)) == ["rejected"]
        return
    with pytest.raises(UnreadableFile) as refused:
        plan(edition, data)
    assert told in str(refused.value)


def test_undo_takes_the_programme_back(edition):
    batch = write(edition, schedule(event(track="Security", room="Hall B")))

    assert undo(batch).removed == 3
    assert (Session.objects.count(), Room.objects.count(), Topic.objects.count()) == (0, 1, 0)


@pytest.mark.parametrize("count", [1, 30])
def test_number_of_queries_does_not_grow_with_the_sessions(edition, count, django_assert_num_queries):
    events = [
        event(guid=f"g{number}", id=number, title=f"Session {number}", room=None, track="Security")
        for number in range(count)
    ]
    TopicFactory(name_en="Security")

    with django_assert_num_queries(26):
        write(edition, schedule(*events), create_missing=False)
