"""Move sessions on their day: by hand, in sets, and back again. One way to write for grid, form and undo."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from conferences.models import Day, Room, Session
from conferences.validators import validate_same_edition, validate_session_in_day
from eventsite.lib.audit import update_with_reason

#: What the history keeps of a reason.
_REASON_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Place:
    """When a session is held, and in which room (id); None is across all rooms."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    room: int | None


@dataclass(frozen=True, slots=True)
class Move:
    """A session (id) on its way from the place where somebody saw it to another."""

    session: int
    seen: Place
    wanted: Place

    @property
    def back(self) -> "Move":
        return Move(self.session, self.wanted, self.seen)


class MovedMeanwhile(ValidationError):
    """Somebody else moved the session after it was looked at; nothing was written."""


def place_of(session: Session) -> Place:
    return Place(session.starts_at, session.ends_at, session.room_id)


@transaction.atomic
def move_in_day(*, day: Day, moves: Iterable[Move], by: Any, why: str = "") -> list[Session]:
    """Move sessions of one day, all or none, and return them.

    Raises MovedMeanwhile where one is no longer where it was seen, ValidationError where a place is not in
    the day or the room not of the edition. The history says from where to where; `why` goes before it.
    """
    moves = [move for move in moves if move.seen != move.wanted]
    found = _locked(day, [move.session for move in moves])
    rooms = {room.pk: room for room in Room.objects.filter(edition=day.edition_id).order_by("pk")}
    moved = []
    for move in moves:
        session = found.get(move.session)
        if session is None or place_of(session) != move.seen:
            raise _moved_meanwhile(session, day)
        _check(move.wanted, day, rooms)
        reason = f"{why or 'moved'}: {_told(move.seen, day, rooms)} → {_told(move.wanted, day, rooms)}"
        session.starts_at, session.ends_at = move.wanted.starts_at, move.wanted.ends_at
        session.room = rooms[move.wanted.room] if move.wanted.room else None
        # The history reads it from the row, before the reason that all have in common.
        session.__dict__["_change_reason"] = reason[:_REASON_LENGTH]
        moved.append(session)
    update_with_reason(
        moved, model=Session, fields=["starts_at", "ends_at", "room"], by=by, reason=why or "moved"
    )
    return moved


def _locked(day: Day, ids: Sequence[int]) -> dict[int, Session]:
    sessions = Session.objects.filter(day=day, pk__in=ids).order_by("id")
    # The room may be empty, and the far side of an outer join cannot be locked.
    return {session.pk: session for session in sessions.select_for_update()}


def _check(place: Place, day: Day, rooms: Mapping[int, Room]) -> None:
    if place.ends_at <= place.starts_at:
        raise ValidationError(_("The session ends before it starts."), code="ends_before_start")
    validate_session_in_day(place.starts_at, place.ends_at, day.on, day.edition.time_zone)
    if place.room is not None and place.room not in rooms:
        validate_same_edition(day.edition_id, room=-1)


def _moved_meanwhile(session: Session | None, day: Day) -> MovedMeanwhile:
    if session is None:
        text = _("Nothing was moved: somebody else took the session from this day meanwhile.")
        return MovedMeanwhile(text, code="moved_meanwhile")
    zone = day.edition.zone
    return MovedMeanwhile(
        _(
            "Nothing was moved: somebody else has just moved “%(title)s”. It is now at "
            "%(start)s–%(end)s, %(room)s. Move it again from there if you still want to."
        ),
        code="moved_meanwhile",
        params={
            "title": session.title,
            "start": f"{session.starts_at.astimezone(zone):%H:%M}",
            "end": f"{session.ends_at.astimezone(zone):%H:%M}",
            "room": session.room or _("All rooms"),
        },
    )


def _told(place: Place, day: Day, rooms: Mapping[int, Room]) -> str:
    zone = day.edition.zone
    # A room's name may be as long as the reason itself.
    room = str(rooms[place.room])[:24] if place.room else "all rooms"
    return f"{place.starts_at.astimezone(zone):%H:%M}–{place.ends_at.astimezone(zone):%H:%M} {room}"
