"""Whose badges are printed: chosen by population, type, category and by what was printed before."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from conferences.models import Edition
from delegations.enums import BadgePaper, BadgePopulation, BadgesWanted, DelegateRole, DelegateStatus
from delegations.models import Badge, BadgePrint, Delegate
from delegations.reports.badges import BadgeText, badge_texts
from delegations.reports.protocol_order import protocol_places
from eventsite.lib.bulk.ids import among

#: Badges of one batch: more than that is no longer one stack of paper, and a long wait.
MOST = 2000
_STATUSES = {
    BadgePopulation.ACCREDITED: (DelegateStatus.ACCREDITED,),
    BadgePopulation.CONFIRMED: (DelegateStatus.CONFIRMED, DelegateStatus.ACCREDITED),
}


@dataclass(frozen=True, kw_only=True)
class BadgeChoice:
    """What to print; `ids` are delegates chosen by hand, whom the other choices then narrow."""

    population: str = BadgePopulation.ACCREDITED
    wanted: str = BadgesWanted.NEW
    badge_type: str = ""
    category: int | None = None
    ids: tuple[int, ...] = ()


def chosen_badges(edition: Edition, choice: BadgeChoice) -> tuple[BadgeText, ...]:
    """Return the badges that a choice means, in protocol order, in seven queries at most."""
    delegates = delegates_in_order(edition, _of_population(edition, choice))
    texts = badge_texts(edition, delegates)
    if choice.wanted == BadgesWanted.ALL:
        return texts
    printed = last_digests(edition)
    if choice.wanted == BadgesWanted.NEW:
        return tuple(text for text in texts if text.delegate.pk not in printed)
    known = (text for text in texts if text.delegate.pk in printed)
    return tuple(text for text in known if printed[text.delegate.pk] != text.digest)


def badge_of(delegate: Delegate) -> BadgeText:
    """Return the badge of one delegate."""
    found = loaded_for_badges(Delegate.objects.filter(pk=delegate.pk)).get()
    return badge_texts(found.delegation.edition, [found])[0]


def delegates_in_order(edition: Edition, delegates: Iterable[Delegate]) -> list[Delegate]:
    """Return delegates by category, body and rank, the head of a delegation first, as the list has them."""
    places = protocol_places(edition)

    def place(row: Delegate) -> tuple[int, bool, int, int]:
        return places[row.delegation_id], row.role != DelegateRole.HEAD, row.rank, row.pk

    return sorted(delegates, key=place)


def last_digests(edition: Edition) -> dict[int, str]:
    """Return what the badge of each delegate (id) said when it was last printed, of badges in force."""
    rows = (
        BadgePrint.objects.filter(badge__edition=edition, badge__voided_at__isnull=True)
        .order_by("printed_at", "id")
        .values_list("badge__delegate", "digest")
    )
    return dict(rows.iterator())


def badge_types(edition: Edition) -> Sequence[str]:
    """Return the badge types that delegates of an edition have."""
    types = Delegate.objects.of_edition(edition).seated().exclude(badge_type="").order_by("badge_type")
    return list(types.values_list("badge_type", flat=True).distinct())


def prints_of(delegate: Delegate) -> QuerySet[BadgePrint]:
    """Return every print of a delegate's badges, the latest first."""
    return (
        BadgePrint.objects.filter(badge__delegate=delegate)
        .select_related("badge__edition__series", "printed_by")
        .order_by("-printed_at", "-id")
    )


@dataclass(frozen=True)
class BadgeBatch:
    """One batch of the log: badges that were printed together."""

    batch: uuid.UUID
    printed_at: dt.datetime
    printed_by: str
    paper: str
    count: int


def batches_of(edition: Edition, most: int) -> list[BadgeBatch]:
    """Return the latest batches of an edition, in one query."""
    rows = (
        BadgePrint.objects.filter(badge__edition=edition)
        .order_by("-printed_at", "batch")
        .values_list("batch", "printed_at", "printed_by__username", "paper")
        .annotate(count=Count("id"))
    )
    return [
        BadgeBatch(batch, at, by or "", str(BadgePaper(paper).label), count)
        for batch, at, by, paper, count in rows[:most]
    ]


def valid_badge(delegate: Delegate) -> Badge | None:
    """Return the badge of a delegate that is in force."""
    return Badge.objects.valid().filter(delegate=delegate).first()


def _of_population(edition: Edition, choice: BadgeChoice) -> QuerySet[Delegate]:
    found = loaded_for_badges(Delegate.objects.of_edition(edition).seated())
    if statuses := _STATUSES.get(BadgePopulation(choice.population)):
        found = found.filter(status__in=statuses)
    if choice.badge_type:
        found = found.filter(badge_type__iexact=choice.badge_type)
    if choice.category is not None:
        found = found.filter(delegation__category=choice.category)
    return found.filter(pk__in=among(choice.ids)) if choice.ids else found


def loaded_for_badges(delegates: QuerySet[Delegate]) -> QuerySet[Delegate]:
    """Return delegates with what a badge tells of them."""
    related = ("delegation__body", "delegation__category", "delegation__edition__series")
    return delegates.select_related("person", *related).order_by("id")
