"""The figures of an edition by category: bodies, delegations, delegates, each with what it counts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from delegations.enums import PresenceBasis
from delegations.models import Category
from delegations.reports.delegate_figures import DelegateFigures
from delegations.reports.placements import Placements
from eventsite.lib.wording import Wording, wording


@dataclass(frozen=True)
class CategoryFigures:
    """One category. `bodies` is None where it is represented without names; `delegates` None: not known."""

    category: Category
    label: Wording
    bodies: int | None
    registered: int
    delegates: DelegateFigures | None

    @property
    def people(self) -> DelegateFigures:
        """The delegates, none where they are not known."""
        return self.delegates or DelegateFigures()


@dataclass(frozen=True)
class FiguresTable:
    """Categories in protocol order. `people` counts everybody on a complete printed list once."""

    rows: tuple[CategoryFigures, ...]
    people: int

    @property
    def bodies(self) -> int:
        return sum(row.bodies or 0 for row in self.rows)

    @property
    def registered(self) -> int:
        return sum(row.registered for row in self.rows)

    @property
    def confirmed(self) -> int:
        return sum(row.delegates.confirmed for row in self.rows if row.delegates)

    @property
    def accredited(self) -> int:
        return sum(row.delegates.accredited for row in self.rows if row.delegates)

    @property
    def counts_twice(self) -> bool:
        """Whether somebody stands under two categories, so that they add up to more than the people."""
        return sum(row.delegates.listed for row in self.rows if row.delegates) > self.people


def figures_table(
    categories: Iterable[Category],
    placements: Placements,
    delegates: Mapping[int, DelegateFigures],
    *,
    people: int,
) -> FiguresTable:
    """Count the placements of an edition by category; no query. `delegates` is empty where none is known."""
    bodies = Counter(row.category for row in placements.values())
    registered = Counter(
        row.category for row in placements.values() if row.presence == PresenceBasis.REGISTERED
    )
    return FiguresTable(
        rows=tuple(
            CategoryFigures(
                category=category,
                label=wording(category, "heading"),
                bodies=bodies[category.pk] or None,
                registered=registered[category.pk],
                delegates=delegates.get(category.pk, DelegateFigures()) if delegates else None,
            )
            for category in categories
        ),
        people=people if delegates else 0,
    )
