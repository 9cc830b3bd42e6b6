"""The programme on paper: A4, tagged, in the language of the page."""

import hashlib
import json
from pathlib import Path
from typing import Any

from django.core.cache import cache
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_bidi, pgettext
from django.utils.translation import gettext as _

from conferences.enums import Attendance, SessionStatus
from conferences.reports.programme import ProgrammeSession
from conferences.reports.timetable import PlannedDay
from conferences.templatetags.wording import nth_edition, period
from delegations.reports.speakers import Speaker
from eventsite.lib.dates import format_short_weekday, format_weekday
from eventsite.lib.typesetting import typeset
from eventsite.lib.wording import in_line, worded, wording
from eventsite.public.exporting.programme import ReleasedProgramme
from eventsite.public.forms.programme import zone_label

TEMPLATE = Path(__file__).with_name("programme.typ")
#: Seconds that a PDF is kept; whoever withdraws changes its data, and so its key.
KEPT = 24 * 60 * 60


def programme_pdf(programme: ReleasedProgramme) -> bytes:
    """Return the PDF; the same programme with the same people is typeset once."""
    data = pdf_data(programme)
    written = json.dumps(data, sort_keys=True).encode()
    key = f"programme-pdf-{hashlib.sha256(written + TEMPLATE.read_bytes()).hexdigest()}"
    found: bytes | None = cache.get(key)
    if found is None:
        release = programme.timetable.release
        at = release.released_at if release else programme.edition.updated_at
        found = typeset(TEMPLATE, data, at=at)
        cache.set(key, found, KEPT)
    return found


def pdf_data(programme: ReleasedProgramme) -> dict[str, Any]:
    """Return what the template prints, in words of the active language."""
    edition, plan = programme.edition, programme.timetable.plan
    at = min((row.starts_at for row in plan.sessions), default=edition.updated_at)
    times_of = zone_label(plan.time_zone, at, city=wording(edition, "city").text)
    heading = wording(edition, "theme").text or wording(edition, "title").text
    series = wording(edition.series, "name").text
    kicker = f"{series}, {nth_edition(edition.number)}"
    kind = _("Programme")
    return {
        "language": (get_language() or "en").partition("-")[0],
        "rtl": get_language_bidi(),
        "title": f"{kind}: {heading}",
        "publisher": wording(edition.series, "organizer").text or series,
        "kicker": f"{kicker} · {kind}",
        "heading": heading,
        "place": in_line(period(edition), programme.place),
        "times": _("Times of %(times_of)s.") % {"times_of": times_of},
        "running": f"{kicker}: {kind}",
        "imprint": _imprint(programme),
        "columns": [_("Time"), _("Room"), _("Session")],
        "days": [_day(programme, day) for day in programme.timetable.days],
        "note": _("AR, EN, ES, FR, RU, ZH: languages with interpretation."),
    }


def _imprint(programme: ReleasedProgramme) -> str:
    release = programme.timetable.release
    if release is None:
        return _("Draft")
    on = date_format(release.released_at.astimezone(programme.timetable.plan.zone), "DATETIME_FORMAT")
    address = programme.absolute(programme.edition.url_of("programme")).partition("://")[2]
    said = _("Release %(number)s of the programme, %(moment)s.") % {"number": release.number, "moment": on}
    return f"{said} {address}"


def _day(programme: ReleasedProgramme, day: PlannedDay) -> dict[str, Any]:
    title = worded(day.title).text
    heading = capfirst(format_weekday(day.on))
    rows = [row for row in programme.timetable.sessions if row.day.pk == day.pk]
    return {
        "title": f"{heading}: {title}" if title else heading,
        "sessions": [_session(programme, programme.shown(row)) for row in rows],
    }


def _session(programme: ReleasedProgramme, shown: ProgrammeSession) -> dict[str, Any]:
    row = shown.session
    return {
        "time": f"{shown.starts_at:%H:%M}–{shown.ends_at:%H:%M}",
        "date": format_short_weekday(shown.other_date) if shown.other_date else "",
        "room": shown.room.text or _("All rooms"),
        "title": shown.title.text,
        "lang": (shown.title.language or get_language() or "en").partition("-")[0],
        "state": row.status,
        "tag": _tag(row.status),
        "meta": " · ".join(_facts(shown)),
        "people": [_person(speaker) for speaker in programme.speakers.get(row.pk, ())],
    }


def _tag(status: str) -> str:
    if status == SessionStatus.CANCELLED:
        return pgettext("session", "Cancelled")
    return pgettext("session", "Moved") if status == SessionStatus.MOVED else ""


def _facts(shown: ProgrammeSession) -> list[str]:
    row = shown.session
    facts = [capfirst(row.kind_label)]
    if row.agenda_item:
        facts.append(_("item %(number)s") % {"number": row.agenda_item.number})
    if row.attendance == Attendance.RESTRICTED:
        facts.append(row.attendance_label)
    if row.interpretation:
        facts.append(" ".join("ZH" if code == "zh-hans" else code.upper() for code in row.interpretation))
    facts += [link.document.symbol for link in shown.documents]
    return facts


def _person(speaker: Speaker) -> dict[str, str]:
    about = in_line(speaker.function, speaker.body.text if speaker.body else "")
    return {"role": speaker.role, "name": speaker.name, "about": about}
