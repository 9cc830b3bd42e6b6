"""Figures of participation: bodies and categories of editions, never persons."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from conferences.models import Edition
from delegations.models import Category, CategoryPresence, Delegation
from eventsite.lib.wording import Wording, wording


@dataclass(frozen=True)
class CategoryFigure:
    """Named bodies of a category at an edition; `value` is None where it is represented without names."""

    category: Category
    label: Wording
    value: int | None


def participation(edition: Edition) -> tuple[CategoryFigure, ...]:
    """Return a figure for each category of the edition in protocol order, in two queries."""
    counts = (
        Category.objects.filter(delegations__edition=edition)
        .annotate(named=Count("delegations"))
        .order_by("order", "id")
    )
    values: dict[Category, int | None] = {category: category.named for category in counts}
    presences = CategoryPresence.objects.filter(edition=edition).select_related("category").order_by("id")
    for presence in presences:
        values.setdefault(presence.category, None)
    ordered = sorted(values.items(), key=lambda item: (item[0].order, item[0].pk))
    return tuple(CategoryFigure(category, wording(category, "heading"), value) for category, value in ordered)


def bodies_named(editions: Iterable[Edition]) -> dict[int, int]:
    """Return the number of bodies named at each edition, by the edition's id; 0 where none is."""
    wanted = [edition.pk for edition in editions]
    counted = (
        Delegation.objects.filter(edition__in=wanted)
        .order_by("edition")
        .values_list("edition")
        .annotate(Count("id"))
    )
    return dict.fromkeys(wanted, 0) | dict(counted)
