"""What search engines read of a series, an edition and a session: schema.org Events, as JSON-LD."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language

from conferences.enums import SessionStatus
from conferences.models import Edition, Series
from conferences.reports.editions import country_label
from conferences.reports.programme import ProgrammeSession
from delegations.reports.speakers import Speaker
from eventsite.lib.wording import in_line, wording
from eventsite.public.reports.series import SeriesPage

SCHEMA = "https://schema.org"
_STATUS = {
    SessionStatus.CANCELLED: f"{SCHEMA}/EventCancelled",
    SessionStatus.MOVED: f"{SCHEMA}/EventRescheduled",
}
#: Makes an address of this site whole.
Absolute = Callable[[str], str]
Data = dict[str, Any]


def edition_data(edition: Edition, absolute: Absolute) -> Data:
    """Return an edition as an Event."""
    return {"@context": SCHEMA, **_edition(edition, absolute)}


def series_data(page: SeriesPage, absolute: Absolute) -> Data:
    """Return a series as an EventSeries with its editions."""
    series = page.series
    return _known(
        {
            "@context": SCHEMA,
            "@type": "EventSeries",
            "@id": absolute(series.get_absolute_url()),
            "name": page.name.text,
            "alternateName": series.acronym,
            "description": wording(series, "description").text,
            "inLanguage": page.name.language or get_language(),
            "url": absolute(series.get_absolute_url()),
            "organizer": _organizer(series),
            "subEvent": [
                {"@type": "Event", "@id": absolute(card.url), "name": card.title.text} for card in page.cards
            ],
        }
    )


def session_data(
    edition: Edition, shown: ProgrammeSession, speakers: tuple[Speaker, ...], url: str, absolute: Absolute
) -> Data:
    """Return a session as an Event of its edition; `url` is that of its page."""
    performers = [_person(speaker) for speaker in speakers]
    return _known(
        {
            "@context": SCHEMA,
            "@type": "Event",
            "@id": f"urn:uuid:{shown.session.uid}",
            "name": shown.title.text,
            "description": shown.abstract.text,
            "startDate": shown.starts_at.isoformat(),
            "endDate": shown.ends_at.isoformat(),
            "eventStatus": _status(shown.session.status),
            "eventAttendanceMode": f"{SCHEMA}/OfflineEventAttendanceMode",
            "inLanguage": shown.title.language or get_language(),
            "url": absolute(url),
            "location": _location(edition, room=shown.room.text),
            "performer": performers,
            "organizer": _organizer(edition.series),
            "superEvent": _edition(edition, absolute),
        }
    )


def _edition(edition: Edition, absolute: Absolute) -> Data:
    theme, title = wording(edition, "theme"), wording(edition, "title")
    return _known(
        {
            "@type": "Event",
            "@id": absolute(edition.get_absolute_url()),
            "name": title.text,
            "alternateName": theme.text,
            "description": wording(edition, "summary").text,
            # A year that is inferred is nobody's statement.
            "startDate": "" if edition.has_inferred_year else edition.starts_on.isoformat(),
            "endDate": "" if edition.has_inferred_year else edition.ends_on.isoformat(),
            "eventStatus": _status(SessionStatus.SCHEDULED),
            "eventAttendanceMode": f"{SCHEMA}/OfflineEventAttendanceMode",
            "inLanguage": title.language or get_language(),
            "url": absolute(edition.get_absolute_url()),
            "location": _location(edition),
            "organizer": _organizer(edition.series),
        }
    )


def _status(status: str) -> str:
    return _STATUS.get(SessionStatus(status), f"{SCHEMA}/EventScheduled")


def _location(edition: Edition, room: str = "") -> Data:
    """Return the venue, or the city where none is known; the room stands before it."""
    venue = edition.venue
    city = wording(edition, "city").text
    name = in_line(room, wording(venue, "name").text if venue else "")
    address = {
        "@type": "PostalAddress",
        "streetAddress": wording(venue, "address").text if venue else "",
        "addressLocality": city,
        "addressCountry": country_label(edition.country_code) if edition.country_code else "",
    }
    return _known({"@type": "Place", "name": name or city, "address": _known(address)})


def _organizer(series: Series) -> Data:
    name = wording(series, "organizer").text
    return {"@type": "Organization", "name": name} if name else {}


def _person(speaker: Speaker) -> Data:
    body = {"@type": "Organization", "name": speaker.body.text} if speaker.body else {}
    return _known(
        {"@type": "Person", "name": speaker.name, "jobTitle": speaker.function, "affiliation": body}
    )


def _known(data: Data) -> Data:
    """Leave out what is not recorded."""
    return {key: value for key, value in data.items() if value}
