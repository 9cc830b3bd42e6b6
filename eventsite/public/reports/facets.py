"""What a programme can be filtered by, and how many sessions each choice would show."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from conferences.reports.programme import Timetable
from conferences.reports.timetable import PlannedSession
from delegations.reports.names import DisplayName
from delegations.reports.speakers import Speaker

#: The filters by name, as addresses and the form have them.
FILTERS = ("room", "kind", "topic", "body", "language")


@dataclass(frozen=True)
class Facets:
    """What each session can be found by, and the bodies that speak: (slug, name), in order of names."""

    values: Mapping[int, Mapping[str, Collection[str]]]
    bodies: tuple[tuple[str, DisplayName], ...]


@dataclass(frozen=True)
class Sifted:
    """The sessions (ids) that pass all filters; for each filter, how many a choice would leave.

    A count holds under the other filters in force; `without` counts what loosening one filter would leave.
    """

    sessions: frozenset[int]
    counts: Mapping[str, Mapping[str, int]]
    without: Mapping[str, int]


def facets_of(timetable: Timetable, speakers: Mapping[int, tuple[Speaker, ...]]) -> Facets:
    rooms = tuple(str(room.pk) for room, _name in timetable.facets().rooms)
    slugs = {pk: topic.slug for pk, (topic, _name) in timetable.topics.items()}
    spoken = (row for each in speakers.values() for row in each)
    bodies = {row.body_slug: row.body for row in spoken if row.body_slug and row.body}
    return Facets(
        values={row.pk: _values(row, rooms, slugs, speakers.get(row.pk, ())) for row in timetable.sessions},
        bodies=tuple(sorted(bodies.items(), key=lambda pair: pair[1].text.casefold())),
    )


def sift(facets: Facets, asked: Mapping[str, str]) -> Sifted:
    """Count what passes `asked` (filter to choice), in one walk over the sessions."""
    passing, counts, without = [], {name: Counter[str]() for name in FILTERS}, Counter[str]()
    for pk, values in facets.values.items():
        failed = [name for name, choice in asked.items() if choice not in values[name]]
        if not failed:
            passing.append(pk)
        elif len(failed) > 1:
            continue
        for name in failed or FILTERS:
            counts[name].update(values[name])
        for name in failed or asked:
            without[name] += 1
    return Sifted(frozenset(passing), counts, without)


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
