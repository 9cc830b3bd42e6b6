"""The programme in the form of frab and c3voc, which conference apps and recording teams read.

One structure, written as JSON or XML. Written to the narrowest of the published schemas: what a reader of
any age expects is there, and nothing that one of them refuses. A cancelled session is left out, as the apps
take what is missing for cancelled and have no other word for it.
"""

import datetime as dt
import json
import re
import uuid
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from conferences.reports.programme import ProgrammeSession
from conferences.reports.timetable import PlannedDay
from conferences.validators import DAY_CHANGES_AT
from delegations.reports.speakers import Speaker
from eventsite.lib.wording import wording
from eventsite.lib.xml_text import without_controls
from eventsite.public.exporting.programme import ReleasedProgramme

#: Times of sessions are whole multiples of this.
TIMESLOT = "00:05"
_NOT_IN_ACRONYM = re.compile("[^a-z0-9]+")
#: Of an event, in the order of the XML; `id` and `guid` are attributes there.
_TEXTS = (
    "date", "start", "duration", "room", "slug", "url", "title", "subtitle", "track", "type", "language",
    "abstract", "description",
)  # fmt: skip

Event = dict[str, Any]


def schedule_json(programme: ReleasedProgramme) -> bytes:
    """Return the schedule as JSON."""
    days = [
        {
            "index": index,
            "date": day.on.isoformat(),
            "day_start": _boundary(programme, day, 0),
            "day_end": _boundary(programme, day, 1),
            "rooms": rooms,
        }
        for index, (day, rooms) in enumerate(_days(programme), start=1)
    ]
    conference = {**_conference(programme), "daysCount": len(days), "rooms": _rooms(programme), "days": days}
    whole = {
        "schedule": {"version": _version(programme), "base_url": _base(programme), "conference": conference}
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def schedule_xml(programme: ReleasedProgramme) -> bytes:
    """Return the schedule as XML."""
    days = list(_days(programme))
    about = {key: value for key, value in _conference(programme).items() if key != "url"}
    about |= {"days": str(len(days)), "base_url": _base(programme)}
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<schedule>",
        *_texts({"version": _version(programme)}),
        "<conference>",
        *_texts(about),
        "</conference>",
    ]
    for index, (day, rooms) in enumerate(days, start=1):
        limits = {"start": _boundary(programme, day, 0), "end": _boundary(programme, day, 1)}
        lines.append(_opening("day", {"index": str(index), "date": day.on.isoformat(), **limits}))
        for name, events in rooms.items():
            lines.append(_opening("room", {"name": name}))
            for event in events:
                lines += _event_lines(event)
            lines.append("</room>")
        lines.append("</day>")
    return "\n".join([*lines, "</schedule>", ""]).encode()


def _conference(programme: ReleasedProgramme) -> dict[str, str]:
    days = programme.timetable.days
    edition = programme.edition
    return {
        "acronym": acronym(programme),
        "title": wording(edition, "theme").text or wording(edition, "title").text,
        "start": (days[0].on if days else edition.starts_on).isoformat(),
        "end": (days[-1].on if days else edition.ends_on).isoformat(),
        "timeslot_duration": TIMESLOT,
        "time_zone_name": programme.timetable.plan.time_zone,
        "url": programme.absolute(edition.url_of("programme")),
    }


def acronym(programme: ReleasedProgramme) -> str:
    """Return the edition's name for machines: at least four of a-z, 0-9 and _."""
    return _NOT_IN_ACRONYM.sub("_", programme.code.lower()).strip("_").rjust(4, "_")


def _version(programme: ReleasedProgramme) -> str:
    release = programme.timetable.release
    return f"{release.number} ({release.released_at:%Y-%m-%d %H:%M} UTC)" if release else "draft"


def _base(programme: ReleasedProgramme) -> str:
    return programme.absolute(programme.edition.get_absolute_url())


