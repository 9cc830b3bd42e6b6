"""What a release of a programme changed, session by session, told in the reader's language."""

import datetime as dt
import zoneinfo
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from conferences.enums import SessionStatus
from conferences.reports.snapshot import Snapshot, facts, sessions_by_id
from eventsite.lib.dates import format_short_weekday
from eventsite.lib.wording import Wording, worded

#: What may have happened to a session, in the order in which it is told.
LABELS = {
    "new": pgettext_lazy("session", "New"),
    "removed": gettext_lazy("No longer in the programme"),
    "cancelled": pgettext_lazy("session", "Cancelled"),
    "reinstated": gettext_lazy("Takes place after all"),
    "moved": pgettext_lazy("session", "Moved"),
    "room": gettext_lazy("Room renamed"),
    "title": gettext_lazy("New title"),
    "speakers": gettext_lazy("Chair or speakers changed"),
    "abstract": gettext_lazy("Abstract changed"),
    "item": gettext_lazy("Agenda item changed"),
    "topics": gettext_lazy("Topics changed"),
    "documents": gettext_lazy("Documents changed"),
    "interpretation": gettext_lazy("Interpretation changed"),
    "kind": gettext_lazy("Kind of session changed"),
    "attendance": gettext_lazy("Attendance changed"),
    "zone": gettext_lazy("Time zone changed"),
}
#: Which facts of a session belong to which change.
_FACTS = {
    "moved": ("starts_at", "ends_at", "room", "day"),
    "title": ("title",),
    "speakers": ("roles",),
    "abstract": ("abstract",),
    "item": ("item_number", "item_title"),
    "topics": ("topics",),
    "documents": ("documents",),
    "interpretation": ("interpretation",),
    "kind": ("kind",),
    "attendance": ("attendance",),
    "zone": ("time_zone",),
}


def changes_between(before: Snapshot | None, now: Snapshot) -> list[dict[str, Any]]:
    """Return what differs, as a release keeps it: sessions in the order of the programme, then what is gone.

    Each has `session` (id), `what` (keys of LABELS), `old` and `new` (title, room, starts_at, ends_at; None
    where there is none). A first release has no changes.
    """
    if before is None:
        return []
    old, new = sessions_by_id(before), sessions_by_id(now)
    found = []
    for pk in (*new, *(pk for pk in old if pk not in new)):
        was = facts(old[pk], before) if pk in old else None
        will = facts(new[pk], now) if pk in new else None
        if what := _what(was, will):
            found.append({"session": pk, "what": what, "old": _told(was), "new": _told(will)})
    return found


def _what(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> list[str]:
    if old is None or new is None:
        return ["new" if old is None else "removed"]
    what = [key for key, names in _FACTS.items() if any(old[name] != new[name] for name in names)]
    if old["room_name"] != new["room_name"] and "moved" not in what:
        what.append("room")
    was_off, is_off = (each["status"] == SessionStatus.CANCELLED for each in (old, new))
    if was_off != is_off:
        what.append("cancelled" if is_off else "reinstated")
    elif old["status"] != new["status"] and "moved" not in what:
        # Staff mark a session as moved by its status alone, too.
        what.append("moved")
    return [key for key in LABELS if key in what]


def _told(row: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "title": row["title"],
        "room": row["room_name"],
        "on": row["day"],
        "starts_at": row["starts_at"],
        "ends_at": row["ends_at"],
        "time_zone": row["time_zone"],
    }


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that was so and is otherwise now."""

    old: Wording
    new: Wording


@dataclass(frozen=True, slots=True)
class SessionChange:
    """What became of a session, in words of the page; `when` and `room` are the last that were known."""

    session: int
    title: Wording
    when: str
    room: Wording
    labels: tuple[str, ...]
    differences: tuple[Difference, ...]
    is_held: bool


def told(changes: Iterable[Mapping[str, Any]]) -> tuple[SessionChange, ...]:
    """Return changes as a release keeps them in words of the active language."""
    return tuple(_change(row) for row in changes)


def _change(row: Mapping[str, Any]) -> SessionChange:
    last = row["new"] or row["old"]
    return SessionChange(
        session=row["session"],
        title=worded(last["title"]),
        when=_when(last),
        room=_room(last),
        labels=tuple(str(LABELS[key]) for key in row["what"]),
        differences=tuple(_differences(row["what"], row["old"], row["new"])),
        is_held=row["new"] is not None,
    )


def _differences(
    what: Sequence[str], old: Mapping[str, Any] | None, new: Mapping[str, Any] | None
) -> Iterable[Difference]:
    if old is None or new is None:
        return
    pairs = []
    if "moved" in what or "zone" in what:
        pairs.append((Wording(_when(old)), Wording(_when(new))))
    if "moved" in what or "room" in what:
        pairs.append((_room(old), _room(new)))
    if "title" in what:
        pairs.append((worded(old["title"]), worded(new["title"])))
    # A title may differ in another language than the page's alone.
    yield from (Difference(*pair) for pair in pairs if pair[0] != pair[1])


def _when(row: Mapping[str, Any]) -> str:
    zone = zoneinfo.ZoneInfo(row["time_zone"])
    moments = (dt.datetime.fromisoformat(row[name]) for name in ("starts_at", "ends_at"))
    starts, ends = (moment.astimezone(zone) for moment in moments)
    return f"{format_short_weekday(starts.date())}, {starts:%H:%M}–{ends:%H:%M}"


def _room(row: Mapping[str, Any]) -> Wording:
    return worded(row["room"]) if row["room"] else Wording(_("All rooms"))
