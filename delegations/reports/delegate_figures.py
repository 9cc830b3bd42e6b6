"""How many delegates there were, and what is known of each number: listed, confirmed, accredited, named."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from conferences.enums import Completeness
from conferences.models import Edition
from delegations.enums import DelegateStatus
from delegations.models import Delegate
from delegations.models.delegate import DelegateQuerySet

_LISTED = Q(is_listed=True)
_CONFIRMED = _LISTED & Q(status__in=(DelegateStatus.CONFIRMED, DelegateStatus.ACCREDITED))
_ACCREDITED = _LISTED & Q(status=DelegateStatus.ACCREDITED)


@dataclass(frozen=True)
class DelegateFigures:
    """People, once each: on the printed list; of them confirmed, accredited or not yet; accredited."""

    listed: int = 0
    confirmed: int = 0
    accredited: int = 0


def delegates_by_category(edition: Edition) -> Mapping[int, DelegateFigures]:
    """Return the figures of each category (id) with delegates, in one query; none where the list has gaps.

    The few whom a partial list names say nothing about how many there were. Who sits under two categories
    is counted in both.
    """
    if edition.list_completeness != Completeness.COMPLETE:
        return {}
    rows = (
        Delegate.objects.of_edition(edition)
        .seated()
        .order_by()
        .values_list("delegation__category")
        .annotate(listed=_people(_LISTED), confirmed=_people(_CONFIRMED), accredited=_people(_ACCREDITED))
    )
    return {category: DelegateFigures(*figures) for category, *figures in rows}


def seats_on_list() -> DelegateQuerySet:
    """Return the delegates who take a seat and stand on the printed list."""
    return Delegate.objects.seated().filter(_LISTED)


def _people(counted: Q) -> Count:
    return Count("person", distinct=True, filter=counted)
