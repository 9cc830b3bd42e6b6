"""What a release keeps of a programme: plain values in every language, written from the rows of the draft."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Prefetch

from conferences.enums import SessionStatus
from conferences.models import AgendaItem, Day, Document, Edition, Room, Session, Topic
from conferences.reports.documents import by_symbol
from eventsite.lib.wording import texts_of

#: What is kept: `time_zone`, and the lists `days`, `rooms`, `items`, `sessions` and `gone`.
Snapshot = dict[str, Any]
#: Speaking roles by session (id): [id of the role, its kind, id of the delegate or None], in order.
Roles = Mapping[int, Sequence[Sequence[Any]]]
#: What a release adds to each session.
STAMPS = ("sequence", "changed_in", "changed_at")


def draft_snapshot(edition: Edition, roles: Roles) -> Snapshot:
    """Return the programme as it stands in the rows now, not yet stamped by a release; four queries."""
    days = list(Day.objects.filter(edition=edition).order_by("on", "id"))
    sessions = sorted(
        Session.objects.filter(day__edition=edition)
        .select_related("room", "agenda_item")
        .prefetch_related(
            Prefetch("topics", Topic.objects.only("id").order_by("id")),
            Prefetch("documents", Document.objects.only("id", "symbol").order_by("id")),
        ),
        key=_in_programme_order,
    )
    return {
        "time_zone": edition.time_zone,
        "days": [_day(day) for day in days],
        "rooms": [_room(room) for room in _distinct(row.room for row in sessions)],
        "items": [_item(item) for item in _distinct(row.agenda_item for row in sessions)],
        "sessions": [_session(row, roles.get(row.pk, ())) for row in sessions],
        "gone": [],
    }


def stamped(draft: Snapshot, before: Snapshot | None, *, number: int, at: dt.datetime) -> Snapshot:
    """Return a snapshot as release `number` keeps it, given the one of the release before.

    A session that differs from what was released has its sequence raised; one that is held no longer stays
    among the `gone`, cancelled, so that calendars hear of it.
    """
    known = sessions_by_id(before, gone=True) if before else {}
    stamp = {"changed_in": number, "changed_at": at.isoformat()}
    shown = [_stamp(row, draft, known.get(row["id"]), before, stamp) for row in draft["sessions"]]
    if before is None:
        return draft | {"sessions": shown}
    held = {row["id"] for row in shown}
    gone = [_gone(row, stamp) for row in before["sessions"] if row["id"] not in held]
    gone += [row for row in before["gone"] if row["id"] not in held]
    return _with_parts_of_gone(draft | {"sessions": shown, "gone": gone}, before)


def is_same(before: Snapshot, now: Snapshot) -> bool:
    """Say whether the public would see no difference between two stamped snapshots."""
    return all(before[kind] == now[kind] for kind in before)


def digest(snapshot: Snapshot) -> str:
    """Return a short text that is another for every other content."""
    return hashlib.sha256(json.dumps(snapshot, sort_keys=True).encode()).hexdigest()


def sessions_by_id(snapshot: Snapshot, *, gone: bool = False) -> dict[int, dict[str, Any]]:
    """Return the sessions of a snapshot by id, those that are held no longer only where asked for."""
    rows = [*snapshot["gone"], *snapshot["sessions"]] if gone else snapshot["sessions"]
    return {row["id"]: row for row in rows}


def facts(row: Mapping[str, Any], snapshot: Snapshot) -> dict[str, Any]:
    """Return all that is told of a session, with its room, day, agenda item and zone in words."""
    own = {key: value for key, value in row.items() if key not in STAMPS}
    return own | {
        "day": part(snapshot, "days", row["day"]).get("on"),
        "room_name": part(snapshot, "rooms", row["room"]).get("name"),
        "item_title": part(snapshot, "items", row["item"]).get("title"),
        "item_number": part(snapshot, "items", row["item"]).get("number"),
        "time_zone": snapshot["time_zone"],
    }


def part(snapshot: Snapshot, kind: str, pk: int | None) -> dict[str, Any]:
    """Return a day, room or item of a snapshot by its id; nothing where there is none."""
    return next((row for row in snapshot[kind] if row["id"] == pk), {})


def _stamp(
    row: Mapping[str, Any],
    draft: Snapshot,
    old: Mapping[str, Any] | None,
    before: Snapshot | None,
    stamp: Mapping[str, Any],
) -> dict[str, Any]:
    if old is None or before is None:
        return {**row, "sequence": 0, **stamp}
    if facts(row, draft) == facts(old, before):
        return {**row, **{key: old[key] for key in STAMPS}}
    return {**row, "sequence": old["sequence"] + 1, **stamp}


def _gone(row: Mapping[str, Any], stamp: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **row,
        "status": SessionStatus.CANCELLED.value,
        # Who was to speak is nobody's business any more.
        "roles": [],
        "sequence": row["sequence"] + 1,
        **stamp,
    }


def _with_parts_of_gone(snapshot: Snapshot, before: Snapshot) -> Snapshot:
    """Keep the days, rooms and items to which the sessions that are gone refer."""
    kept = {}
    for kind, key in (("days", "day"), ("rooms", "room"), ("items", "item")):
        here = {row["id"] for row in snapshot[kind]}
        missing = {row[key] for row in snapshot["gone"]} - here
        again = [{**row, "gone": True} for row in before[kind] if row["id"] in missing]
        kept[kind] = [*snapshot[kind], *again]
    return snapshot | kept


def _in_programme_order(row: Session) -> tuple[dt.datetime, tuple[int, int], dt.datetime, int]:
    # What goes across all rooms comes first; databases do not agree on the place of a NULL.
    place = (row.room.order, row.room.pk) if row.room else (-1, 0)
    return row.starts_at, place, row.ends_at, row.pk


def _distinct(rows: Iterable[Any]) -> list[Any]:
    by_id = {row.pk: row for row in rows if row is not None}
    return sorted(by_id.values(), key=lambda row: (row.order, row.pk))


def _day(row: Day) -> dict[str, Any]:
    return {"id": row.pk, "on": row.on.isoformat(), "title": texts_of(row, "title")}


def _room(row: Room) -> dict[str, Any]:
    return {"id": row.pk, "name": texts_of(row, "name"), "seats": row.seats, "order": row.order}


def _item(row: AgendaItem) -> dict[str, Any]:
    return {"id": row.pk, "number": row.number, "title": texts_of(row, "title")}


def _session(row: Session, roles: Sequence[Sequence[Any]]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "uid": str(row.uid),
        "day": row.day_id,
        "starts_at": row.starts_at.astimezone(dt.UTC).isoformat(),
        "ends_at": row.ends_at.astimezone(dt.UTC).isoformat(),
        "room": row.room_id,
        "kind": row.kind,
        "title": texts_of(row, "title"),
        "abstract": texts_of(row, "abstract"),
        "item": row.agenda_item_id,
        "topics": [topic.pk for topic in row.topics.all()],
        "documents": [document.pk for document in by_symbol(row.documents.all())],
        "interpretation": list(row.interpretation),
        "status": row.status,
        "attendance": row.attendance,
        "roles": [list(role) for role in roles],
    }
