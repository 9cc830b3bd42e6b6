"""The geometry of a chart of strips."""

from itertools import pairwise

from eventsite.lib.strips import START, TALLEST, WIDTH, draw_strips


def labels(number):
    return [(f"{at}th", str(2000 + at)) for at in range(number)]


def values(*numbers):
    return [(number, str(number)) for number in numbers]


def test_all_strips_share_one_scale():
    drawing = draw_strips([("Members", values(10, 40)), ("Press", values(0, 20))], labels(2))

    assert [[column.height for column in strip.columns] for strip in drawing.strips] == [
        [TALLEST // 4, TALLEST],
        [0, TALLEST // 2],
    ]


def test_smallest_number_is_still_seen():
    drawing = draw_strips([("Members", values(1, 1000))], labels(2))

    assert drawing.strips[0].columns[0].height == 2


def test_columns_stand_on_the_line_of_their_strip_one_after_the_other():
    drawing = draw_strips([("Members", values(1, 2, 3)), ("Press", values(3, 2, 1))], labels(3))

    for strip in drawing.strips:
        assert {column.top + column.height for column in strip.columns} == {strip.base}
        assert [column.x for column in strip.columns] == sorted(column.x for column in strip.columns)
    assert drawing.strips[0].base < drawing.strips[1].base < drawing.foot


def test_twenty_columns_stay_inside_the_drawing_without_touching():
    columns = draw_strips([("Members", values(*range(20)))], labels(20)).strips[0].columns

    assert columns[0].left >= START
    assert columns[-1].left + columns[-1].width <= WIDTH
    assert all(a.left + a.width < b.left for a, b in pairwise(columns))


def test_narrow_columns_are_labelled_sparingly_the_newest_always():
    ticks = draw_strips([("Members", values(*range(20)))], labels(20)).ticks

    assert (len(ticks), ticks[-1].label) == (10, "19th")


def test_wide_columns_are_all_labelled():
    assert len(draw_strips([("Members", values(1, 2, 3))], labels(3)).ticks) == 3


def test_long_name_is_cut_before_the_columns_sooner_in_chinese():
    english, chinese = (
        draw_strips([(name, values(1))], labels(1)).strips[0].name for name in ("m" * 60, "国" * 60)
    )

    assert (english[-1], chinese[-1]) == ("…", "…")
    assert len(chinese) < len(english) < 40


def test_strips_without_any_number_are_drawn_flat():
    assert draw_strips([("Members", values(0, 0))], labels(2)).strips[0].columns[0].height == 0
