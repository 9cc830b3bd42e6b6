"""What of an edition the next one takes over: its days, rooms and settings at the new dates."""

import datetime as dt
import zoneinfo
from dataclasses import dataclass, fields
from functools import cached_property

from conferences.models import Day, Edition, Room

#: No day is added to an edition that would last longer: its dates are rather mistyped.
_LONGEST = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class CloneTerms:
    """What is said of the new edition; texts are in the site's first language."""

    number: int
    title: str
    theme: str = ""
    starts_on: dt.date
    ends_on: dt.date
    city: str
    country_code: str = ""
    time_zone: str

    @property
    def fingerprint(self) -> str:
        return "\n".join(str(getattr(self, field.name)) for field in fields(self))


@dataclass(frozen=True, slots=True)
class ClonedDay:
    """A day of the new programme; `day` is the old one, None where the new edition lasts longer.

    One that `is_outside` would fall after the new edition's last day and is left behind.
    """

    on: dt.date
    day: Day | None = None
    is_outside: bool = False


@dataclass(frozen=True)
class EventClone:
    """Days, rooms and deadlines of the new edition."""

    edition: Edition
    terms: CloneTerms
    days: tuple[ClonedDay, ...]
    rooms: tuple[Room, ...]

    @cached_property
    def shift(self) -> dt.timedelta:
        return self.terms.starts_on - self.edition.starts_on

    def moved(self, at: dt.datetime | None) -> dt.datetime | None:
        """Return a deadline as far from the new edition, at the same local time."""
        if at is None:
            return None
        clock = at.astimezone(self.edition.zone).replace(tzinfo=None) + self.shift
        return clock.replace(tzinfo=zoneinfo.ZoneInfo(self.terms.time_zone)).astimezone(dt.UTC)

    @property
    def nominations_close_at(self) -> dt.datetime | None:
        return self.moved(self.edition.nominations_close_at)

    @property
    def confirmations_close_at(self) -> dt.datetime | None:
        return self.moved(self.edition.confirmations_close_at)

    @property
    def changes_city(self) -> bool:
        return self.terms.city != self.edition.city


def plan_event(edition: Edition, terms: CloneTerms) -> EventClone:
    """Return what the event side takes over, in two queries."""
    days = list(Day.objects.filter(edition=edition).order_by("on"))
    rooms = tuple(Room.objects.filter(edition=edition).order_by("order", "id"))
    return EventClone(edition, terms, (*_shifted(days, edition, terms), *_added(days, edition, terms)), rooms)


def _shifted(days: list[Day], edition: Edition, terms: CloneTerms) -> list[ClonedDay]:
    shift = terms.starts_on - edition.starts_on
    return [ClonedDay(day.on + shift, day, is_outside=day.on + shift > terms.ends_on) for day in days]


def _added(days: list[Day], edition: Edition, terms: CloneTerms) -> list[ClonedDay]:
    """Return the further dates of a longer edition, where the old one had a day for each of its dates."""
    old, new = ((each.ends_on - each.starts_on).days + 1 for each in (edition, terms))
    if len(days) < old or new > _LONGEST:
        return []
    return [ClonedDay(terms.starts_on + dt.timedelta(days=number)) for number in range(old, new)]
