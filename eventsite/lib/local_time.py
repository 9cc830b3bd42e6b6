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


def distance_if_repeated(local: dt.datetime) -> str:
    """Return the distance from UTC of an aware moment whose clock time occurs twice, else nothing."""
    first, second = local.replace(fold=0).utcoffset(), local.replace(fold=1).utcoffset()
    return "" if first == second else distance_from_utc(local)


def distance_from_utc(moment: dt.datetime) -> str:
    """Return the distance of an aware moment's zone from UTC: "UTC+5", "UTC-3:30"."""
    minutes = int((moment.utcoffset() or dt.timedelta()).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def clock_with_offset(moment: dt.datetime, zone: zoneinfo.ZoneInfo) -> str:
    """Return what the clocks of the zone show: "09:30"; "02:30+01:00" where they show it twice."""
    local = moment.astimezone(zone)
    clock = f"{local:%H:%M}"
    return f"{clock}{local.isoformat()[-6:]}" if distance_if_repeated(local) else clock
