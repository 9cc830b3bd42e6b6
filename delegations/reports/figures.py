"""Figures of participation: bodies of editions, never persons."""

from collections.abc import Iterable

from django.db.models import Count

from conferences.models import Edition
from delegations.models import Delegation


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
