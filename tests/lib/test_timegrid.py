"""The time grid of a day."""

import re
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from eventsite.lib.timegrid import MOST_COLUMNS, MOST_ROWS, TALLEST, Block, Head, Place, Tick, lay_out

NINE, TEN, ELEVEN, NOON = 540, 600, 660, 720


def test_sessions_of_one_hour_stand_side_by_side():
    grid = lay_out([Block(1, NINE, TEN, 1), Block(2, NINE, TEN, 2)], rooms=2)

    assert grid.places == {1: Place(1, 2, 1, 2), 2: Place(1, 2, 2, 3)}


def columns(*blocks: Block, rooms: int) -> dict[int, tuple[int, int]]:
    places = lay_out(blocks, rooms).places
    return {key: (place.first_column, place.end_column) for key, place in sorted(places.items())}


def test_session_without_a_room_spans_all_rooms():
    grid = lay_out([Block(1, NINE, TEN, 0)], rooms=4)

    assert grid.places[1] == Place(1, 2, 1, 5, is_across=True)


def test_plenary_leaves_a_busy_room_alone():
    grid = lay_out([Block(1, NINE, ELEVEN, 0), Block(2, NINE, TEN, 4)], rooms=4)

    assert grid.places[1] == Place(1, 3, 1, 4, is_across=True)


def test_break_lies_behind_a_busy_room_and_is_told_where_rooms_are_free():
    grid = lay_out([Block(1, NINE, ELEVEN, 0, is_pause=True), Block(2, NINE, TEN, 2)], rooms=4)

    assert grid.places[1] == Place(1, 3, 3, 5, is_across=True, is_behind=True)


def test_break_across_free_rooms_is_behind_nothing():
    grid = lay_out([Block(1, NINE, TEN, 0, is_pause=True), Block(2, TEN, ELEVEN, 2)], rooms=2)

    assert grid.places[1] == Place(1, 2, 1, 3, is_across=True)


def test_two_sessions_in_one_room_at_once_stand_in_lanes_under_its_head():
    grid = lay_out([Block(1, NINE, ELEVEN, 1), Block(2, TEN, NOON, 1), Block(3, NINE, NOON, 2)], rooms=2)

    assert grid.places == {1: Place(1, 3, 1, 2), 2: Place(2, 4, 2, 3), 3: Place(1, 4, 3, 4)}
    assert grid.heads == (Head(1, 3), Head(3, 4))


def test_session_alone_in_its_room_is_as_wide_as_its_lanes():
    clashing = Block(1, NINE, TEN, 1), Block(2, NINE, TEN, 1)
    assert columns(*clashing, Block(3, TEN, ELEVEN, 1), rooms=1) == {1: (1, 2), 2: (2, 3), 3: (1, 3)}


def test_session_takes_the_lanes_that_its_neighbours_leave():
    three = Block(1, NINE, NOON, 1), Block(2, NINE, TEN, 1), Block(3, NINE, TEN, 1)
    assert columns(*three, Block(4, TEN, ELEVEN, 1), rooms=1)[4] == (2, 4)


def test_sessions_that_do_not_meet_share_a_lane():
    blocks = [Block(1, NINE, NOON, 1), Block(2, NINE, TEN, 1), Block(3, TEN, ELEVEN, 1)]

    assert lay_out(blocks, rooms=1).columns == 2


def test_lanes_of_a_lesser_crowd_share_the_room_evenly():
    four = [Block(key, NINE, TEN, 1) for key in range(4)]
    two = Block(4, TEN, ELEVEN, 1), Block(5, TEN, ELEVEN, 1)
    found = columns(*four, *two, rooms=1)
    assert (found[4], found[5]) == ((1, 3), (3, 5))


def test_break_spans_every_lane():
    clashing = Block(1, NINE, TEN, 1), Block(2, NINE, TEN, 1), Block(3, NINE, TEN, 2)
    assert columns(*clashing, Block(4, TEN, ELEVEN, 0), rooms=2)[4] == (1, 4)


def test_day_long_item_stands_beyond_the_rooms_and_leaves_them_to_the_break():
    desk, break_, talk = (
        Block(1, 480, 1080, 0),
        Block(2, TEN, ELEVEN, 0, is_pause=True),
        Block(3, 1100, 1200, 1),
    )
    grid = lay_out([desk, break_, talk], rooms=1)

    assert grid.places == {
        1: Place(1, 4, 2, 3),
        2: Place(2, 3, 1, 2, is_across=True, is_behind=True),
        3: Place(5, 6, 1, 2),
    }
    assert grid.heads == (Head(1, 2), Head(2, 3))


def test_day_long_item_alone_spans_all_rooms():
    assert columns(Block(1, 480, 1080, 0), Block(2, 1100, 1200, 2), rooms=2)[1] == (1, 3)