def _boundary(programme: ReleasedProgramme, day: PlannedDay, later: int) -> str:
    """Return when the day begins (0) or ends (1): at four in the morning, with its distance from UTC."""
    on = day.on + dt.timedelta(days=later)
    return dt.datetime.combine(on, DAY_CHANGES_AT, programme.timetable.plan.zone).isoformat()


def _rooms(programme: ReleasedProgramme) -> list[dict[str, Any]]:
    rooms = programme.timetable.facets().rooms
    return [
        {"guid": str(_guid(programme, f"room {room.pk}")), "name": name.text, "capacity": room.seats}
        for room, name in rooms
    ]


def _guid(programme: ReleasedProgramme, what: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"eventsite:{programme.code}:{what}")


def _days(programme: ReleasedProgramme) -> Iterable[tuple[PlannedDay, dict[str, list[Event]]]]:
    """Yield each day with its events by the name of their room, in the order of the programme."""
    order = [name.text for _room, name in programme.timetable.facets().rooms]
    for day in programme.timetable.days:
        by_room: dict[str, list[Event]] = {}
        for row in programme.timetable.sessions:
            if row.day.pk == day.pk and not row.is_cancelled:
                event = _event(programme, programme.shown(row))
                by_room.setdefault(event["room"], []).append(event)
        names = sorted(by_room, key=lambda name: order.index(name) if name in order else -1)
        yield day, {name: by_room[name] for name in names}


def _event(programme: ReleasedProgramme, shown: ProgrammeSession) -> Event:
    row = shown.session
    return {
        "id": row.pk,
        "guid": row.uid,
        "date": shown.starts_at.isoformat(),
        "start": f"{shown.starts_at:%H:%M}",
        "duration": _duration(row.ends_at - row.starts_at),
        "room": shown.room.text or _("All rooms"),
        "slug": f"{acronym(programme)}-session-{row.pk}",
        "url": programme.address(row),
        "title": shown.title.text,
        "subtitle": "",
        "track": next((name.text for _topic, name in shown.topics), ""),
        "type": capfirst(row.kind_label),
        "language": (shown.title.language or get_language() or "en").partition("-")[0],
        "abstract": shown.abstract.text,
        "description": "",
        "persons": [_person(speaker) for speaker in programme.speakers.get(row.pk, ())],
        "links": [
            {
                "url": _document_url(programme, version.url),
                "title": f"{link.document.symbol} ({version.name})",
            }
            for link in shown.documents
            for version in link.versions
        ],
    }


def _document_url(programme: ReleasedProgramme, url: str) -> str:
    return programme.absolute(url) if url.startswith("/") else url


def _person(speaker: Speaker) -> dict[str, Any]:
    return {
        # An integer for the readers of old, out of the identifier, so that it is the same in every file.
        "id": speaker.identity.int % (2**31 - 1) + 1,
        "guid": str(speaker.identity),
        "name": speaker.name,
        "biography": ", ".join(filter(None, (speaker.function, speaker.body.text if speaker.body else ""))),
    }


def _duration(length: dt.timedelta) -> str:
    minutes = int(length.total_seconds()) // 60
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _event_lines(event: Event) -> Iterable[str]:
    yield _opening("event", {"id": str(event["id"]), "guid": event["guid"]})
    yield from _texts({name: event[name] for name in _TEXTS})
    yield "<persons>"
    for person in event["persons"]:
        yield f'<person id="{person["id"]}">{_clean(person["name"])}</person>'
    yield "</persons>"
    yield "<links>"
    for link in event["links"]:
        yield f"{_opening('link', {'href': link['url']})}{_clean(link['title'])}</link>"
    yield "</links>"
    yield "</event>"


def _texts(texts: dict[str, str]) -> Iterable[str]:
    return (f"<{name}>{_clean(text)}</{name}>" for name, text in texts.items())


def _opening(name: str, attributes: dict[str, str]) -> str:
    written = (f"{key}={quoteattr(without_controls(text))}" for key, text in attributes.items())
    return f"<{name} {' '.join(written)}>"


def _clean(text: str) -> str:
    return escape(without_controls(text))
