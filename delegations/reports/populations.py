"""Whom a figure counts. The populations of an edition differ: wherever one is counted, it is named."""

from collections.abc import Mapping

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from delegations.enums import SEATED_STATUSES, DelegateStatus, ListPopulation

#: Not a population to choose: whoever was ever entered, whatever became of them. Statuses are counted of it.
ON_RECORD = "on-record"
_SEATED = Q(status__in=SEATED_STATUSES)
_COUNTED: Mapping[str, Q] = {
    ListPopulation.REGISTERED: _SEATED,
    ListPopulation.CONFIRMED: Q(status__in=(DelegateStatus.CONFIRMED, DelegateStatus.ACCREDITED)),
    ListPopulation.ACCREDITED: Q(status=DelegateStatus.ACCREDITED),
    ListPopulation.LISTED: _SEATED & Q(is_listed=True),
    ON_RECORD: Q(),
}
NAMES: Mapping[str, Promise] = {
    ListPopulation.REGISTERED: _("Registered"),
    ListPopulation.CONFIRMED: _("Confirmed"),
    ListPopulation.ACCREDITED: _("Accredited"),
    ListPopulation.LISTED: _("On the printed list"),
    ON_RECORD: _("On record"),
}
MEANINGS: Mapping[str, Promise] = {
    ListPopulation.REGISTERED: _("Everybody who holds a seat: nominated, confirmed or accredited."),
    ListPopulation.CONFIRMED: _("Those who are confirmed, and those who are accredited already."),
    ListPopulation.ACCREDITED: _("Those who are accredited."),
    ListPopulation.LISTED: _("Those who hold a seat and are not left out of the printed list."),
    ON_RECORD: _("Everybody ever entered, also who declined, withdrew or was replaced."),
}


def counted_in(population: str) -> Q:
    """Return the condition of delegates for being counted in a population."""
    return _COUNTED[population]
