"""The topics on the agenda of an edition, where else they were taken up, and what came and went."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from conferences.enums import Publication
from conferences.models import Edition, EditionTopic, Topic
from conferences.reports.topics import item_wording
from eventsite.lib.dates import format_ordinal
from eventsite.lib.wording import Wording

#: Editions that stand beside a topic; of the older ones only the number is told.
MOST_ELSEWHERE = 4
_NAMED_BY = (
    "edition__series_id",
    "edition__number",
    "edition__series__slug",
    "edition__series__acronym",
    "edition__series__name",
)


class Elsewhere(NamedTuple):
    """An edition as the tag beside a topic names it: by its number, behind that of another series."""

    label: str
    url: str


@dataclass(frozen=True)
class AgendaTopic:
    """A topic in the wording of an edition; the newest `others` that took it up, oldest first, and `more`."""

    topic: Topic
    wording: Wording
    others: tuple[Elsewhere, ...] = ()
    more: int = 0


@dataclass(frozen=True)
class TopicsCompared:
    """Topics of an edition that `before` had not, and those of `before` that it did not take up again."""

    before: Edition
    new: tuple[AgendaTopic, ...]
    not_again: tuple[AgendaTopic, ...]


def agendas_of(editions: Iterable[Edition]) -> dict[int, list[EditionTopic]]:
    """Return the agenda of each edition by its id, in its order; one query."""
    found: dict[int, list[EditionTopic]] = {edition.pk: [] for edition in editions}
    rows = EditionTopic.objects.filter(edition__in=found).select_related("topic")
    for row in rows.order_by("order", "id"):
        found[row.edition_id].append(row)
    return found


def agenda_topics(edition: Edition) -> list[AgendaTopic]:
    """Return the topics of an edition with the other editions that took them up; two queries."""
    return with_others(agendas_of([edition])[edition.pk], edition)


def with_others(items: list[EditionTopic], edition: Edition) -> list[AgendaTopic]:
    """Return the topics of an edition with the other published editions that took them up; one query."""
    newest_first = (F("edition__starts_on").desc(), F("edition_id").desc())
    rows = (
        EditionTopic.objects.filter(
            topic__in=[item.topic_id for item in items], edition__publication=Publication.PUBLISHED
        )
        .exclude(edition=edition)
        .annotate(
            place=Window(RowNumber(), partition_by="topic", order_by=newest_first),
            all=Window(Count("id"), partition_by="topic"),
        )
        .filter(place__lte=MOST_ELSEWHERE)
        .order_by("topic_id", "-place")
        .values_list("topic_id", "all", *_NAMED_BY)
    )
    elsewhere: dict[int, list[Elsewhere]] = defaultdict(list)
    more: dict[int, int] = {}
    for topic, found, *named_by in rows:
        elsewhere[topic].append(_elsewhere(edition, *named_by))
        more[topic] = max(found - MOST_ELSEWHERE, 0)
    return [
        AgendaTopic(
            item.topic, item_wording(item), tuple(elsewhere[item.topic_id]), more.get(item.topic_id, 0)
        )
        for item in items
    ]


def topics_compared(
    now: list[EditionTopic], then: list[EditionTopic], before: Edition
) -> TopicsCompared | None:
    """Compare two agendas, each in its own wording; None where nothing is known of one of them."""
    if not (now and then):
        return None
    here, there = ({item.topic_id for item in items} for items in (now, then))
    return TopicsCompared(
        before=before,
        new=tuple(AgendaTopic(row.topic, item_wording(row)) for row in now if row.topic_id not in there),
        not_again=tuple(
            AgendaTopic(row.topic, item_wording(row)) for row in then if row.topic_id not in here
        ),
    )


def _elsewhere(edition: Edition, series: int, number: int, *names: str) -> Elsewhere:
    """Name an edition; `names` are the address, the acronym and the name of its series."""
    slug, acronym, name = names
    ordinal = format_ordinal(number)
    label = ordinal if series == edition.series_id else f"{acronym or name or slug} {ordinal}"
    return Elsewhere(label, reverse("public:edition-detail", args=[slug, number]))
