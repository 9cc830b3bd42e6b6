"""Places on the staff's grid of a day."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from eventsite.lib.daygrid import MOST_COLUMNS, MOST_LANES, Span, Spot, arrange, hours_around


def spots(*spans: tuple[int, int, int], rooms: int = 3) -> tuple[list[Spot], int]:
    placed, columns = arrange([Span(key, *span) for key, span in enumerate(spans)], rooms)
    return [placed[key] for key in range(len(spans))], columns


def test_session_fills_the_column_of_its_room():
    assert spots((540, 600, 2)) == ([Spot(2, 2, 0, 1)], 3)


def test_sessions_of_one_room_at_once_stand_beside_one_another():
    assert spots((540, 600, 1), (570, 630, 1), (600, 660, 1), (660, 690, 1)) == (
        [Spot(1, 1, 0, 2), Spot(1, 1, 1, 2), Spot(1, 1, 0, 2), Spot(1, 1, 0, 1)],
        3,
    )


def test_session_without_a_room_lies_across_all():
    assert spots((540, 600, 0)) == ([Spot(1, 3, 0, 1)], 3)


def test_break_lies_across_the_rooms_that_are_free():
    assert spots((540, 600, 0), (570, 630, 3)) == ([Spot(1, 2, 0, 1), Spot(3, 3, 0, 1)], 3)


def test_the_longest_stretch_of_free_rooms_is_taken():
    assert spots((540, 600, 0), (540, 600, 2), rooms=5)[0][0] == Spot(3, 5, 0, 1)


def test_day_long_session_has_a_column_of_its_own():
    found = spots((540, 1080, 0), (540, 600, 1), (600, 660, 2), (660, 700, 3))
    assert (found[0][0], found[1]) == (Spot(4, 4, 0, 1), 4)


def test_day_long_session_leaves_a_free_room_to_others():
    found = spots((540, 1080, 0), (600, 630, 0), (1100, 1160, 1))
    assert found == ([Spot(4, 4, 0, 1), Spot(1, 3, 0, 1), Spot(1, 1, 0, 1)], 4)


def test_two_sessions_across_all_rooms_at_once_do_not_hide_one_another():
    found = spots((540, 600, 0), (550, 590, 0), (550, 580, 0))
    assert found == ([Spot(1, 3, 0, 1), Spot(4, 4, 0, 2), Spot(4, 4, 1, 2)], 4)


def test_more_lanes_than_the_style_sheet_knows_begin_again():
    found = spots(*[(540, 600, 1)] * (MOST_LANES + 1))[0][-1]
    assert found.classes == "column-1 to-1 lane-0 of-12"


def test_nothing_is_placed_on_an_empty_day():
    assert spots() == ([], 3)


@pytest.mark.parametrize(
    ("times", "hours"),
    [([], (8, 19)), ([(540, 600)], (8, 11)), ([(545, 605)], (8, 12)), ([(250, 300), (1500, 1680)], (4, 28))],
)
def test_hours_leave_room_to_move(times, hours):
    spans = [Span(key, *time, 1) for key, time in enumerate(times)]
    assert hours_around(spans, opens=240, closes=1680) == hours


def test_style_sheet_has_a_class_for_every_column():
    sheet = (Path(settings.BASE_DIR) / "static/css/admin_layout_places.css").read_text()
    for name in ("columns", "column", "to"):
        assert max(int(number) for number in re.findall(rf"\.{name}-(\d+) ", sheet)) == MOST_COLUMNS
