"""The programme of an edition as it was released, or as it would be now: what every form of it is made from.

Read from one snapshot. Topics, documents and people are in it by the ids of their rows: what a topic is
called, and whether a document or a person may be shown, is a question of today.
"""

import datetime as dt
import zoneinfo
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from conferences.enums import Attendance, SessionKind, SessionStatus
from eventsite.lib.wording import Texts


@dataclass(frozen=True, slots=True)
class PlannedRoom:
    pk: int
    name: Texts
    seats: int | None
    order: int


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item of the agenda."""

    pk: int
    number: str
    title: Texts


@dataclass(frozen=True, slots=True)
class PlannedDay:
    pk: int
    on: dt.date
    title: Texts


@dataclass(frozen=True, slots=True)
class PlannedRole:
    """Who speaks, by the ids of the speaking role and of the delegate; a guest is no delegate."""

    pk: int
    kind: str
    delegate: int | None


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session; moments are aware, in UTC. `topics` and `documents` are ids.

    `changed_in` is the number of the release that last changed it, `changed_at` the moment of that release
    and `sequence` how often it changed since it was first released.
    """

    pk: int
    uid: str
    day: PlannedDay
    starts_at: dt.datetime
    ends_at: dt.datetime
    room: PlannedRoom | None
    kind: str
    title: Texts
    abstract: Texts
    agenda_item: PlannedItem | None
    topics: tuple[int, ...]
    documents: tuple[int, ...]
    interpretation: tuple[str, ...]
    status: str
    attendance: str
    roles: tuple[PlannedRole, ...]
    sequence: int
    changed_in: int
    changed_at: dt.datetime

    @property
    def is_cancelled(self) -> bool:
        return self.status == SessionStatus.CANCELLED

    @property
    def kind_label(self) -> str:
        return str(SessionKind(self.kind).label)

    @property
    def status_label(self) -> str:
        return str(SessionStatus(self.status).label)

    @property
    def attendance_label(self) -> str:
        return str(Attendance(self.attendance).label)


@dataclass(frozen=True, slots=True)
class Plan:
    """The days and sessions of one snapshot, in order; `gone` were released once and are no longer held."""

    time_zone: str
    days: tuple[PlannedDay, ...]
    sessions: tuple[PlannedSession, ...]
    gone: tuple[PlannedSession, ...]

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)


def read_plan(snapshot: Mapping[str, Any]) -> Plan:
    """Read what `conferences.reports.snapshot` wrote."""
    days = {row["id"]: PlannedDay(row["id"], _date(row["on"]), row["title"]) for row in snapshot["days"]}
    reader = _Reader(
        days,
        {
            row["id"]: PlannedRoom(row["id"], row["name"], row["seats"], row["order"])
            for row in snapshot["rooms"]
        },
        {row["id"]: PlannedItem(row["id"], row["number"], row["title"]) for row in snapshot["items"]},
    )
    shown = {row["id"] for row in snapshot["days"] if not row.get("gone")}
    return Plan(
        time_zone=snapshot["time_zone"],
        days=tuple(day for pk, day in days.items() if pk in shown),
        sessions=reader.sessions(snapshot["sessions"]),
        gone=reader.sessions(snapshot["gone"]),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    days: Mapping[int, PlannedDay]
    rooms: Mapping[int, PlannedRoom]
    items: Mapping[int, PlannedItem]

    def sessions(self, rows: Iterable[Mapping[str, Any]]) -> tuple[PlannedSession, ...]:
        return tuple(self._session(row) for row in rows)

    def _session(self, row: Mapping[str, Any]) -> PlannedSession:
        return PlannedSession(
            pk=row["id"],
            uid=row["uid"],
            day=self.days[row["day"]],
            starts_at=_moment(row["starts_at"]),
            ends_at=_moment(row["ends_at"]),
            room=self.rooms[row["room"]] if row["room"] else None,
            kind=row["kind"],
            title=row["title"],
            abstract=row["abstract"],
            agenda_item=self.items[row["item"]] if row["item"] else None,
            topics=tuple(row["topics"]),
            documents=tuple(row["documents"]),
            interpretation=tuple(row["interpretation"]),
            status=row["status"],
            attendance=row["attendance"],
            roles=tuple(PlannedRole(*role) for role in row["roles"]),
            sequence=row["sequence"],
            changed_in=row["changed_in"],
            changed_at=_moment(row["changed_at"]),
        )


def _date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)
