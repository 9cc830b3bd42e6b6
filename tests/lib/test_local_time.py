import datetime as dt
import zoneinfo

import pytest

from eventsite.lib.local_time import RepeatedTimeError, SkippedTimeError, moment

VIENNA = zoneinfo.ZoneInfo("Europe/Vienna")


def test_moment_is_that_of_the_clock():
    assert moment(dt.datetime(2025, 6, 3, 9, 0), VIENNA) == dt.datetime(2025, 6, 3, 7, 0, tzinfo=dt.UTC)  # noqa: DTZ001 (a wall clock)


def test_skipped_hour_has_no_moment():
    with pytest.raises(SkippedTimeError):
        moment(dt.datetime(2025, 3, 30, 2, 30), VIENNA)  # noqa: DTZ001 (a wall clock)


def test_repeated_hour_has_two_moments():
    with pytest.raises(RepeatedTimeError):
        moment(dt.datetime(2025, 10, 26, 2, 30), VIENNA)  # noqa: DTZ001 (a wall clock)


def test_hour_after_the_change_is_plain():
    assert moment(dt.datetime(2025, 10, 26, 3, 0), VIENNA) == dt.datetime(2025, 10, 26, 2, 0, tzinfo=dt.UTC)  # noqa: DTZ001 (a wall clock)
