"""A day to lay out: rooms by name, sessions by their local times."""

import datetime as dt
from typing import Any

from conferences.models import Day, Session
from tests.factories import DayFactory, EditionFactory, RoomFactory, SessionFactory


def day_in(zone: str, on: dt.date) -> Day:
    """Return the only day of an edition in a time zone."""
    return DayFactory(edition=EditionFactory(time_zone=zone, starts_on=on, ends_on=on), on=on)


def at(day: Day, start: str, end: str, room: str = "", **values: Any) -> Session:
    """Add a session at these local times in the room of this name; after midnight the hours go on: 25:30."""
    found = day.edition.rooms.filter(name=room).first() if room else None
    if room and found is None:
        found = RoomFactory(edition=day.edition, name=room, order=day.edition.rooms.count())
    return SessionFactory(
        day=day, starts_at=moment(day, start), ends_at=moment(day, end), room=found, **values
    )


def moment(day: Day, clock: str) -> dt.datetime:
    midnight = dt.datetime.combine(day.on, dt.time(0), day.edition.zone)
    return midnight + dt.timedelta(hours=int(clock[:-3]), minutes=int(clock[-2:]))


def where(session: Session) -> str:
    """Return where a session stands on record: 09:00–10:00 Hall A."""
    row = Session.objects.select_related("day__edition", "room").get(pk=session.pk)
    start, end = (each.astimezone(row.day.edition.zone) for each in (row.starts_at, row.ends_at))
    return f"{start:%H:%M}–{end:%H:%M} {row.room or ''}".strip()


def reasons(session: Session) -> list[str]:
    """Return the reasons of a session's history, the latest first."""
    return list(session.history.values_list("history_change_reason", flat=True))
