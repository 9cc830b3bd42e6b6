"""Topics across the published editions."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import get_language

from conferences.models import Document, Edition, EditionTopic, ProgrammeRelease, Topic
from conferences.reports.documents import DocumentEntry, entry, with_relations
from conferences.reports.editions import edition_heading
from conferences.reports.timetable import PlannedSession, read_plan
from eventsite.lib.collation import sort_key
from eventsite.lib.text import match_key
from eventsite.lib.wording import Wording, wording


@dataclass(frozen=True)
class TopicEntry:
    """A topic of a list and the published editions that discussed it, oldest first."""

    topic: Topic
    name: Wording
    editions: tuple[Edition, ...]


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

    @property
    def has_sessions(self) -> bool:
        return any(entry.sessions for entry in self.editions)


def topic_entries(text: str = "") -> list[TopicEntry]:
    """Return the public topics whose name holds every word of `text`, by name; four queries."""
    editions = _editions_by_topic()
    words = match_key(text).split()
    language = get_language() or "en"
    found = [
        TopicEntry(topic, wording(topic, "name"), tuple(editions[topic.pk]))
        for topic in Topic.objects.public().order_by("id")
        if all(word in _spellings(topic) for word in words)
    ]
    return sorted(found, key=lambda entry: (sort_key(entry.name.text, language), entry.topic.pk))


def topics_of(edition: Edition) -> list[tuple[Topic, Wording, tuple[Edition, ...]]]:
    """Return an edition's topics in its order and wording, each with the other published editions."""
    items = list(EditionTopic.objects.filter(edition=edition).select_related("topic").order_by("order", "id"))
    others = (
        EditionTopic.objects.filter(
            topic__in=[item.topic_id for item in items], edition__publication="published"
        )
        .exclude(edition=edition)
        .select_related("edition__series")
        .order_by("edition__starts_on", "edition_id")
    )
    elsewhere: dict[int, list[Edition]] = defaultdict(list)
    for other in others:
        elsewhere[other.topic_id].append(other.edition)
    return [(item.topic, item_wording(item), tuple(elsewhere[item.topic_id])) for item in items]


def topic_record(topic: Topic) -> TopicRecord:
    """Return everything published that took the topic up; six queries."""
    items = {item.edition: item for item in _public_items().filter(topic=topic)}
    sessions = _released_sessions(topic)
    editions = sorted({*items, *sessions}, key=lambda edition: (edition.starts_on, edition.pk), reverse=True)
    carried = {pk for held in sessions.values() for row in held for pk in row.documents}
    public = Document.objects.public().filter(pk__in=carried)
    return TopicRecord(
        topic=topic,
        name=wording(topic, "name"),
        editions=tuple(_at(edition, items.get(edition), sessions.get(edition, [])) for edition in editions),
        documents=tuple(entry(row) for row in with_relations(public).order_by("symbol", "id")),
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
    return {
        release.edition: [row for row in read_plan(release.snapshot).sessions if topic.pk in row.topics]
        for release in releases
    }


def _spellings(topic: Topic) -> str:
    names = (getattr(topic, f"name_{code}") for code in ("en", "fr", "es", "ru", "zh_hans", "ar"))
    return match_key(" ".join(filter(None, names)))
