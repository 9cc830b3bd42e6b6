"""Wall-clock times of a place made into moments, with the hours that a clock change skips or repeats."""

import datetime as dt
import zoneinfo


class SkippedTimeError(ValueError):
    """The clocks go forward over this time: it does not occur."""


class RepeatedTimeError(ValueError):
    """The clocks go back over this time: it occurs twice."""


def moment(naive: dt.datetime, zone: zoneinfo.ZoneInfo) -> dt.datetime:
    """Return the one moment at which the clocks of the zone show this time.

    Raises SkippedTimeError or RepeatedTimeError where there is none, or more than one.
    """
    first, second = naive.replace(tzinfo=zone, fold=0), naive.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(dt.UTC).astimezone(zone).replace(tzinfo=None) != naive:
        raise SkippedTimeError(naive.isoformat())
    raise RepeatedTimeError(naive.isoformat())
