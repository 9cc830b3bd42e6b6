import datetime as dt
import zoneinfo

import pytest

from eventsite.lib.local_time import (
    RepeatedTimeError,
    SkippedTimeError,
    distance_from_utc,
    distance_if_repeated,
    moment,
)

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


@pytest.mark.parametrize(
    ("hour", "distance"), [(0, "UTC+2"), (1, "UTC+1"), (2, "")], ids=["first", "second", "after"]
)
def test_hour_that_the_clock_shows_twice_has_its_distance_told(hour, distance):
    local = dt.datetime(2025, 10, 26, hour, 30, tzinfo=dt.UTC).astimezone(VIENNA)
    assert distance_if_repeated(local) == distance


@pytest.mark.parametrize(
    ("zone", "distance"),
    [("Asia/Tashkent", "UTC+5"), ("America/St_Johns", "UTC-2:30"), ("Asia/Kathmandu", "UTC+5:45")],
)
def test_distance_from_utc_has_minutes_only_where_there_are_some(zone, distance):
    local = dt.datetime(2025, 6, 3, 9, tzinfo=dt.UTC).astimezone(zoneinfo.ZoneInfo(zone))
    assert distance_from_utc(local) == distance
