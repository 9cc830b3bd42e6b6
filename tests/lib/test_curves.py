"""The geometry of two lines over days."""

import datetime as dt

import pytest

from eventsite.lib.curves import BOTTOM, LEFT, RIGHT, TOP, draw_curves

DAYS = [dt.date(2026, 11, day) for day in range(1, 10)]


def drawn(*series):
    return draw_curves(DAYS[: len(series[0])], series)


def test_lines_run_from_the_first_day_to_the_last_on_a_scale_from_nought():
    line, _other = drawn([0, 2, 4], [0, 0, 0]).lines
    assert (
        line.points
        == f"{LEFT:.1f},{BOTTOM:.1f} {(LEFT + RIGHT) / 2:.1f},{(TOP + BOTTOM) / 2:.1f} {RIGHT:.1f},{TOP:.1f}"
    )
    assert line.last == 4


@pytest.mark.parametrize(
    ("most", "values"),
    [
        (0, [0, 1, 2, 3, 4]),
        (4, [0, 1, 2, 3, 4]),
        (5, [0, 2, 4, 6, 8]),
        (41, [0, 20, 40, 60, 80]),
        (389, [0, 100, 200, 300, 400]),
        (10_001, [0, 5000, 10_000, 15_000, 20_000]),
    ],
)
def test_grid_has_round_numbers(most, values):
    assert [line.value for line in drawn([0, most], [0, 0]).grid] == values


def test_first_and_last_day_are_named_and_a_few_between():
    assert [tick.day.day for tick in drawn(range(9), range(9)).ticks] == [1, 3, 5, 7, 9]
    assert [tick.day.day for tick in drawn([1, 2], [1, 2]).ticks] == [1, 2]


def test_last_values_that_are_near_are_pushed_apart():
    one, other = drawn([0, 100], [0, 99]).lines
    assert other.label_y - one.label_y == 18
    both = drawn([0, 0], [0, 0]).lines
    assert [line.label_y <= BOTTOM + 9 for line in both] == [True, True]
