"""Sessions as a file: by the clocks of the edition, within its days, with what they refer to."""

import datetime as dt
import uuid

import pytest

from conferences.models import Day, Edition, Room, Session, Topic
from tests.factories import (
    AgendaItemFactory,
    DayFactory,
    EditionFactory,
    RoomFactory,
    SessionFactory,
    TopicFactory,
)
from tests.importing.lists.files import changes, plan, problems, undo, verdicts, write

pytestmark = pytest.mark.django_db

HEAD = "day,start,end,room,title_en"
FIRST = dt.date(2025, 6, 3)


@pytest.fixture
def edition() -> Edition:
    """3 to 5 June 2025, Tashkent time (UTC+5), with its first day and one room."""
    edition = EditionFactory(series__slug="forum", number=9)
    DayFactory(edition=edition)
    RoomFactory(edition=edition, name_en="Hall A", name_ru="Зал А")
    return edition


def test_session_is_written_by_the_clocks_of_its_edition(edition):
    AgendaItemFactory(edition=edition, number="4 (a)", title="Borders")
    TopicFactory(slug="borders", name="Border security")
    head = f"{HEAD},kind,abstract_ru,agenda_item,topics,interpretation,status,attendance"
    line = "2025-06-03,09:30,11:00,зал а,Opening,Opening,Начало,4 (a),Border security,en; ru,,restricted"
    write("sessions", edition, head, line)

    session = Session.objects.get()
    assert (session.starts_at, session.ends_at) == (
        dt.datetime(2025, 6, 3, 4, 30, tzinfo=dt.UTC),
        dt.datetime(2025, 6, 3, 6, 0, tzinfo=dt.UTC),
    )
    assert (session.room.name_en, session.kind, session.title_en, session.abstract_ru) == (
        "Hall A",
        "opening",
        "Opening",
        "Начало",
    )
    assert (session.agenda_item.number, [topic.slug for topic in session.topics.all()]) == (
        "4 (a)",
        ["borders"],
    )
    assert (session.interpretation, session.status, session.attendance) == (
        ["en", "ru"],
        "scheduled",
        "restricted",
    )


@pytest.mark.parametrize(
    ("end", "utc"), [("01:30", dt.time(20, 30)), ("24:00", dt.time(19)), ("04:00", dt.time(23))]
)
def test_times_until_four_are_after_midnight(edition, end, utc):
    write("sessions", edition, HEAD, f"03.06.2025,22:00,{end},,Reception")

    session = Session.objects.get()
    assert (session.day.on, session.ends_at) == (FIRST, dt.datetime.combine(FIRST, utc, dt.UTC))


def test_same_file_twice_changes_nothing(edition):
    lines = (HEAD, "2025-06-03,09:30,11:00,Hall A,Opening", "2025-06-03,23:30,00:30,,Reception")
    write("sessions", edition, *lines)

    assert verdicts(plan("sessions", edition, *lines)) == ["unchanged", "unchanged"]


@pytest.mark.parametrize(
    ("line", "kind", "column"),
    [
        ("2025-06-03,11:00,09:30,,Opening", "rule", "end"),
        ("2025-06-09,09:00,10:00,,Opening", "value", "day"),
        ("2025-06-04,09:00,10:00,,Opening", "not-found", "day"),
        ("2025-06-03,9 o'clock,10:00,,Opening", "value", "start"),
        ("2025-06-03,25:00,10:00,,Opening", "value", "start"),
        ("tomorrow,09:00,10:00,,Opening", "value", "day"),
        ("2025-06-03,09:00,10:00,Hall B,Opening", "not-found", "room"),
        ("2025-06-03,09:00,10:00,,", "missing", ""),
        ("2025-06-03,,10:00,,Opening", "missing", "start"),
    ],
)
def test_wrong_row_is_refused_where_it_is_wrong(edition, line, kind, column):
    found = plan("sessions", edition, HEAD, line)

    assert verdicts(found) == ["rejected"]
    assert [(problem[1], problem[2]) for problem in problems(found)] == [(kind, column)]


def test_nearest_room_is_offered(edition):
    found = plan("sessions", edition, HEAD, "2025-06-03,09:00,10:00,Hal A,Opening")

    assert [problem.candidates for problem in found.rows[0].problems] == [("Hall A",)]


def test_clock_change_is_told(edition):
    edition.time_zone = "Europe/Berlin"
    edition.starts_on, edition.ends_on = dt.date(2025, 3, 29), dt.date(2025, 3, 31)
    edition.save()
    DayFactory(edition=edition, on=dt.date(2025, 3, 29))

    found = plan("sessions", edition, HEAD, "2025-03-29,23:00,02:30,,Night")

    assert "the clocks go forward over it" in found.rows[0].problems[0].reason


