"""What a programme can be filtered by, and how many sessions each choice would show."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from conferences.reports.programme import Timetable
from conferences.reports.timetable import PlannedSession
from delegations.reports.names import DisplayName
from delegations.reports.speakers import Speaker
from eventsite.lib import sifting

#: The filters by name, as addresses and the form have them.
FILTERS = ("room", "kind", "topic", "body", "language")


@dataclass(frozen=True)
class Facets:
    """What each session can be found by, and the bodies that speak: (slug, name), in order of names."""

    values: Mapping[int, Mapping[str, Collection[str]]]
    bodies: tuple[tuple[str, DisplayName], ...]


def facets_of(timetable: Timetable, speakers: Mapping[int, tuple[Speaker, ...]]) -> Facets:
    rooms = tuple(str(room.pk) for room, _name in timetable.facets().rooms)
    slugs = {pk: topic.slug for pk, (topic, _name) in timetable.topics.items()}
    spoken = (row for each in speakers.values() for row in each)
    bodies = {row.body_slug: row.body for row in spoken if row.body_slug and row.body}
    return Facets(
        values={row.pk: _values(row, rooms, slugs, speakers.get(row.pk, ())) for row in timetable.sessions},
        bodies=tuple(sorted(bodies.items(), key=lambda pair: pair[1].text.casefold())),
    )


def sift(facets: Facets, asked: Mapping[str, str]) -> sifting.Sifted[int]:
    """Return the sessions (ids) that pass `asked` (filter to choice), with the counts beside each choice."""
    return sifting.sift(facets.values.items(), asked, FILTERS)


def _values(
    row: PlannedSession, rooms: tuple[str, ...], slugs: Mapping[int, str], speakers: Iterable[Speaker]
) -> dict[str, Collection[str]]:
    return {
        # What goes across all rooms is on in each of them.
        "room": (str(row.room.pk),) if row.room else rooms,
        "kind": (row.kind,),
        "topic": [slugs[pk] for pk in row.topics if pk in slugs],
        "body": {speaker.body_slug for speaker in speakers if speaker.body_slug},
        "language": row.interpretation,
    }
