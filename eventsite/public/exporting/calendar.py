"""Sessions as an iCalendar file (RFC 5545, 7986) in the language of the page.

What is written depends on the release and on who may be named, and on no clock: the same programme gives
the same bytes.
"""

from collections.abc import Iterable, Sequence

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from conferences.enums import Attendance, Language, SessionKind
from conferences.reports.programme import ProgrammeSession
from conferences.reports.timetable import PlannedSession
from eventsite.lib import calendars
from eventsite.public.exporting.programme import ReleasedProgramme, speaker_line

#: How often a calendar that subscribed asks again.
REFRESH = "PT1H"
#: Kinds during which nobody is expected anywhere.
_FREE = (SessionKind.BREAK, SessionKind.SOCIAL)


def calendar(
    programme: ReleasedProgramme, rows: Sequence[PlannedSession], *, name: str, address: str
) -> bytes:
    """Return the file of the given sessions; `address` is where it is to be had again."""
    zone = programme.timetable.plan.zone
    lines = _head(programme, rows, name, address)
    if rows:
        first, last = min(row.starts_at for row in rows), max(row.ends_at for row in rows)
        lines += calendars.time_zone_lines(zone, first, last)
    held = {row.pk for row in programme.timetable.sessions}
    for row in rows:
        lines += _event(programme, programme.shown(row), is_held=row.pk in held)
    return calendars.joined([*lines, "END:VCALENDAR"])


def _head(programme: ReleasedProgramme, rows: Sequence[PlannedSession], name: str, address: str) -> list[str]:
    language = get_language() or "en"
    changed_at = max((row.changed_at for row in rows), default=None)
    return [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//eventsite//programme//EN",
        "CALSCALE:GREGORIAN",
        calendars.text_line(f"NAME;LANGUAGE={language}", name),
        calendars.text_line("X-WR-CALNAME", name),
        calendars.line("X-WR-TIMEZONE", programme.timetable.plan.time_zone),
        calendars.line("URL", programme.absolute(programme.edition.url_of("programme"))),
        calendars.line("SOURCE;VALUE=URI", address),
        *([f"LAST-MODIFIED:{calendars.utc(changed_at)}"] if changed_at else []),
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
    ]


def _event(programme: ReleasedProgramme, shown: ProgrammeSession, *, is_held: bool) -> list[str]:
    row = shown.session
    zone = programme.timetable.plan.zone
    language = shown.title.language or get_language() or "en"
    lines = [
        "BEGIN:VEVENT",
        f"UID:{row.uid}",
        f"DTSTAMP:{calendars.utc(row.changed_at)}",
        f"LAST-MODIFIED:{calendars.utc(row.changed_at)}",
        f"SEQUENCE:{row.sequence}",
        f"STATUS:{'CANCELLED' if row.is_cancelled else 'CONFIRMED'}",
        calendars.moment_line("DTSTART", row.starts_at, zone),
        calendars.moment_line("DTEND", row.ends_at, zone),
        calendars.text_line(f"SUMMARY;LANGUAGE={language}", shown.title.text),
        calendars.text_line("LOCATION", location(programme, shown)),
        calendars.line("CATEGORIES", ",".join(map(calendars.escaped, categories(shown)))),
    ]
    if description := _description(programme, shown):
        lines.append(calendars.text_line("DESCRIPTION", description))
    if is_held:
        lines.append(calendars.line("URL", programme.address(row)))
    if row.is_cancelled or row.kind in _FREE:
        lines.append("TRANSP:TRANSPARENT")
    return [*lines, "END:VEVENT"]


def location(programme: ReleasedProgramme, shown: ProgrammeSession) -> str:
    """Return room, venue and city."""
    return ", ".join(filter(None, (shown.room.text or _("All rooms"), programme.place)))


def categories(shown: ProgrammeSession) -> list[str]:
    """Return the kind of a session and its topics."""
    return [capfirst(shown.session.kind_label), *(name.text for _topic, name in shown.topics)]


def _description(programme: ReleasedProgramme, shown: ProgrammeSession) -> str:
    return "\n\n".join(filter(None, ("\n".join(part) for part in _paragraphs(programme, shown))))


def _paragraphs(programme: ReleasedProgramme, shown: ProgrammeSession) -> Iterable[list[str]]:
    row = shown.session
    yield [text] if (text := shown.abstract.text) else []
    yield [speaker_line(speaker) for speaker in programme.speakers.get(row.pk, ())]
    facts = []
    if shown.item_title and row.agenda_item:
        facts.append(f"{_('Agenda item')}: {row.agenda_item.number} {shown.item_title.text}")
    if row.interpretation:
        languages = ", ".join(str(Language(code).label) for code in row.interpretation)
        facts.append(f"{_('Interpretation')}: {languages}")
    if shown.documents:
        symbols = ", ".join(link.document.symbol for link in shown.documents)
        facts.append(f"{_('Documents')}: {symbols}")
    if row.attendance == Attendance.RESTRICTED:
        facts.append(capfirst(row.attendance_label))
    yield facts
