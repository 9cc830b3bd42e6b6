"""The order of protocol: the one sort of lists, of pages for staff and of whatever is printed.

Categories come in their own order. Within one, a body placed by hand stands at its place; the others stand
around it by the order of the list language, the host before or after them where the edition says so.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, Protocol, TypeVar

from conferences.enums import HostPlace
from conferences.models import Edition
from delegations.models import BodyName, Delegation
from delegations.models.dated import valid_on
from delegations.reports.names import SORT_FORMS, NameBook, loaded_names, names_on

_BESIDE = {HostPlace.FIRST.value: -1, HostPlace.LAST.value: 1}


class Claim(NamedTuple):
    """What decides the place of a body among those of its category.

    `by_hand` counts from 1; `beside` is -1 for a host that goes before the others, 1 for one after them.
    """

    by_hand: int | None
    beside: int
    key: str
    id: int


class _Placed(Protocol):
    @property
    def is_host(self) -> bool: ...
    @property
    def position(self) -> int | None: ...


Row = TypeVar("Row")


def in_places(rows: Iterable[Row], claim: Callable[[Row], Claim]) -> list[Row]:
    """Put the rows of one category into order.

    Two rows with one place by hand stand one after the other; a place beyond the end of the list is its end.
    Of a part of a list the places are those among its rows.
    """
    claimed = sorted(((claim(row), row) for row in rows), key=lambda pair: pair[0][1:])
    free = deque(row for claims, row in claimed if claims.by_hand is None)
    # The sort is stable: equal places fall back on the order of the list.
    by_hand = sorted(
        ((claims.by_hand, row) for claims, row in claimed if claims.by_hand is not None),
        key=lambda pair: pair[0],
    )
    held = deque(by_hand)
    ordered: list[Row] = []
    while free or held:
        takes_held = held and (not free or held[0][0] <= len(ordered) + 1)
        ordered.append(held.popleft()[1] if takes_held else free.popleft())
    return ordered


def beside(row: _Placed, edition: Edition) -> int:
    """Say whether a row goes before (-1) or after (1) the others of its category as the host."""
    return _BESIDE.get(edition.host_place, 0) if row.is_host else 0


def in_protocol_order(
    delegations: Iterable[Delegation],
    edition: Edition,
    names: NameBook,
    *,
    language: str = "",
    places: Mapping[int, int] | None = None,
) -> list[Delegation]:
    """Put delegations of an edition into order; they come `with_host()` and with category and body.

    `language` is that of the sort, by default the list language. `places` by hand, by delegation id, are
    taken instead of those on record.
    """
    language = language or edition.order_language

    def claim(row: Delegation) -> Claim:
        place = row.position if places is None else places.get(row.pk)
        return Claim(place, beside(row, edition), names.sort_key(row.body, language), row.pk)

    blocks: dict[tuple[int, int], list[Delegation]] = {}
    for row in delegations:
        blocks.setdefault((row.category.order, row.category_id), []).append(row)
    return [row for _block, rows in sorted(blocks.items()) for row in in_places(rows, claim)]


def protocol_places(edition: Edition) -> Mapping[int, int]:
    """Return the place of every delegation (id) in the whole list, from 1, in three queries at most."""
    rows = list(
        Delegation.objects.of_edition(edition).with_host().select_related("body", "category").order_by("id")
    )
    names = names_to_sort(edition, (row.body_id for row in rows))
    return {row.pk: place for place, row in enumerate(in_protocol_order(rows, edition, names), 1)}


def names_to_sort(edition: Edition, bodies: Iterable[int]) -> NameBook:
    """Load the names in the language of the list; only of bodies that have none, those in other languages."""
    wanted = set(bodies)
    valid = BodyName.objects.filter(valid_on(edition.starts_on), form__in=SORT_FORMS)
    found = loaded_names(valid.filter(body__in=wanted, language=edition.order_language))
    missing = wanted - {name.body_id for name in found}
    if missing:
        found += loaded_names(valid.filter(body__in=missing))
    return names_on(found, edition.starts_on)
