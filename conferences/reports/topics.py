"""Topics across the published editions."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language

from conferences.models import Document, Edition, EditionTopic, ProgrammeRelease, Topic
from conferences.reports.documents import DocumentEntry, by_symbol, entry, with_relations
from conferences.reports.editions import edition_heading
from conferences.reports.text_filter import topics_with
from conferences.reports.timetable import PlannedSession, read_plan
from conferences.reports.topic_life import RelatedTopic, TopicLife, related_topics, topic_lives
from eventsite.lib.collation import sort_key
from eventsite.lib.wording import Wording, wording

_NAMED = 6


@dataclass(frozen=True)
class TopicEntry:
    """A topic of a list and the published editions that discussed it, oldest first."""

    topic: Topic
    name: Wording
    editions: tuple[Edition, ...]

    @property
    def shown(self) -> tuple[Edition, ...]:
        """The editions that a list names: the latest, oldest first."""
        return self.editions[-_NAMED:]

    @property
    def earlier(self) -> int:
        """How many editions before those a list only counts."""
        return max(0, len(self.editions) - _NAMED)


@dataclass(frozen=True)
class TopicAtEdition:
    """How one edition took a topic up: its wording (empty: the topic's name), its source, its sessions."""

    edition: Edition
    heading: Wording
    item: EditionTopic | None
    wording: Wording
    sessions: tuple[PlannedSession, ...]


@dataclass(frozen=True)
class TopicRecord:
    topic: Topic
    name: Wording
    editions: tuple[TopicAtEdition, ...]
    documents: tuple[DocumentEntry, ...]
    lives: tuple[TopicLife, ...]
    related: tuple[RelatedTopic, ...]

    @property
    def has_sessions(self) -> bool:
        return any(entry.sessions for entry in self.editions)


def topic_entries(text: str = "") -> list[TopicEntry]:
    """Return the public topics that `text` finds, by name; four queries."""
    editions = _editions_by_topic()
    language = get_language() or "en"
    topics = list(Topic.objects.public().order_by("id"))
    held = topics_with(topics, text) if text else {topic.pk for topic in topics}
    found = [
        TopicEntry(topic, wording(topic, "name"), tuple(editions[topic.pk]))
        for topic in topics
        if topic.pk in held
    ]
    return sorted(found, key=lambda entry: (sort_key(entry.name.text, language), entry.topic.pk))


def topic_record(topic: Topic) -> TopicRecord:
    """Return everything published that took the topic up, and what stands beside it; ten queries."""
    items = {item.edition: item for item in _public_items().filter(topic=topic)}
    sessions = _released_sessions(topic)
    beside = Counter(pk for held in sessions.values() for row in held for pk in row.topics)
    editions = sorted({*items, *sessions}, key=lambda edition: (edition.starts_on, edition.pk), reverse=True)
    carried = {pk for held in sessions.values() for row in held for pk in row.documents}
    public = Document.objects.public().filter(pk__in=carried)
    return TopicRecord(
        topic=topic,
        name=wording(topic, "name"),
        editions=tuple(_at(edition, items.get(edition), sessions.get(edition, [])) for edition in editions),
        documents=tuple(map(entry, by_symbol(with_relations(public).order_by("pk")))),
        lives=topic_lives(editions),
        related=related_topics(topic, editions, beside),
    )


def item_wording(item: EditionTopic) -> Wording:
    """Return the edition's own wording of a topic, or the topic's name."""
    return wording(item, "wording") or wording(item.topic, "name")


def _at(edition: Edition, item: EditionTopic | None, sessions: list[PlannedSession]) -> TopicAtEdition:
    return TopicAtEdition(
        edition=edition,
        heading=edition_heading(edition),
        item=item,
        wording=wording(item, "wording") if item else Wording(""),
        sessions=tuple(sessions),
    )


def _editions_by_topic() -> dict[int, list[Edition]]:
    """Return the published editions of each topic, on its agenda or in its programme, oldest first."""
    agenda = EditionTopic.objects.order_by().values_list("topic_id", "edition_id")
    through = ProgrammeRelease.topics.through.objects.filter(programmerelease__is_current=True).order_by()
    programme = through.values_list("topic_id", "programmerelease__edition_id")
    pairs = {*agenda, *programme}
    editions = Edition.objects.published().select_related("series").order_by("starts_on", "id")
    topics: dict[int, set[int]] = defaultdict(set)
    for topic, edition in pairs:
        topics[edition].add(topic)
    by_topic: dict[int, list[Edition]] = defaultdict(list)
    for row in editions.filter(pk__in=topics):
        for topic in topics[row.pk]:
            by_topic[topic].append(row)
    return by_topic


def _public_items() -> QuerySet[EditionTopic]:
    return (
        EditionTopic.objects.filter(edition__publication="published")
        .select_related("edition__series", "source")
        .order_by("edition__starts_on", "order", "id")
    )


def _released_sessions(topic: Topic) -> dict[Edition, list[PlannedSession]]:
    """Return the sessions that carry a topic in the programmes that the public sees; one query."""
    releases = (
        ProgrammeRelease.objects.current()
        .published()
        .filter(topics=topic)
        .select_related("edition__series")
        .order_by("edition__starts_on", "id")
    )
    return {release.edition: _sessions_on(topic, release.snapshot) for release in releases}


def _sessions_on(topic: Topic, snapshot: Mapping[str, Any]) -> list[PlannedSession]:
    """Read the sessions of a topic alone: a programme may hold hundreds of others."""
    rows = [row for row in snapshot["sessions"] if topic.pk in row["topics"]]
    return list(read_plan({**snapshot, "sessions": rows, "gone": []}).sessions)
