"""Copy a day onto another, of the same edition or of another one. What exists there stays."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from modeltranslation.translator import translator

from conferences.enums import SessionStatus
from conferences.models import AgendaItem, Day, Room, Session
from eventsite.lib.audit import save_with_reason
from eventsite.lib.local_time import RepeatedTimeError, SkippedTimeError, moment
from eventsite.lib.text import match_key


@dataclass(frozen=True, slots=True)
class CopiedSession:
    """A session and where its copy goes; `verdict` is empty, "there" or "no such time".

    In the last case the times are those of the session itself.
    """

    session: Session
    starts_at: dt.datetime
    ends_at: dt.datetime
    room: Room | None
    new_room: str
    verdict: str


@dataclass(frozen=True)
class DayCopy:
    rows: tuple[CopiedSession, ...]

    @cached_property
    def coming(self) -> tuple[CopiedSession, ...]:
        return tuple(row for row in self.rows if not row.verdict)

    @cached_property
    def new_rooms(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.new_room for row in self.coming if row.new_room))

    @property
    def fingerprint(self) -> str:
        """What somebody who looked at it agreed to."""
        return ",".join(f"{row.session.pk}{row.verdict[:1]}" for row in self.rows)


def plan_copy(*, source: Day, target: Day) -> DayCopy:
    """Return what a copy would bring, in three queries: same local times, rooms by name.

    Cancelled sessions stay behind, and what the target day has already (same start, room and title).
    """
    return _Plan(source, target).copy()


@transaction.atomic
def copy_day(
    *, source: Day, target: Day, by: Any, looked_at: str | None = None
) -> list[tuple[Session, Session]]:
    """Copy the sessions of a day onto another, and return each with its copy.

    Rooms that the other edition lacks are made there. Documents come along inside one edition only, agenda
    items by their number. `looked_at` is the fingerprint of the plan that somebody agreed to; raises
    ValidationError where the plan is another by now, or nothing is there to copy.
    """
    Day.objects.select_for_update().get(pk=target.pk)
    plan = plan_copy(source=source, target=target)
    if looked_at is not None and plan.fingerprint != looked_at:
        raise ValidationError(
            _("Nothing was copied: somebody else has changed one of the days meanwhile. Look at it again."),
            code="changed_meanwhile",
        )
    if not plan.coming:
        raise ValidationError(
            _("There is nothing to copy that this day does not have."), code="nothing_to_copy"
        )
    return _Copier(plan, source, target, by).copy()


class _Plan:
    def __init__(self, source: Day, target: Day) -> None:
        self.source, self.target = source, target
        rooms = Room.objects.filter(edition=target.edition_id).order_by("order", "id")
        self.rooms = {key: room for room in reversed(rooms) for key in _names(room)}
        here = Session.objects.filter(day=target).select_related("room")
        self.there = {self._identity(each, each.starts_at, each.room) for each in here}

    def copy(self) -> DayCopy:
        sessions = Session.objects.filter(day=self.source).exclude(status=SessionStatus.CANCELLED)
        with_parts = sessions.select_related("room", "agenda_item").in_programme_order()
        return DayCopy(tuple(self._row(session) for session in with_parts))

    def _row(self, session: Session) -> CopiedSession:
        name = session.room.name if session.room else ""
        room = next((self.rooms[key] for key in _names(session.room) if key in self.rooms), None)
        try:
            starts_at, ends_at = self._moved(session.starts_at), self._moved(session.ends_at)
        except (SkippedTimeError, RepeatedTimeError):
            return CopiedSession(session, session.starts_at, session.ends_at, room, "", "no such time")
        known = (room is not None or not name) and self._identity(session, starts_at, room) in self.there
        new_room = name if name and room is None else ""
        return CopiedSession(session, starts_at, ends_at, room, new_room, "there" if known else "")

    def _moved(self, at: dt.datetime) -> dt.datetime:
        naive = at.astimezone(self.source.edition.zone).replace(tzinfo=None)
        return moment(naive + (self.target.on - self.source.on), self.target.edition.zone)

    def _identity(self, session: Session, starts_at: dt.datetime, room: Room | None) -> tuple[Any, ...]:
        return match_key(session.title), starts_at, room.pk if room else None


class _Copier:
    def __init__(self, plan: DayCopy, source: Day, target: Day, by: Any) -> None:
        self.plan, self.target, self.by = plan, target, by
        self.reason = f"copied from {source.on.isoformat()}"
        self.same_edition = source.edition_id == target.edition_id
        self.items = {item.number: item for item in AgendaItem.objects.filter(edition=target.edition_id)}
        self.made: dict[str, Room] = {}

    def copy(self) -> list[tuple[Session, Session]]:
        return [(row.session, self._copied(row)) for row in self.plan.coming]

    def _copied(self, row: CopiedSession) -> Session:
        old = row.session
        new = Session(
            day=self.target,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            room=self._made_like(old.room) if old.room and row.new_room else row.room,
            kind=old.kind,
            attendance=old.attendance,
            interpretation=list(old.interpretation),
            agenda_item=self.items.get(old.agenda_item.number) if old.agenda_item else None,
            **_texts(old),
        )
        save_with_reason(new, by=self.by, reason=self.reason)
        new.topics.set(old.topics.order_by("pk"))
        if self.same_edition:
            new.documents.set(old.documents.order_by("pk"))
        return new

    def _made_like(self, room: Room) -> Room:
        """Return the room of that name in the target edition, made where it was missing."""
        made = self.made.get(room.name)
        if made is None:
            made = Room(edition=self.target.edition, seats=room.seats, order=room.order, **_texts(room))
            save_with_reason(made, by=self.by, reason=self.reason)
            self.made[room.name] = made
        return made


def _names(room: Room | None) -> list[str]:
    """Return the keys of a room's names in every language."""
    return [match_key(text) for text in _texts(room).values() if text] if room else []


def _texts(row: Any) -> dict[str, Any]:
    """Return every language of the translated fields of a row."""
    names = [
        field.name
        for fields in translator.get_options_for_model(type(row)).all_fields.values()
        for field in fields
    ]
    return {name: getattr(row, name) for name in names}
