"""Moving sessions on their day: one service for grid, form and undo."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from conferences.services.moves import Move, MovedMeanwhile, Place, move_in_day, place_of
from tests.factories import DayFactory, RoomFactory, UserFactory
from tests.layout.scene import at, moment, reasons, where

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    return DayFactory()


def move(session, start: str, end: str, room=None) -> Move:
    day = session.day
    return Move(session.pk, place_of(session), Place(moment(day, start), moment(day, end), room))


def test_session_moves_in_time_and_room(day):
    session, room = at(day, "09:00", "10:00", "Hall A"), RoomFactory(edition=day.edition, name="Hall B")
    officer = UserFactory()
    moved = move_in_day(day=day, moves=[move(session, "09:30", "11:00", room.pk)], by=officer)
    assert (moved, where(session)) == ([session], "09:30–11:00 Hall B")
    assert reasons(session)[0] == "moved: 09:00–10:00 Hall A → 09:30–11:00 Hall B"
    assert session.history.first().history_user == officer


def test_reason_fits_the_history_whatever_rooms_are_called(day):
    session = at(day, "09:00", "10:00", "The Great Hall of the Palace of Congresses")
    room = RoomFactory(edition=day.edition, name="Another long name of a hall in the annex")
    move_in_day(
        day=day, moves=[move(session, "09:30", "11:00", room.pk)], by=None, why="a reason of many words " * 4
    )
    assert len(reasons(session)[0]) == 100


def test_move_says_when_it_was_last_changed(day):
    session = at(day, "09:00", "10:00")
    before = session.updated_at
    move_in_day(day=day, moves=[move(session, "09:30", "11:00")], by=None)
    session.refresh_from_db()
    assert session.updated_at > before


def test_move_to_the_same_place_writes_nothing(day):
    session = at(day, "09:00", "10:00")
    assert move_in_day(day=day, moves=[move(session, "09:00", "10:00")], by=None) == []
    assert len(reasons(session)) == 1


def test_session_moved_meanwhile_is_told_and_nothing_is_lost(day):
    session, other = at(day, "09:00", "10:00", "Hall A", title="Opening"), at(day, "11:00", "12:00")
    late = [move(other, "11:30", "12:30"), move(session, "10:00", "11:00")]
    move_in_day(day=day, moves=[move(session, "09:30", "10:30")], by=None)
    with pytest.raises(MovedMeanwhile) as refused:
        move_in_day(day=day, moves=late, by=None)
    assert " ".join(refused.value.messages) == (
        "Nothing was moved: somebody else has just moved “Opening”. It is now at 09:30–10:30, All rooms. "
        "Move it again from there if you still want to."
    )
    assert (where(session), where(other)) == ("09:30–10:30", "11:00–12:00")


def test_session_of_another_day_is_not_moved(day):
    session = at(DayFactory(edition=day.edition, on=day.on + dt.timedelta(days=1)), "09:00", "10:00")
    with pytest.raises(MovedMeanwhile):
        move_in_day(day=day, moves=[move(session, "09:30", "10:30")], by=None)


def test_title_changed_meanwhile_does_not_keep_a_session_from_moving(day):
    session = at(day, "09:00", "10:00")
    late = move(session, "09:30", "10:30")
    session.title = "Renamed"
    session.save()
    move_in_day(day=day, moves=[late], by=None)
    session.refresh_from_db()
    assert (where(session), session.title) == ("09:30–10:30", "Renamed")


@pytest.mark.parametrize(("start", "end"), [("03:55", "05:00"), ("27:30", "28:05"), ("28:00", "28:30")])
def test_session_does_not_leave_its_day(day, start, end):
    session = at(day, "09:00", "10:00")
    with pytest.raises(ValidationError) as refused:
        move_in_day(day=day, moves=[move(session, start, end)], by=None)
    assert refused.value.code == "outside_day"


def test_session_moves_up_to_four_in_the_morning(day):
    session = at(day, "09:00", "10:00")
    move_in_day(day=day, moves=[move(session, "27:00", "28:00")], by=None)
    assert where(session) == "03:00–04:00"


def test_end_before_start_is_refused(day):
    session = at(day, "09:00", "10:00")
    with pytest.raises(ValidationError) as refused:
        move_in_day(day=day, moves=[move(session, "10:00", "09:00")], by=None)
    assert refused.value.code == "ends_before_start"


def test_room_of_another_edition_is_refused(day):
    session = at(day, "09:00", "10:00")
    with pytest.raises(ValidationError) as refused:
        move_in_day(day=day, moves=[move(session, "09:00", "10:00", RoomFactory().pk)], by=None)
    assert refused.value.message_dict == {"room": ["This belongs to another edition."]}


def test_move_back_leads_where_it_came_from(day):
    session = at(day, "09:00", "10:00", "Hall A")
    there = move(session, "12:00", "13:00")
    move_in_day(day=day, moves=[there], by=None)
    move_in_day(day=day, moves=[there.back], by=None, why="taken back")
    assert where(session) == "09:00–10:00 Hall A"
    assert reasons(session)[0] == "taken back: 12:00–13:00 all rooms → 09:00–10:00 Hall A"
