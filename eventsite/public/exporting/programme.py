"""A released programme with those who may be named, and whole addresses: what every form is made of."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from conferences.models import Edition
from conferences.reports.programme import ProgrammeSession, Timetable
from conferences.reports.timetable import PlannedSession
from conferences.templatetags.wording import nth_edition
from delegations.reports.speakers import Speaker, public_speakers
from eventsite.lib.wording import in_line, wording
from eventsite.public.addresses import released_addresses


@dataclass(frozen=True)
class ReleasedProgramme:
    """`absolute` makes an address of this site whole."""

    timetable: Timetable
    speakers: Mapping[int, tuple[Speaker, ...]]
    absolute: Callable[[str], str]
    #: Of the pages of sessions, all but the id.
    sessions_address: str

    @property
    def edition(self) -> Edition:
        return self.timetable.edition

    @property
    def title(self) -> str:
        """The name of the edition: its series with its number; calendars do not agree on commas in names."""
        series = self.edition.series
        return f"{series.acronym or wording(series, 'name').text} {nth_edition(self.edition.number)}"

    @property
    def code(self) -> str:
        """A short name for files and identifiers, of letters, digits and hyphens."""
        return f"{self.edition.series.slug}-{self.edition.number}"

    @property
    def place(self) -> str:
        """Venue and city."""
        venue = self.edition.venue
        names = (wording(venue, "name").text if venue else "", wording(self.edition, "city").text)
        return in_line(*names)

    def address(self, row: PlannedSession) -> str:
        """Return the address of the page of a session."""
        return f"{self.sessions_address}{row.pk}/"

    def shown(self, row: PlannedSession) -> ProgrammeSession:
        return self.timetable.shown(row)


def released_programme(
    timetable: Timetable, rows: Iterable[PlannedSession], absolute: Callable[[str], str]
) -> ReleasedProgramme:
    """Return the programme with the speakers of the given sessions, in three queries."""
    speakers = public_speakers(rows, timetable.edition, language=get_language() or "en")
    pages = released_addresses(timetable.edition)
    return ReleasedProgramme(timetable, speakers, absolute, absolute(pages.sessions))


def speaker_line(speaker: Speaker) -> str:
    """Return a speaker in one line: the role, where it is not a plain speaker's, name, function and body."""
    body = speaker.body.text if speaker.body else ""
    told = in_line(speaker.name, speaker.function, body)
    return f"{speaker.role}: {told}" if speaker.role else told
