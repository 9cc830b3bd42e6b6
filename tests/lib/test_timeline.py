"""The geometry of a status timeline."""

import datetime as dt
from itertools import pairwise

from eventsite.lib.timeline import MARGIN, WIDTH, Mark, Span, draw_timeline

TODAY = dt.date(2026, 6, 1)


def test_timeline_without_any_date_is_not_drawn():
    assert draw_timeline([Span("member", 1, None, None)], [], today=TODAY) is None


def test_lasting_status_ends_in_an_arrow_at_the_edge():
    drawing = draw_timeline([Span("member", 1, dt.date(2017, 6, 9), None)], [], today=TODAY)

    assert drawing is not None
    assert (drawing.bars[0].lasting, drawing.bars[0].end) == (True, WIDTH - MARGIN - 12)


def test_status_of_unknown_beginning_starts_at_the_edge():
    drawing = draw_timeline([Span("observer", 2, None, dt.date(2017, 6, 8))], [], today=TODAY)

    assert drawing is not None
    assert (drawing.bars[0].x, drawing.bars[0].lasting) == (MARGIN, False)


def test_bars_and_dots_stand_in_the_order_of_time():
    spans = [
        Span("observer", 2, dt.date(2005, 7, 5), dt.date(2017, 6, 8)),
        Span("member", 1, dt.date(2017, 6, 9), None),
    ]
    drawing = draw_timeline(spans, [Mark("6th", dt.date(2018, 10, 31), named=True)], today=TODAY)

    assert drawing is not None
    assert drawing.bars[0].end <= drawing.bars[1].x < drawing.dots[0].x < WIDTH


def test_short_bar_carries_no_label():
    drawing = draw_timeline(
        [Span("observer state since", 2, dt.date(2020, 1, 1), dt.date(2020, 6, 1))],
        [Mark("1st", dt.date(1990, 1, 1), named=False)],
        today=TODAY,
    )

    assert drawing is not None
    assert not drawing.bars[0].label_fits


def test_year_labels_are_text_without_separators():
    drawing = draw_timeline([], [Mark("6th", dt.date(2018, 10, 31), named=True)], today=TODAY)

    assert drawing is not None
    assert drawing.ticks[0].year == "2018"


def test_newest_editions_keep_their_labels_where_they_stand_close():
    marks = [Mark(f"{number}th", dt.date(1966 + number, 6, 1), named=True) for number in range(10, 60)]

    drawing = draw_timeline([], marks, today=TODAY)

    assert drawing is not None
    labelled = [dot for dot in drawing.dots if dot.label]
    assert (len(drawing.dots), labelled[-1].label) == (50, "59th")
    assert all(right.x - left.x >= 30 for left, right in pairwise(labelled))
