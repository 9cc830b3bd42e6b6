"""A day as the staff lays it out."""

import datetime as dt

import pytest
from pytest_django.asserts import assertNumQueries

from conferences.reports.day_layout import clock, layout_of
from delegations.reports.clashes import clashes_of
from tests.factories import DayFactory, RoomFactory, SessionFactory
from tests.layout.scene import at, day_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    return DayFactory()


def drawn(day) -> dict[str, str]:
    return {block.session.title: block.classes for block in layout_of(day).blocks}


def test_blocks_are_true_to_time(day):
    at(day, "09:07", "10:30", "Hall A", title="Opening")
    assert drawn(day) == {"Opening": "column-1 to-1 lane-0 of-1 hour-9 minute-7 hours-1 minutes-23"}


def test_sessions_after_midnight_stand_at_the_end_of_their_day(day):
    at(day, "24:30", "28:00", "Hall A", title="Night")
    layout = layout_of(day)
    assert layout.blocks[0].classes == "column-1 to-1 lane-0 of-1 hour-24 minute-30 hours-3 minutes-30"
    assert (layout.first_hour, layout.last_hour, layout.hours[-1]) == (23, 28, (28, "04:00"))


def test_columns_follow_the_order_of_the_rooms(day):
    late, early = RoomFactory(edition=day.edition, order=2), RoomFactory(edition=day.edition, order=1)
    assert layout_of(day).rooms == (early, late)


def test_session_outside_its_day_has_no_place(day):
    session = at(day, "29:00", "30:00")
    layout = layout_of(day)
    assert (layout.blocks, layout.outside) == ((), (session,))


def test_repeated_hour_is_drawn_although_its_end_stands_before_its_start():
    day = day_in("Europe/Vienna", dt.date(2025, 10, 25))
    start = dt.datetime(2025, 10, 26, 0, 50, tzinfo=dt.UTC)
    SessionFactory(day=day, title="Night", starts_at=start, ends_at=start + dt.timedelta(minutes=20))
    assert drawn(day) == {"Night": "column-1 to-1 lane-0 of-1 hour-26 minute-50 hours-0 minutes-5"}


def test_blocks_know_their_clashes(day):
    for title in ("First", "Second"):
        at(day, "09:00", "10:00", "Hall A", title=title)
    at(day, "11:00", "12:00", "Hall A")
    layout = layout_of(day, clashes_of(day.edition, names=True))
    assert [len(block.clashes) for block in layout.blocks] == [1, 1, 0]


@pytest.mark.parametrize(("minute", "text"), [(240, "04:00"), (1440, "00:00"), (1675, "03:55")])
def test_clock_goes_on_after_midnight(minute, text):
    assert clock(minute) == text


@pytest.mark.parametrize("count", [1, 3, 50])
def test_queries_do_not_grow_with_sessions(day, count):
    for _number in range(count):
        at(day, "09:00", "10:00", "Hall A")
    with assertNumQueries(2):
        assert len(layout_of(day).blocks) == count
