"""The order of a file as the order by hand: of its categories, of their bodies, of the persons in these."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from conferences.models import Edition
from delegations.importing.entries import HIGHEST_RANK
from delegations.importing.known_delegates import KnownDelegation
from delegations.importing.plan import NewDelegation, PlannedRow
from delegations.models import Category, CategoryPresence, Delegation


@dataclass(frozen=True, slots=True)
class FileOrder:
    """What is written to keep the order of a file: only what differs from the records.

    `positions` are places by the key of a body, each within its category, `categories` orders by the key of a
    category. `note` says why the order of the categories stays.
    """

    positions: Mapping[str, int] = field(default_factory=dict)
    categories: Mapping[str, int] = field(default_factory=dict)
    note: str = ""


def rank_as_in_file(rows: Iterable[PlannedRow]) -> None:
    """Rank the persons of each delegation in the order of the file, unless the file gives a rank."""
    count: dict[str, int] = defaultdict(int)
    for row in rows:
        key = row.body.key if row.body else ""
        count[key] += 1
        row.values.setdefault("rank", min(count[key], HIGHEST_RANK))


def order_of_file(
    edition: Edition,
    rows: Iterable[PlannedRow],
    opened: Mapping[str, NewDelegation],
    known: Mapping[str, KnownDelegation],
) -> FileOrder:
    """Return the order of first appearance, of delegations that are opened and of those on record."""
    groups: dict[str, list[str]] = {}
    for key in dict.fromkeys(row.body.key for row in rows if row.body):
        if key in opened:
            groups.setdefault(opened[key].category.key, []).append(key)
        elif key in known:
            groups.setdefault(f"id:{known[key].category_id}", []).append(key)
    positions = {
        key: place
        for group in groups.values()
        for place, key in enumerate(group, 1)
        if key in opened or known[key].position != place
    }
    categories, note = _categories(edition, list(groups))
    return FileOrder(positions, categories, note)


def _categories(edition: Edition, wanted: Sequence[str]) -> tuple[dict[str, int], str]:
    """Return the orders that put the categories of the file into its order, and why not if it cannot be.

    They share the places that they have among those of the series. An order on which another edition rests
    stays: its printed list would change.
    """
    on_record = list(
        Category.objects.filter(series=edition.series_id)
        .annotate(is_shared=_used_elsewhere(edition))
        .order_by("order", "id")
    )
    orders = {f"id:{row.pk}": row.order for row in on_record}
    last = max(orders.values(), default=0)
    # As they are created: after those of the series.
    orders |= {key: last + n for n, key in enumerate((key for key in wanted if key not in orders), 1)}
    before = list(orders)
    chosen = iter(wanted)
    after = [next(chosen) if key in set(wanted) else key for key in before]
    if after == before:
        return {}, ""
    shared = {f"id:{row.pk}" for row in on_record if row.is_shared}
    if [key for key in before if key in shared] != [key for key in after if key in shared]:
        return {}, _(
            "The categories keep the order of the series, which is not that of the file: other editions "
            "print their lists in it. The order can be changed on the pages of the categories."
        )
    places = sorted(orders.values())
    if len(set(places)) < len(places):
        places = list(range(1, len(places) + 1))
    return {key: place for key, place in zip(after, places, strict=True) if orders[key] != place}, ""


def _used_elsewhere(edition: Edition) -> Q:
    here = {"category": OuterRef("pk")}
    return Q(
        Exists(Delegation.objects.filter(**here).exclude(edition=edition)),
        Exists(CategoryPresence.objects.filter(**here).exclude(edition=edition)),
        _connector=Q.OR,
    )
