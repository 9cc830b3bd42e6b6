"""Write the sample series whole: bodies, categories, four editions."""

import datetime as dt
import zoneinfo
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction

from conferences.enums import Completeness, Language, NameStyle, Publication
from conferences.models import AgendaItem, Edition, EditionTopic, Room, Series, Source, Topic, Venue
from delegations.enums import HostRole
from delegations.models import Body, Category, EditionHost
from eventsite.desk.demo.forum import frame, past
from eventsite.desk.demo.forum.bodies import years_before
from eventsite.desk.demo.forum.calendar import first_day
from eventsite.desk.demo.forum.directory import write_bodies, write_statuses
from eventsite.desk.demo.forum.documents import write_documents
from eventsite.desk.demo.forum.people import write_people
from eventsite.desk.demo.forum.sessions import Frame, write_programme
from eventsite.desk.demo.rows import columns, put

SOURCE_NAME = "Invented for the sample forum"


@dataclass(frozen=True, slots=True)
class Sample:
    """The series and what its editions share."""

    series: Series
    source: Source
    bodies: Mapping[str, Body]
    categories: Mapping[str, Category]
    topics: Mapping[str, Topic]


@transaction.atomic
def load_forum(*, now: dt.datetime) -> bool:
    """Write the sample series once; return whether it was missing."""
    if Series.objects.filter(slug=frame.SLUG).exists():
        return False
    opening = first_day(now, zoneinfo.ZoneInfo(frame.ZONE))
    source = Source.objects.filter(name=SOURCE_NAME).first() or put(Source(name=SOURCE_NAME))
    series = _series()
    sample = Sample(
        series=series,
        source=source,
        bodies=write_bodies(source, seventh=years_before(opening, 2)),
        categories=dict(_categories(series)),
        topics={slug: put(Topic(slug=slug, **columns(name=name))) for slug, name in frame.TOPICS.items()},
    )
    write_statuses(sample.bodies, sample.categories, source, since=opening - dt.timedelta(days=200))
    _current(sample, opening)
    put(_edition(sample, 9, opening + dt.timedelta(weeks=52)))
    return True


def _series() -> Series:
    return put(
        Series(
            slug=frame.SLUG,
            acronym="SF",
            is_fictional=True,
            languages=[Language.ENGLISH, Language.RUSSIAN, Language.CHINESE, Language.ARABIC],
            list_language=Language.ENGLISH,
            name_style=NameStyle.GIVEN_SURNAME_CAPS,
            **columns(name=frame.SERIES_NAME, organizer=frame.ORGANIZER, description=frame.DESCRIPTION),
        )
    )


def _categories(series: Series) -> Iterator[tuple[str, Category]]:
    for order, each in enumerate(frame.CATEGORIES, 1):
        row = Category(
            series=series,
            slug=each.slug,
            order=order * 10,
            colour=each.colour,
            holds_states=each.holds_states,
            **columns(name=each.name, heading=each.heading),
        )
        yield each.slug, put(row)


def _edition(sample: Sample, number: int, starts_on: dt.date) -> Edition:
    """Write an edition of three days, a draft until somebody publishes it, with its venue."""
    words = frame.EDITIONS[number]
    venue = Venue.objects.filter(name=words.venue.en).first() or put(
        Venue(**columns(name=words.venue, city=words.city))
    )
    zone = zoneinfo.ZoneInfo(frame.ZONE)
    return put(
        Edition(
            series=sample.series,
            number=number,
            starts_on=starts_on,
            ends_on=starts_on + dt.timedelta(days=2),
            time_zone=frame.ZONE,
            venue=venue,
            list_completeness=Completeness.COMPLETE,
            nominations_close_at=dt.datetime.combine(starts_on - dt.timedelta(days=45), dt.time(18), zone),
            confirmations_close_at=dt.datetime.combine(starts_on - dt.timedelta(days=10), dt.time(18), zone),
            **columns(
                title=words.title,
                theme=words.theme,
                city=words.city,
                summary=words.summary,
                outcome=words.outcome,
            ),
        )
    )


def _publish(edition: Edition, *, delegates: bool) -> None:
    edition.publication = Publication.PUBLISHED
    edition.publishes_delegates = delegates
    put(edition)


def _host(edition: Edition, sample: Sample, host: str) -> None:
    for order, (slug, role) in enumerate(
        ((host, HostRole.HOST), ("standing-secretariat", HostRole.ORGANIZER)), 1
    ):
        put(
            EditionHost(
                edition=edition, body=sample.bodies[slug], role=role, order=order, source=sample.source
            )
        )


def _discuss(edition: Edition, sample: Sample, topics: list[Topic]) -> None:
    for order, topic in enumerate(topics, 1):
        put(EditionTopic(edition=edition, topic=topic, order=order, source=sample.source))


def _current(sample: Sample, opening: dt.date) -> None:
    """Write the eighth edition, then the two before it, whose people come from it."""
    edition = _edition(sample, 8, opening)
    _host(edition, sample, "zerafan")
    _discuss(edition, sample, list(sample.topics.values()))
    rooms = {
        slug: put(Room(edition=edition, order=order, seats=seats, **columns(name=name)))
        for order, (slug, name, seats) in enumerate(frame.ROOMS, 1)
    }
    agenda = {
        number: put(AgendaItem(edition=edition, number=number, order=order, **columns(title=title)))
        for order, (number, title) in enumerate(frame.AGENDA, 1)
    }
    documents = write_documents(edition, agenda)
    delegates = write_people(edition, sample.bodies, sample.categories, sample.source)
    write_programme(edition, Frame(rooms, agenda, sample.topics, documents), delegates)
    _publish(edition, delegates=True)
    for number, host, years in ((7, "lumeria", 2), (6, "belmora", 4)):
        before = _edition(sample, number, years_before(opening, years))
        _host(before, sample, host)
        _discuss(before, sample, list(sample.topics.values())[: number - 3])
        delegations = past.write_past_delegations(before, sample.bodies, sample.categories, sample.source)
        past.write_past_delegates(before, delegations, delegates, sample.source)
        past.write_report(before)
        if number == 7:
            past.write_past_programme(before)
        _publish(before, delegates=number == 7)
