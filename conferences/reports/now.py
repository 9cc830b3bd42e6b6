"""What is going on at an edition at one moment, room by room."""

import datetime as dt
import zoneinfo
from dataclasses import dataclass

from conferences.models import Edition
from conferences.reports.releases import current_release
from conferences.reports.timetable import PlannedRoom, PlannedSession, read_plan
from conferences.validators import DAY_CHANGES_AT


@dataclass(frozen=True)
class RoomNow:
    """A room (None: all rooms) with the session that is on, the next of the day, and how much is over.

    `progress` runs from 0 to 100.
    """

    room: PlannedRoom | None
    session: PlannedSession | None
    next: PlannedSession | None
    progress: int


def programme_date(zone: zoneinfo.ZoneInfo, now: dt.datetime) -> dt.date:
    """Return the programme day of a moment: until four in the morning it is still the day before."""
    change = dt.timedelta(hours=DAY_CHANGES_AT.hour)
    return (now.astimezone(zone).replace(tzinfo=None) - change).date()


def rooms_now(edition: Edition, now: dt.datetime) -> tuple[RoomNow, ...]:
    """Return the rooms in which something is on or follows today, in the order of rooms; one query.

    What holds across all rooms, such as a break, comes first while it is on and is left out before.
    """
    release = current_release(edition)
    if release is None:
        return ()
    plan = read_plan(release.snapshot)
    today = programme_date(plan.zone, now)
    by_room: dict[tuple[int, int], list[PlannedSession]] = {}
    for row in plan.sessions:
        if row.day.on == today and row.ends_at > now and not row.is_cancelled:
            place = (row.room.order, row.room.pk) if row.room else (-1, 0)
            by_room.setdefault(place, []).append(row)
    found = (_room_now(by_room[place], now) for place in sorted(by_room))
    return tuple(row for row in found if row.room or row.session)


def _room_now(sessions: list[PlannedSession], now: dt.datetime) -> RoomNow:
    on = [session for session in sessions if session.starts_at <= now]
    later = [session for session in sessions if session.starts_at > now]
    return RoomNow(
        room=sessions[0].room,
        session=on[0] if on else None,
        next=later[0] if later else None,
        progress=_progress(on[0], now) if on else 0,
    )


def _progress(session: PlannedSession, now: dt.datetime) -> int:
    return int(100 * (now - session.starts_at) / (session.ends_at - session.starts_at))
