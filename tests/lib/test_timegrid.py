"""The time grid of a day."""

import re
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from eventsite.lib.timegrid import MOST_COLUMNS, MOST_ROWS, TALLEST, Block, Place, Tick, lay_out

NINE, TEN, ELEVEN, NOON = 540, 600, 660, 720


def test_sessions_of_one_hour_stand_side_by_side():
    grid = lay_out([Block(1, NINE, TEN, 1), Block(2, NINE, TEN, 2)], rooms=2)

    assert grid.places == {1: Place(1, 2, 1, 2), 2: Place(1, 2, 2, 3)}


def test_session_without_a_room_spans_all_rooms():
    grid = lay_out([Block(1, NINE, TEN, 0)], rooms=4)

    assert grid.places[1] == Place(1, 2, 1, 5)
    assert grid.places[1].spans


def test_break_leaves_a_busy_room_alone():
    grid = lay_out([Block(1, NINE, ELEVEN, 0), Block(2, NINE, TEN, 4)], rooms=4)

    assert grid.places[1] == Place(1, 3, 1, 4)


def test_two_sessions_in_one_room_at_once_both_show():
    grid = lay_out([Block(1, NINE, ELEVEN, 1), Block(2, TEN, NOON, 1)], rooms=1)

    assert grid.places == {1: Place(1, 3, 1, 2), 2: Place(2, 4, 2, 3)}
    assert grid.columns == 2


def test_clashes_that_do_not_meet_share_a_further_column():
    blocks = [Block(1, NINE, NOON, 1), Block(2, NINE, TEN, 1), Block(3, TEN, ELEVEN, 1)]

    assert lay_out(blocks, rooms=1).columns == 2


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
    assert (largest("room"), largest("through")) == (MOST_COLUMNS, MOST_COLUMNS + 1)
    assert (largest("steps"), largest("at"), largest("rooms")) == (TALLEST, 9, MOST_COLUMNS)


def test_pause_beside_one_session_is_no_taller_than_the_session_needs():
    lunch, talk = Block(1, NOON, NOON + 90, 1, is_pause=True), Block(2, NOON, NOON + 90, 2)
    assert [tick.steps for tick in lay_out([lunch, talk], rooms=2).ticks] == [3, 0]
    assert [tick.steps for tick in lay_out([replace(lunch, is_pause=False), talk], rooms=2).ticks] == [12, 0]


def test_labels_follow_a_clock_that_is_put_back():
    blocks = [Block(1, 150, 170, 1), Block(2, 210, 230, 1)]
    grid = lay_out(blocks, rooms=1, shift=lambda minute: -60 if minute >= 180 else 0)
    assert [tick.label for tick in grid.ticks] == ["02:30", "02:50", "02:30", "02:50"]


def test_grid_of_many_rooms_is_crowded():
    grids = [lay_out([Block(1, NINE, TEN, 0)], rooms=rooms) for rooms in (6, 7)]
    assert [grid.is_crowded for grid in grids] == [False, True]
