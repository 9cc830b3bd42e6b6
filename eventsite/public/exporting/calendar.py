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
    return _Calendar(programme).file(rows, name, address)


class _Calendar:
    """Writes sessions; holds the words that all of them share."""

    def __init__(self, programme: ReleasedProgramme) -> None:
        self.programme = programme
        self.zone = programme.timetable.plan.zone
        self.language = get_language() or "en"
        self.held = {row.pk for row in programme.timetable.sessions}
        self.place = programme.place
        self.all_rooms = _("All rooms")
        self.kinds = {kind.value: capfirst(str(kind.label)) for kind in SessionKind}
        self.languages = {language.value: str(language.label) for language in Language}
        self.item, self.interpretation, self.documents = _("Agenda item"), _("Interpretation"), _("Documents")

    def file(self, rows: Sequence[PlannedSession], name: str, address: str) -> bytes:
        lines = self._head(rows, name, address)
        if rows:
            first, last = min(row.starts_at for row in rows), max(row.ends_at for row in rows)
            lines += calendars.time_zone_lines(self.zone, first, last)
        for row in rows:
            lines += self._event(self.programme.shown(row))
        return calendars.joined([*lines, "END:VCALENDAR"])

    def _head(self, rows: Sequence[PlannedSession], name: str, address: str) -> list[str]:
        edition, absolute = self.programme.edition, self.programme.absolute
        changed_at = max((row.changed_at for row in rows), default=None)
        return [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//eventsite//programme//EN",
            "CALSCALE:GREGORIAN",
            calendars.text_line(f"NAME;LANGUAGE={self.language}", name),
            calendars.text_line("X-WR-CALNAME", name),
            calendars.line("X-WR-TIMEZONE", self.zone.key),
            calendars.line("URL", absolute(edition.url_of("programme"))),
            calendars.line("SOURCE;VALUE=URI", address),
            *([f"LAST-MODIFIED:{calendars.utc(changed_at)}"] if changed_at else []),
            f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
            f"X-PUBLISHED-TTL:{REFRESH}",
        ]

    def _event(self, shown: ProgrammeSession) -> list[str]:
        row = shown.session
        changed_at = calendars.utc(row.changed_at)
        place = ", ".join(filter(None, (shown.room.text or self.all_rooms, self.place)))
        categories = [self.kinds[row.kind], *(name.text for _topic, name in shown.topics)]
        lines = [
            "BEGIN:VEVENT",
            f"UID:{row.uid}",
            f"DTSTAMP:{changed_at}",
            f"LAST-MODIFIED:{changed_at}",
            f"SEQUENCE:{row.sequence}",
            f"STATUS:{'CANCELLED' if row.is_cancelled else 'CONFIRMED'}",
            calendars.moment_line("DTSTART", row.starts_at, self.zone),
            calendars.moment_line("DTEND", row.ends_at, self.zone),
            calendars.text_line(
                f"SUMMARY;LANGUAGE={shown.title.language or self.language}", shown.title.text
            ),
            calendars.text_line("LOCATION", place),
            calendars.line("CATEGORIES", ",".join(map(calendars.escaped, categories))),
        ]
        if description := "\n\n".join("\n".join(part) for part in self._paragraphs(shown) if part):
            lines.append(calendars.text_line("DESCRIPTION", description))
        if row.pk in self.held:
            lines.append(calendars.line("URL", self.programme.address(row)))
        if row.is_cancelled or row.kind in _FREE:
            lines.append("TRANSP:TRANSPARENT")
        return [*lines, "END:VEVENT"]

    def _paragraphs(self, shown: ProgrammeSession) -> Iterable[list[str]]:
        row = shown.session
        yield [text] if (text := shown.abstract.text) else []
        yield [speaker_line(speaker) for speaker in self.programme.speakers.get(row.pk, ())]
        facts = []
        if row.agenda_item:
            facts.append(f"{self.item}: {row.agenda_item.number} {shown.item_title.text}")
        if row.interpretation:
            facts.append(
                f"{self.interpretation}: {', '.join(self.languages[code] for code in row.interpretation)}"
            )
        if shown.documents:
            facts.append(f"{self.documents}: {', '.join(link.document.symbol for link in shown.documents)}")
        if row.attendance == Attendance.RESTRICTED:
            facts.append(capfirst(row.attendance_label))
        yield facts
