"""Shift all that follows a time of the day, forwards or backwards, in one room or in all."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from conferences.models import Day, Room, Session
from conferences.services.moves import Move, MovedMeanwhile, Place, move_in_day, place_of
from conferences.validators import is_in_day


@dataclass(frozen=True, slots=True)
class ShiftedSession:
    """A session with the place it would have; `leaves` says that this is not in its day any more."""

    session: Session
    wanted: Place
    leaves: bool

    @property
    def move(self) -> Move:
        return Move(self.session.pk, place_of(self.session), self.wanted)


@dataclass(frozen=True, slots=True)
class Shift:
    rows: tuple[ShiftedSession, ...]

    @property
    def leaving(self) -> tuple[ShiftedSession, ...]:
        return tuple(row for row in self.rows if row.leaves)

    @property
    def fingerprint(self) -> str:
        """What somebody who looked at it agreed to."""
        rows = (
            f"{row.session.pk} {row.session.starts_at.timestamp():.0f} {row.session.ends_at.timestamp():.0f}"
            for row in self.rows
        )
        return ",".join(rows)


def plan_shift(
    *, day: Day, after: dt.datetime, by_minutes: int, rooms: Iterable[Room] | None = None
) -> Shift:
    """Return what would move, in one query; with `rooms` only what is held in these.

    What has begun before `after` stays. Elapsed time counts: a clock change in the night moves no end.
    """
    sessions = Session.objects.filter(day=day, starts_at__gte=after).select_related("room")
    if rooms is not None:
        sessions = sessions.filter(room__in=[room.pk for room in rooms])
    step = dt.timedelta(minutes=by_minutes)
    rows = []
    for session in sessions.in_programme_order():
        wanted = Place(session.starts_at + step, session.ends_at + step, session.room_id)
        inside = is_in_day(wanted.starts_at, wanted.ends_at, day.on, day.edition.zone)
        rows.append(ShiftedSession(session, wanted, not inside))
    return Shift(tuple(rows))


@transaction.atomic
def shift_sessions(
    *,
    day: Day,
    after: dt.datetime,
    by_minutes: int,
    rooms: Iterable[Room] | None = None,
    by: Any,
    looked_at: str | None = None,
) -> list[Move]:
    """Shift what begins at `after` or later, all or nothing, and return the moves.

    `looked_at` is the fingerprint of the plan that somebody agreed to. Raises ValidationError where nothing
    is there to shift or a session would leave its day, MovedMeanwhile where the plan is another by now.
    """
    plan = plan_shift(day=day, after=after, by_minutes=by_minutes, rooms=rooms)
    if looked_at is not None and plan.fingerprint != looked_at:
        raise MovedMeanwhile(
            _("Nothing was moved: somebody else has changed the day meanwhile. Look at it again.")
        )
    if not plan.rows:
        raise ValidationError(_("No session begins at that time or later."), code="nothing_to_shift")
    if plan.leaving:
        raise _leaves(plan.leaving[0])
    moves = [row.move for row in plan.rows]
    move_in_day(day=day, moves=moves, by=by, why=f"shifted by {by_minutes:+d} min")
    return moves


def _leaves(row: ShiftedSession) -> ValidationError:
    return ValidationError(
        _(
            "Nothing was moved: “%(title)s” would leave its day, which lasts from 04:00 to 04:00 of the next "
            "morning. Shift by less, or move that session first."
        ),
        code="leaves_day",
        params={"title": row.session.title},
    )
