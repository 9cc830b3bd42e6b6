"""Who sits in which delegation of an edition, as the table and the index of a list need it; one query."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from conferences.models import Edition
from delegations.enums import DelegateStatus, ListPopulation
from delegations.models import Delegate

_STATUSES = {
    ListPopulation.CONFIRMED.value: {DelegateStatus.CONFIRMED, DelegateStatus.ACCREDITED},
    ListPopulation.ACCREDITED.value: {DelegateStatus.ACCREDITED},
}


class Seat(NamedTuple):
    """A delegate who takes a seat, listed or not."""

    id: int
    delegation_id: int
    person_id: int
    status: str
    is_listed: bool
    full_name: str
    given_name: str
    patronymic: str
    family_name: str
    person__sort_name: str

    def is_of(self, population: str) -> bool:
        if population == ListPopulation.LISTED:
            return self.is_listed
        return population not in _STATUSES or self.status in _STATUSES[population]


def seats_of(edition: Edition) -> list[Seat]:
    """Load everybody who takes a seat at the edition."""
    rows = Delegate.objects.of_edition(edition).seated().order_by("id")
    return list(map(Seat._make, rows.values_list(*Seat._fields)))


def counted(seats: Iterable[Seat], population: str) -> Counter[int]:
    """Count the seats of a population by delegation."""
    return Counter(seat.delegation_id for seat in seats if seat.is_of(population))
