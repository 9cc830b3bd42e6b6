from datetime import date

import pytest

from eventsite.lib.periods import Period, first_overlap

JUNE, JULY, AUGUST = date(2017, 6, 9), date(2017, 7, 9), date(2017, 8, 9)


@pytest.mark.parametrize(
    ("period", "inside"),
    [
        (Period(), True),
        (Period(JUNE, AUGUST), True),
        (Period(JULY, JULY), True),
        (Period(None, JULY), True),
        (Period(AUGUST, None), False),
        (Period(None, JUNE), False),
    ],
)
def test_period_contains_its_days_and_both_ends(period, inside):
    assert period.contains(JULY) is inside


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Period(None, JUNE), Period(JUNE, None), True),
        (Period(None, JUNE), Period(JULY, None), False),
        (Period(), Period(JULY, JULY), True),
        (Period(JUNE, JULY), Period(AUGUST, None), False),
    ],
)
def test_period_overlaps_where_a_day_is_shared(one, other, overlap):
    assert (one.overlaps(other), other.overlaps(one)) == (overlap, overlap)


def test_period_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="cannot end"):
        Period(AUGUST, JUNE)


def test_first_overlap_finds_two_periods_that_share_a_day():
    long, inside = Period(JUNE, AUGUST), Period(JULY, JULY)
    assert first_overlap([inside, Period(None, date(2000, 1, 1)), long]) == (long, inside)


def test_first_overlap_is_none_for_periods_in_a_row():
    assert first_overlap([Period(JULY, None), Period(None, JUNE)]) is None