def test_two_sessions_across_all_rooms_at_once_do_not_hide_one_another():
    blocks = [Block(key, NINE, TEN, 0) for key in range(3)]
    assert columns(*blocks, rooms=2) == {0: (1, 3), 1: (3, 4), 2: (4, 5)}


def test_day_without_rooms_has_one_head_for_all():
    grid = lay_out([Block(1, NINE, TEN, 0), Block(2, NINE, TEN, 0), Block(3, TEN, NOON, 0)], rooms=0)

    assert grid.places == {1: Place(1, 2, 1, 2), 2: Place(1, 2, 2, 3), 3: Place(2, 3, 1, 3)}
    assert grid.heads == (Head(1, 3),)


def test_hours_with_one_session_or_none_shrink():
    grid = lay_out([Block(1, NINE, TEN, 0), Block(2, NOON, NOON + 60, 0)], rooms=2)

    assert [tick.steps for tick in grid.ticks] == [3, 2, 3, 0]


def test_hours_with_parallel_sessions_keep_their_length_up_to_a_limit():
    blocks = [
        Block(1, NINE, NINE + 25, 1),
        Block(2, NINE, NINE + 25, 2),
        Block(3, TEN, NOON, 1),
        Block(4, TEN, NOON, 2),
    ]

    assert [tick.steps for tick in lay_out(blocks, rooms=2).ticks] == [5, 2, TALLEST, 0]


def test_tick_after_midnight_prints_as_a_clock_does():
    assert Tick(24 * 60 + 35, 1, 1).label == "00:35"


def test_now_line_stands_in_tenths_of_its_row():
    grid = lay_out([Block(1, NINE, TEN, 1), Block(2, TEN, ELEVEN, 1)], rooms=1)

    assert grid.now_classes(TEN + 30) == "row-2 at-5"


def test_now_line_is_absent_outside_the_day():
    grid = lay_out([Block(1, NINE, TEN, 1)], rooms=1)

    assert (grid.now_classes(NINE - 1), grid.now_classes(TEN)) == ("", "")


def test_empty_day_has_no_rows():
    grid = lay_out([], rooms=3)

    assert (grid.ticks, grid.places) == ((), {})


def test_grid_with_too_many_columns_does_not_fit():
    assert not lay_out([Block(1, NINE, TEN, 1)], rooms=MOST_COLUMNS + 1).fits


def test_style_sheet_has_a_class_for_every_place():
    sheet = (Path(settings.BASE_DIR) / "static/css/timegrid.css").read_text()

    def largest(name: str) -> int:
        return max(int(number) for number in re.findall(rf"\.{name}-(\d+) ", sheet))

    assert (largest("row"), largest("until")) == (MOST_ROWS, MOST_ROWS + 1)
    assert (largest("column"), largest("through")) == (MOST_COLUMNS, MOST_COLUMNS + 1)
    assert (largest("steps"), largest("at"), largest("columns")) == (TALLEST, 9, MOST_COLUMNS)


def test_pause_beside_one_session_is_no_taller_than_the_session_needs():
    lunch, talk = Block(1, NOON, NOON + 90, 1, is_pause=True), Block(2, NOON, NOON + 90, 2)
    assert [tick.steps for tick in lay_out([lunch, talk], rooms=2).ticks] == [3, 0]
    assert [tick.steps for tick in lay_out([replace(lunch, is_pause=False), talk], rooms=2).ticks] == [12, 0]


def test_pause_alone_needs_no_more_than_its_text():
    assert lay_out([Block(1, NOON, NOON + 90, 0, is_pause=True)], rooms=2).ticks[0].steps == 2


def test_day_long_item_stretches_no_hour():
    desk, talk = Block(1, 480, 1080, 1), Block(2, NOON, NOON + 90, 2)
    assert [tick.steps for tick in lay_out([desk, talk], rooms=2).ticks] == [2, 3, 2, 0]


def test_labels_follow_a_clock_that_is_put_back():
    blocks = [Block(1, 150, 170, 1), Block(2, 210, 230, 1)]
    grid = lay_out(blocks, rooms=1, shift=lambda minute: -60 if minute >= 180 else 0)
    assert [tick.label for tick in grid.ticks] == ["02:30", "02:50", "02:30", "02:50"]


def test_grid_of_many_rooms_is_crowded_then_scrolls_on_a_laptop_then_always():
    grids = [lay_out([Block(1, NINE, TEN, 0)], rooms=rooms) for rooms in (6, 7, 9, 10, 11)]
    assert [grid.is_crowded for grid in grids] == [False, True, True, True, True]
    assert [grid.scrolls for grid in grids] == [False, False, False, True, True]
    assert [grid.always_scrolls for grid in grids] == [False, False, False, False, True]
