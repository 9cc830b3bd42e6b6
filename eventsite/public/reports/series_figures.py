"""Bodies and delegates of a series by category, edition by edition, with what is not known said as such."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django.db.models import Count

from conferences.enums import Completeness
from conferences.models import Edition, Series
from delegations.models import Category, CategoryPresence, Delegate, Delegation
from eventsite.lib.wording import Wording, wording
from eventsite.public.reports.figures import Figures

#: A longer series shows its newest part; the matrix leads to the rest.
LONGEST = 20
#: A number, or why there is none: the category is represented without names; an incomplete list names nobody
#: of it; how many there were is not known.
Value = int | Literal["represented", "not-recorded", "unknown"]
#: Numbers by edition and category.
Counted = Mapping[tuple[int, int], int]


@dataclass(frozen=True)
class FigureRow:
    category: Category
    label: Wording
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Measure:
    """One thing counted; `totals` are those of whole editions: who is in two categories counts once there."""

    rows: tuple[FigureRow, ...]
    totals: tuple[Value, ...]

    @property
    def is_known(self) -> bool:
        return any(isinstance(value, int) and value for row in self.rows for value in row.values)


@dataclass(frozen=True)
class SeriesFigures:
    """`editions` are those of the columns, oldest first; `hidden` older ones are left out."""

    editions: tuple[Edition, ...]
    bodies: Measure
    delegates: Measure
    hidden: int


def series_figures(
    series: Series, editions: Sequence[Edition], figures: Mapping[int, Figures], *, count: int
) -> SeriesFigures:
    """Count the newest of the `count` editions, whose figures as a whole are given; four queries."""
    shown = sorted(editions, key=lambda edition: edition.number)[-LONGEST:]
    categories = list(series.categories.order_by("order", "id"))
    represented = set(
        CategoryPresence.objects.filter(edition__in=shown)
        .order_by("id")
        .values_list("edition_id", "category_id")
    )
    bodies, people = _bodies(shown), _people(shown)

    def named(edition: Edition, category: Category) -> Value:
        key = (edition.pk, category.pk)
        return bodies.get(key) or ("represented" if key in represented else _nothing(edition))

    def listed(edition: Edition, category: Category) -> Value:
        return people.get((edition.pk, category.pk), 0) if figures[edition.pk].delegates else "unknown"

    return SeriesFigures(
        editions=tuple(shown),
        bodies=Measure(
            tuple(_rows(categories, shown, named)),
            tuple(figures[row.pk].bodies or _nothing(row) for row in shown),
        ),
        delegates=Measure(
            tuple(_rows(categories, shown, listed)),
            tuple(figures[row.pk].delegates or "unknown" for row in shown),
        ),
        hidden=count - len(shown),
    )


def _rows(
    categories: Iterable[Category], editions: Sequence[Edition], value: Callable[[Edition, Category], Value]
) -> Iterable[FigureRow]:
    """Yield the categories of which something is on record."""
    for category in categories:
        values = tuple(value(edition, category) for edition in editions)
        if any(found == "represented" or (isinstance(found, int) and found) for found in values):
            yield FigureRow(category, wording(category, "heading"), values)


def _nothing(edition: Edition) -> Value:
    """Return what a list that names no body of a category says."""
    if edition.list_completeness == Completeness.COMPLETE:
        return 0
    return "not-recorded" if edition.list_completeness == Completeness.PARTIAL else "unknown"


def _bodies(editions: Sequence[Edition]) -> Counted:
    rows = Delegation.objects.filter(edition__in=editions).order_by()
    counted = rows.values_list("edition", "category").annotate(Count("id"))
    return {(edition, category): number for edition, category, number in counted}


def _people(editions: Sequence[Edition]) -> Counted:
    """Count the people on complete printed lists; who sits under two categories is counted in both."""
    complete = [row.pk for row in editions if row.list_completeness == Completeness.COMPLETE]
    rows = Delegate.objects.seated().filter(is_listed=True, delegation__edition__in=complete).order_by()
    counted = rows.values_list("delegation__edition", "delegation__category").annotate(
        Count("person", distinct=True)
    )
    return {(edition, category): number for edition, category, number in counted}
