"""What counts at an edition: bodies, categories without names, the delegates of a complete list."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import ngettext, npgettext

from conferences.enums import Completeness
from conferences.models import Edition
from conferences.reports.editions import drop_zero
from delegations.models import CategoryPresence, Delegate
from delegations.reports.figures import bodies_named


@dataclass(frozen=True)
class Figures:
    """`bodies` named, categories `unnamed` (represented without names), people of a complete list, else 0."""

    bodies: int
    unnamed: int
    delegates: int
    completeness: str

    @property
    def complete(self) -> bool:
        return self.completeness == Completeness.COMPLETE

    @property
    def bodies_label(self) -> str:
        if self.complete:
            # With a context: behind a number Chinese wants a measure word.
            return npgettext("figure", "body", "bodies", self.bodies)
        return ngettext("body named", "bodies named", self.bodies)

    @property
    def unnamed_label(self) -> str:
        return npgettext("figure", "category represented", "categories represented", self.unnamed)

    @property
    def delegates_label(self) -> str:
        return ngettext("delegate on the list", "delegates on the list", self.delegates)

    def pairs(self) -> tuple[tuple[int, str], ...]:
        """Return number and label of each figure that counts something, the telling one first."""
        only_categories = self.completeness == Completeness.CATEGORIES_ONLY
        return drop_zero(
            (
                (self.unnamed if only_categories else 0, self.unnamed_label),
                (self.bodies, self.bodies_label),
                (self.delegates, self.delegates_label),
            )
        )


def figures_of(editions: Iterable[Edition]) -> dict[int, Figures]:
    """Return the figures of each edition by its id; three queries.

    Delegates are counted as people, once each, and only where the list is complete: the few that a partial
    list names say nothing about how many there were.
    """
    wanted = list(editions)
    bodies = bodies_named(wanted)
    unnamed = dict(
        CategoryPresence.objects.filter(edition__in=wanted)
        .order_by("edition")
        .values_list("edition")
        .annotate(Count("id"))
    )
    complete = [row.pk for row in wanted if row.list_completeness == Completeness.COMPLETE]
    people = dict(
        Delegate.objects.seated()
        .filter(delegation__edition__in=complete, is_listed=True)
        .order_by("delegation__edition")
        .values_list("delegation__edition")
        .annotate(Count("person", distinct=True))
    )
    return {
        row.pk: Figures(bodies[row.pk], unnamed.get(row.pk, 0), people.get(row.pk, 0), row.list_completeness)
        for row in wanted
    }
