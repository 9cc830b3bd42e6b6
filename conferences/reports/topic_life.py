"""The life of a topic: the editions of its series that took it up or did not, and the topics beside it."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import get_language

from conferences.enums import DatesBasis
from conferences.models import Edition, EditionTopic, ProgrammeRelease, Series, Topic
from eventsite.lib.collation import sort_key
from eventsite.lib.wording import Wording, wording

#: So many related topics are shown, the closest first.
MOST_RELATED = 12


@dataclass(frozen=True)
class LifeEdition:
    """An edition whose topics are on record; `has_topic` says whether this one is among them."""

    number: int
    starts_on: dt.date
    ends_on: dt.date
    has_inferred_year: bool
    has_topic: bool


@dataclass(frozen=True)
class TopicLife:
    """The editions of one series whose topics are on record, oldest first; `unknown` others have none."""

    series: Series
    name: Wording
    editions: tuple[LifeEdition, ...]
    unknown: int


@dataclass(frozen=True)
class RelatedTopic:
    """A topic of the same sessions and editions, with how many of each."""

    topic: Topic
    name: Wording
    sessions: int
    editions: int


def topic_lives(editions: Collection[Edition]) -> tuple[TopicLife, ...]:
    """Return the life of a topic in each series, given its public editions with their series; one query."""
    with_topic = {edition.pk for edition in editions}
    series = {edition.series_id: edition.series for edition in editions}
    on_agenda = EditionTopic.objects.filter(edition=OuterRef("pk"))
    released = _released().filter(programmerelease__edition=OuterRef("pk"))
    rows = (
        Edition.objects.published()
        .filter(series__in=series)
        .annotate(has_topics=Exists(on_agenda) | Exists(released))
        .order_by("starts_on", "number")
        .values_list("series_id", "id", "number", "starts_on", "ends_on", "dates_basis", "has_topics")
    )
    known: dict[int, list[LifeEdition]] = defaultdict(list)
    unknown: Counter[int] = Counter()
    for series_id, pk, number, starts_on, ends_on, basis, has_topics in rows:
        if has_topics:
            is_inferred = basis == DatesBasis.YEAR_INFERRED
            known[series_id].append(LifeEdition(number, starts_on, ends_on, is_inferred, pk in with_topic))
        else:
            unknown[series_id] += 1
    return tuple(
        TopicLife(row, wording(row, "name"), tuple(known[pk]), unknown[pk])
        for pk, row in sorted(series.items(), key=lambda pair: pair[1].slug)
    )


def related_topics(
    topic: Topic, editions: Iterable[Edition], sessions: Mapping[int, int]
) -> tuple[RelatedTopic, ...]:
    """Return the topics that stand beside this one at its public editions, the closest first; three queries.

    `sessions` counts by topic (id) the sessions that carry both. Close is who shares more sessions, then
    more editions.
    """
    ids = [edition.pk for edition in editions]
    on_agenda = EditionTopic.objects.filter(edition__in=ids).order_by().values_list("topic_id", "edition_id")
    released = _released().filter(programmerelease__edition__in=ids).order_by()
    pairs = {*on_agenda, *released.values_list("topic_id", "programmerelease__edition_id")}
    shared = Counter(other for other, _edition in pairs if other != topic.pk)
    closest = sorted(shared, key=lambda other: (-sessions.get(other, 0), -shared[other], other))
    rows = Topic.objects.in_bulk(closest[:MOST_RELATED])
    found = (
        RelatedTopic(row, wording(row, "name"), sessions.get(pk, 0), shared[pk]) for pk, row in rows.items()
    )
    language = get_language() or "en"
    return tuple(
        sorted(found, key=lambda row: (-row.sessions, -row.editions, sort_key(row.name.text, language)))
    )


def _released() -> "QuerySet[Any]":
    """Return the rows (they have no model of their own) that say which topics the current releases carry."""
    return ProgrammeRelease.topics.through.objects.filter(programmerelease__is_current=True)
