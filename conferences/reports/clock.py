"""Minutes of a day of the programme, by the clock of whoever reads it."""

import datetime as dt
import zoneinfo
from dataclasses import dataclass


@dataclass(frozen=True)
class Clock:
    """The present moment, its programme day, and the zone that times are shown in."""

    now: dt.datetime
    today: dt.date
    shown: zoneinfo.ZoneInfo

    def minute(self, moment: dt.datetime, on: dt.date) -> int:
        """Return minutes passed since the midnight that opens `on`, below 0 and beyond 24 hours too."""
        return int((moment - self.midnight(on)).total_seconds() // 60)

    def shift(self, minute: int, on: dt.date) -> int:
        """Return by how many minutes the clock was put forward (below 0: back) since that midnight."""
        opening = self.midnight(on)
        moment = (opening + dt.timedelta(minutes=minute)).astimezone(self.shown)
        before = opening.astimezone(self.shown).utcoffset() or dt.timedelta()
        return int(((moment.utcoffset() or dt.timedelta()) - before).total_seconds() // 60)

    def midnight(self, on: dt.date) -> dt.datetime:
        """Return the moment at which the date begins."""
        # In UTC: what is between two moments of one zone would be counted by its clock.
        return dt.datetime.combine(on, dt.time(), self.shown).astimezone(dt.UTC)
