"""What is going on at an edition at one moment, room by room."""

import datetime as dt
from dataclasses import dataclass

from conferences.enums import SessionStatus
from conferences.models import Edition, Room, Session
from conferences.validators import DAY_CHANGES_AT


@dataclass(frozen=True)
class RoomNow:
    """A room (None: all rooms) with the session that is on, the next of the day, and how much is over.

    `progress` runs from 0 to 100.
    """

    room: Room | None
    session: Session | None
    next: Session | None
    progress: int


def programme_date(edition: Edition, now: dt.datetime) -> dt.date:
    """Return the programme day of a moment: until four in the morning it is still the day before."""
    change = dt.timedelta(hours=DAY_CHANGES_AT.hour)
    return (now.astimezone(edition.zone).replace(tzinfo=None) - change).date()


def rooms_now(edition: Edition, now: dt.datetime) -> tuple[RoomNow, ...]:
    """Return the rooms in which something is on or follows today, in the order of rooms; one query.

    What holds across all rooms, such as a break, comes first while it is on and is left out before.
    """
    sessions = (
        Session.objects.filter(day__edition=edition, day__on=programme_date(edition, now), ends_at__gt=now)
        .exclude(status=SessionStatus.CANCELLED)
        .select_related("room", "day")
        .in_programme_order()
    )
    by_room: dict[Room | None, list[Session]] = {}
    for session in sessions:
        by_room.setdefault(session.room, []).append(session)
    ordered = sorted(by_room, key=lambda room: (room.order, room.pk) if room else (-1, 0))
    found = (_room_now(room, by_room[room], now) for room in ordered)
    return tuple(row for row in found if row.room or row.session)


def _room_now(room: Room | None, sessions: list[Session], now: dt.datetime) -> RoomNow:
    on = [session for session in sessions if session.starts_at <= now]
    later = [session for session in sessions if session.starts_at > now]
    return RoomNow(
        room=room,
        session=on[0] if on else None,
        next=later[0] if later else None,
        progress=_progress(on[0], now) if on else 0,
    )


def _progress(session: Session, now: dt.datetime) -> int:
    return int(100 * (now - session.starts_at) / (session.ends_at - session.starts_at))