def test_missing_parts_are_created_if_asked_for(edition):
    head = f"{HEAD},topics"
    lines = (head, "2025-06-04,09:00,10:00,Зал Б,Opening,Cash; Границы", "2025-06-04,11:00,x,Hall C,Bad,Art")
    found = plan("sessions", edition, *lines, create_missing=True)
    write("sessions", edition, *lines, create_missing=True, without_rejected=True)

    assert sorted(found.created) == [
        ("day", f"{edition}, 2025-06-04"),
        ("room", "Зал Б"),
        ("topic", "Cash"),
        ("topic", "Границы"),
    ]
    session = Session.objects.get()
    assert (session.day.on, session.room.name_ru, session.room.edition) == (
        dt.date(2025, 6, 4),
        "Зал Б",
        edition,
    )
    assert sorted(session.topics.values_list("slug", "name_en", "name_ru")) == [
        ("cash", "Cash", None),
        ("topic", None, "Границы"),
    ]


def test_session_is_known_by_its_identifier(edition):
    session = SessionFactory(day=edition.days.get(), title_en="Opening")

    found = plan("sessions", edition, "uid,title_en,start", f"{session.uid},Opening ceremony,09:15")

    assert verdicts(found) == ["updated"]
    assert changes(found) == [
        ("title [en]", "Opening", "Opening ceremony"),
        ("starts at", "2025-06-03 09:00", "2025-06-03 09:15"),
    ]


def test_session_is_known_by_day_and_title(edition):
    session = SessionFactory(day=edition.days.get(), title_en="Opening")
    write("sessions", edition, HEAD, "2025-06-03,14:00,15:00,Hall A,OPENING")

    session.refresh_from_db()
    assert (Session.objects.count(), session.room.name_en) == (1, "Hall A")
    assert session.starts_at == dt.datetime(2025, 6, 3, 9, 0, tzinfo=dt.UTC)


def test_identifier_of_another_edition_is_refused(edition):
    other = SessionFactory(title_en="Opening")

    found = plan("sessions", edition, f"uid,{HEAD}", f"{other.uid},2025-06-03,09:00,10:00,,Mine")

    assert [(problem[1], problem[2]) for problem in problems(found)] == [("other-edition", "uid")]


def test_unknown_identifier_becomes_that_of_the_new_session(edition):
    uid = uuid.uuid4()
    write("sessions", edition, f"uid,{HEAD}", f"{uid},2025-06-03,09:00,10:00,,Opening")

    assert Session.objects.get().uid == uid


def test_room_of_another_edition_is_not_found(edition):
    RoomFactory(name_en="Hall Z")

    found = plan("sessions", edition, HEAD, "2025-06-03,09:00,10:00,Hall Z,Opening")

    assert [problem[1] for problem in problems(found)] == ["not-found"]


@pytest.mark.parametrize("line", ["2025-06-03,09:00,11:00,Hall A,Renamed", "2025-06-03,12:00,13:00,,Twice"])
def test_doubtful_session_is_held(edition, line):
    day, room = edition.days.get(), edition.rooms.get()
    SessionFactory(day=day, room=room, title_en="Opening")
    SessionFactory(day=day, title_en="Twice")
    SessionFactory(day=day, title_en="Twice")

    assert verdicts(plan("sessions", edition, HEAD, line)) == ["held"]


def test_repeat_in_the_file_is_held(edition):
    line = "2025-06-03,09:00,10:00,,Opening"

    assert verdicts(plan("sessions", edition, HEAD, line, line)) == ["new", "held"]


def test_topics_are_replaced_and_given_back_by_the_undoing(edition):
    borders, cash = TopicFactory(slug="borders"), TopicFactory(slug="cash")
    session = SessionFactory(day=edition.days.get(), title_en="Opening")
    session.topics.set([borders])
    batch = write("sessions", edition, "uid,topics", f"{session.uid},cash")

    assert list(session.topics.all()) == [cash]
    undone = undo(batch)
    assert (undone.restored, list(session.topics.all())) == (1, [borders])
    assert [entry.topics.count() for entry in session.history.order_by("-history_id")[:2]] == [1, 1]


def test_undo_takes_back_what_was_created_besides(edition):
    head = f"{HEAD},topics"
    line = "2025-06-04,09:00,10:00,Hall B,Opening,Cash"
    batch = write("sessions", edition, head, line, create_missing=True)

    assert undo(batch).removed == 4
    assert (Session.objects.count(), Topic.objects.count()) == (0, 0)
    assert (Day.objects.count(), Room.objects.count()) == (1, 1)


def test_history_holds_the_topics_of_a_new_session(edition):
    TopicFactory(slug="borders")
    write("sessions", edition, f"{HEAD},topics", "2025-06-03,09:00,10:00,,Opening,borders")

    entry = Session.objects.get().history.get()
    assert [link.topic.slug for link in entry.topics.all()] == ["borders"]


@pytest.mark.parametrize("count", [1, 30])
def test_number_of_queries_does_not_grow_with_the_rows(edition, count, django_assert_num_queries):
    TopicFactory(slug="borders")
    lines = [f"2025-06-03,09:00,10:00,,Session {number},borders" for number in range(count)]

    with django_assert_num_queries(25):
        write("sessions", edition, f"{HEAD},topics", *lines)
