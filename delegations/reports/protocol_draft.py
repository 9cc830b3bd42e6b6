"""The order of protocol while somebody is setting it: who stands where, and whose place is by hand."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from conferences.models import Edition
from delegations.models import Delegation
from delegations.reports.names import NameBook, names_of
from delegations.reports.protocol_order import in_protocol_order


@dataclass(frozen=True)
class OrderedList:
    """The delegations of an edition with all that decides their order; two queries made it."""

    edition: Edition
    rows: Mapping[int, Delegation]
    names: NameBook

    def ordered(
        self, rows: Iterable[Delegation], places: Mapping[int, int], *, language: str = ""
    ) -> list[Delegation]:
        """Put delegations into order, with these places by hand."""
        return in_protocol_order(rows, self.edition, self.names, language=language, places=places)

    @property
    def saved(self) -> dict[int, int]:
        """Return the places by hand that are on record."""
        return {row.pk: row.position for row in self.rows.values() if row.position is not None}

    @property
    def digest(self) -> str:
        """Return a digest of what was looked at: it changes when somebody else changes the order."""
        facts: list[Any] = [str(self.edition.host_place), str(self.edition.order_language)]
        facts += sorted(
            (row.pk, row.category_id, row.position or 0, row.category.order) for row in self.rows.values()
        )
        return hashlib.sha256(repr(facts).encode()).hexdigest()


def ordered_list(edition: Edition, *, lock: bool = False) -> OrderedList:
    """Read the delegations of an edition and their names, in two queries; `lock` holds the rows."""
    rows = (
        Delegation.objects.of_edition(edition).with_host().select_related("body", "category").order_by("id")
    )
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = {row.pk: row for row in rows}
    return OrderedList(
        edition, found, names_of({row.body_id for row in found.values()}, on=edition.starts_on)
    )


@dataclass(frozen=True)
class OrderDraft:
    """An order of delegations (ids), category after category, and those of them with a place by hand."""

    listed: OrderedList
    order: tuple[int, ...]
    by_hand: frozenset[int]

    @classmethod
    def of(cls, listed: OrderedList, places: Mapping[int, int]) -> "OrderDraft":
        """Return the order that these places by hand make."""
        order = tuple(row.pk for row in listed.ordered(listed.rows.values(), places))
        return cls(listed, order, frozenset(pk for pk in places if pk in listed.rows))

    @classmethod
    def written(cls, listed: OrderedList, order: Sequence[int], by_hand: Iterable[int]) -> "OrderDraft":
        """Return the order that somebody wrote; whom it lacks stands where the list language puts them."""
        known = [pk for pk in dict.fromkeys(order) if pk in listed.rows]
        return cls.of(listed, cls(listed, tuple(known), frozenset(by_hand) & set(known)).places)

    @property
    def blocks(self) -> list[list[int]]:
        """Return the ids by category, in the order of the draft."""
        found: dict[int, list[int]] = {}
        for pk in self.order:
            found.setdefault(self.listed.rows[pk].category_id, []).append(pk)
        return list(found.values())

    @property
    def places(self) -> dict[int, int]:
        """Return the places by hand, each within its category, from 1."""
        return {pk: place for block in self.blocks for place, pk in enumerate(block, 1) if pk in self.by_hand}

    def moved(self, pk: int, to: int) -> "OrderDraft":
        """Return the order with one delegation at a place of its category; out of range is the nearest."""
        order: list[int] = []
        for block in self.blocks:
            if pk in block:
                rest = [other for other in block if other != pk]
                at = min(max(to, 1), len(block)) - 1
                block = [*rest[:at], pk, *rest[at:]]  # noqa: PLW2901 (the block with the one moved)
            order += block
        return replace(self, order=tuple(order), by_hand=self.by_hand | {pk})

    def reset(self, ids: Iterable[int]) -> "OrderDraft":
        """Return the order with these back at the place that the list language gives them."""
        gone = set(ids)
        return OrderDraft.of(self.listed, {pk: at for pk, at in self.places.items() if pk not in gone})

    def changes(self) -> dict[int, int | None]:
        """Return the delegations whose place by hand is another than on record, with the new one."""
        places, saved = self.places, self.listed.saved
        return {pk: places.get(pk) for pk in self.order if places.get(pk) != saved.get(pk)}
