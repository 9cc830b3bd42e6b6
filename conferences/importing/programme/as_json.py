"""`schedule.json` as frab, pretalx, the voc and others write it: the same shape, no two alike."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from conferences.importing.programme.found import ProgrammeFile, check_size, items_of, text_of
from eventsite.lib.tables.limits import UnreadableFile

_DAYS = "schedule → conference → days → rooms"
_SESSIONS = ("events", "talks", "sessions")


def read_json(data: bytes) -> ProgrammeFile:
    """Return the sessions of a programme. Raises UnreadableFile that says where it is broken."""
    check_size(data, b"{", b"[")
    whole = _parsed(data)
    schedule = _object(_object(whole).get("schedule")) or _object(whole)
    conference = _object(schedule.get("conference")) or schedule
    zone = next(filter(None, (text_of(conference.get(key)) for key in ("time_zone_name", "timezone"))), "")
    file = ProgrammeFile("json", zone)
    days = conference.get("days") or schedule.get("days")
    for name, day in items_of(days):
        _take_day(file, name, _object(day))
    if not file.found:
        # The newer form has the sessions in one list, with the moment and the room in each.
        for holder in (schedule, conference, {"events": whole}):
            _take_sessions(file, holder)
    if not file.found:
        raise UnreadableFile(
            _("This JSON file is no programme: no session stands in it under %(place)s.") % {"place": _DAYS}
        )
    return file


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data)
    except json.JSONDecodeError as error:
        text = _("The JSON is broken in line %(line)s, column %(column)s. Export the programme again.")
        raise UnreadableFile(text % {"line": error.lineno, "column": error.colno}) from None
    except UnicodeDecodeError as error:
        text = _("The JSON is not in UTF-8: line %(line)s holds bytes that mean nothing in it.")
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(text % {"line": line}) from None
    except (RecursionError, ValueError):
        raise UnreadableFile(
            _("The JSON cannot be read: it is nested too deep, or a number is too long.")
        ) from None


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _take_day(file: ProgrammeFile, name: str, day: Mapping[str, Any]) -> None:
    place = {
        "day": text_of(day.get("date")) or name,
        "opens": text_of(day.get("day_start")) or text_of(day.get("start")),
    }
    for room, held in items_of(day.get("rooms")):
        if isinstance(held, Mapping):
            _take_sessions(file, held, **place, room=text_of(held.get("name")) or room)
        else:
            _take_sessions(file, {"events": held}, **place, room=room)
    _take_sessions(file, day, **place)


def _take_sessions(file: ProgrammeFile, holder: Mapping[str, Any], **place: str) -> None:
    for key in _SESSIONS:
        held = holder.get(key)
        for each in held if isinstance(held, list) else ():
            if isinstance(each, Mapping):
                file.add(each, **place)
