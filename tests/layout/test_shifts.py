"""Shifting all that follows a time of the day."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from pytest_django.asserts import assertNumQueries

from conferences.services.moves import MovedMeanwhile
from conferences.services.shifts import plan_shift, shift_sessions
from tests.factories import DayFactory
from tests.layout.scene import at, day_in, moment, reasons, where

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    return DayFactory()


def shift(day, after: str, by_minutes: int, **values):
    return shift_sessions(day=day, after=moment(day, after), by_minutes=by_minutes, by=None, **values)


def test_what_begins_then_or_later_moves(day):
    sessions = [at(day, *times) for times in (("10:00", "11:30"), ("11:00", "12:00"), ("25:00", "26:00"))]
    assert len(shift(day, "11:00", 15)) == 2
    assert [where(each) for each in sessions] == ["10:00–11:30", "11:15–12:15", "01:15–02:15"]
    assert reasons(sessions[1])[0] == "shifted by +15 min: 11:00–12:00 all rooms → 11:15–12:15 all rooms"


def test_one_room_moves_alone(day):
    sessions = [at(day, "11:00", "12:00", room) for room in ("Hall A", "Hall B", "")]
    shift(day, "11:00", -10, rooms=[sessions[0].room])
    assert [where(each) for each in sessions] == ["10:50–11:50 Hall A", "11:00–12:00 Hall B", "11:00–12:00"]


def test_other_days_stay(day):
    other = at(DayFactory(edition=day.edition, on=day.on + dt.timedelta(days=1)), "11:00", "12:00")
    at(day, "11:00", "12:00")
    shift(day, "09:00", 15)
    assert where(other) == "11:00–12:00"


@pytest.mark.parametrize(("by_minutes", "title"), [(15, "Late"), (-480, "Early")])
def test_nothing_moves_where_one_would_leave_the_day(day, by_minutes, title):
    first, last = at(day, "11:00", "12:00", title="Early"), at(day, "26:00", "28:00", title="Late")
    with pytest.raises(ValidationError, match=title) as refused:
        shift(day, "11:00", by_minutes)
    assert refused.value.code == "leaves_day"
    assert (where(first), where(last)) == ("11:00–12:00", "02:00–04:00")


def test_nothing_to_shift_is_told(day):
    at(day, "11:00", "12:00")
    with pytest.raises(ValidationError) as refused:
        shift(day, "11:05", 15)
    assert refused.value.code == "nothing_to_shift"


def test_plan_looked_at_before_somebody_else_moved_is_refused(day):
    session = at(day, "11:00", "12:00")
    seen = plan_shift(day=day, after=moment(day, "11:00"), by_minutes=15).fingerprint
    shift(day, "11:00", 5)
    with pytest.raises(MovedMeanwhile):
        shift(day, "11:00", 15, looked_at=seen)
    assert where(session) == "11:05–12:05"


def test_elapsed_time_counts_over_a_clock_change():
    day = day_in("Europe/Vienna", dt.date(2025, 3, 29))
    session = at(day, "25:00", "25:45")
    shift(day, "09:00", 60)
    assert where(session) == "03:00–03:45"


@pytest.mark.parametrize("count", [1, 3, 50])
def test_queries_of_a_plan_do_not_grow_with_sessions(day, count):
    for _number in range(count):
        at(day, "11:00", "12:00", "Hall A")
    after = moment(day, "11:00")
    with assertNumQueries(1):
        assert len(plan_shift(day=day, after=after, by_minutes=15).rows) == count


@pytest.mark.parametrize("count", [1, 3, 20])
def test_queries_do_not_grow_with_sessions(day, count):
    for _number in range(count):
        at(day, "11:00", "12:00", "Hall A")
    after = moment(day, "11:00")
    with assertNumQueries(9):
        shift_sessions(day=day, after=after, by_minutes=15, by=None)
