"""When a session of a programme file takes place, by the clocks of the edition."""

import datetime as dt
import re
import zoneinfo
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from conferences.importing.programme.found import Found
from conferences.reports.now import programme_date
from conferences.validators import DAY_CHANGES_AT
from eventsite.lib.local_time import RepeatedTimeError, SkippedTimeError, clock_with_offset, moment

_CLOCK = re.compile(r"(\d\d?)[:.](\d\d)(?:[:.]\d\d(?:\.\d+)?)?")
_LENGTH = re.compile(r"(?:(\d+):)?(\d+):(\d\d)")
_ISO_LENGTH = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_LONGEST = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Cells:
    """Day, start and end as the cells of a list hold them; empty where the file says nothing."""

    day: str = ""
    start: str = ""
    end: str = ""


class Odd(ValueError):
    """What a session says of its time cannot be read: the column, what stands there, and why not.

    `cells` are what can be read of it.
    """

    def __init__(self, column: str, raw: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.raw, self.reason = column, raw, reason
        self.cells = Cells()


@dataclass(slots=True)
class Clocks:
    """The clocks that a file may mean: those of `zone`, its own, else those of the `edition`.

    `assumed` are the sessions that were read by those of the edition for want of anything better.
    """

    edition: zoneinfo.ZoneInfo
    zone: zoneinfo.ZoneInfo | None
    assumed: list[int] = field(default_factory=list)

    def cells(self, found: Found) -> Cells:
        """Return the times of a session. Raises Odd."""
        on = _date(found.day)
        cells = Cells(day=on.isoformat() if on else "")
        try:
            begin = self._begin(found)
            if begin is None:
                return cells
            on = programme_date(self.edition, begin)
            cells = Cells(on.isoformat(), clock_with_offset(begin, self.edition))
            end = self._end(found, begin, on)
        except Odd as error:
            error.cells = cells
            raise
        return replace(cells, end=clock_with_offset(end, self.edition)) if end else cells

    def _begin(self, found: Found) -> dt.datetime | None:
        """Return the moment of the beginning: what is given in full goes before day and clock."""
        date, start = found.text("date"), found.text("start")
        clock = _clock(start)
        for text in (date, start):
            whole = _moment(text)
            # Midnight beside another start is a date that was written as a moment.
            if whole and not (clock and text == date and whole.time() == dt.time(0) and clock != dt.time(0)):
                return self._placed(found, whole)
        if not start:
            return None
        on = _date(date) or _date(found.day)
        if clock is None or on is None:
            column = "start" if clock is None else "day"
            raise Odd(
                column,
                start if clock is None else date or found.day,
                _("This cannot be read; right would be 2019-11-06 and 09:30."),
            )
        if clock < _change(found) and on == (_date(found.day) or on):
            on += dt.timedelta(days=1)
        return self._placed(found, dt.datetime.combine(on, clock, _offset(date)))

    def _end(self, found: Found, begin: dt.datetime, on: dt.date) -> dt.datetime | None:
        """Return the moment of the end, which is in the programme day of the beginning."""
        text = found.text("duration")
        end = _moment(found.text("end"))
        if text:
            length = _length(text)
            if length is None or not dt.timedelta() < length <= _LONGEST:
                reason = _("“%(value)s” is no duration; right would be 01:30, for an hour and a half.")
                raise Odd("end", text, reason % {"value": text})
            # On the line of UTC: the clocks may change in between.
            end = begin.astimezone(dt.UTC) + length
        if end is None:
            return None
        end = self._placed(found, end)
        if end > dt.datetime.combine(on + dt.timedelta(days=1), DAY_CHANGES_AT, self.edition):
            reason = _("The session lasts until %(end)s; a programme day ends at 04:00 of the next morning.")
            local = f"{end.astimezone(self.edition):%Y-%m-%d %H:%M}"
            raise Odd("end", text or found.text("end"), reason % {"end": local})
        return end

    def _placed(self, found: Found, when: dt.datetime) -> dt.datetime:
        if when.tzinfo is not None:
            return when
        zone = self.zone or _offset(found.opens)
        if zone is None:
            self.assumed.append(found.number)
            zone = self.edition
        if not isinstance(zone, zoneinfo.ZoneInfo):
            return when.replace(tzinfo=zone)
        try:
            return moment(when, zone)
        except (SkippedTimeError, RepeatedTimeError):
            reason = _("The clocks change over this time in %(zone)s; give it with its offset from UTC.")
            raise Odd("start", found.text("start", "date"), reason % {"zone": zone.key}) from None


def _moment(text: str) -> dt.datetime | None:
    """Return a moment that is given in full, aware if it says its offset."""
    if not re.match(r"\d{4}-?\d\d-?\d\d[T ]\d", text):
        return None
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _clock(text: str) -> dt.time | None:
    found = _CLOCK.fullmatch(text)
    hour, minute = (int(part) for part in found.groups()) if found else (99, 99)
    return dt.time(hour % 24, minute) if hour <= 24 and minute < 60 else None


def _offset(text: str) -> dt.tzinfo | None:
    """Return the distance from UTC that a moment is given with."""
    whole = _moment(text)
    return whole.tzinfo if whole else None


def _change(found: Found) -> dt.time:
    """Return until when a session belongs to the night of its day: four, or as soon as the day begins."""
    opens = _moment(found.opens)
    return min(opens.time(), DAY_CHANGES_AT) if opens else DAY_CHANGES_AT


def _length(text: str) -> dt.timedelta | None:
    """Return a duration written as 1:30, 01:30:00, 0:01:30 (days first), 90 (minutes) or PT1H30M."""
    if text.isascii() and text.isdigit() and len(text) < 6:
        return dt.timedelta(minutes=int(text))
    if found := _LENGTH.fullmatch(text):
        first, second, third = (int(part[:6] or 0) for part in (found[1] or "", found[2], found[3]))
        if found[1] is None or (third and not first):
            return dt.timedelta(days=first, hours=second, minutes=third)
        return dt.timedelta(hours=first, minutes=second, seconds=third)
    if (found := _ISO_LENGTH.fullmatch(text)) and any(found.groups()):
        days, hours, minutes, seconds = (int((part or "0")[:6]) for part in found.groups())
        return dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return None
