"""Populations mean the same wherever they are counted."""

import pytest

from delegations.enums import DelegateStatus, ListPopulation
from delegations.reports.populations import MEANINGS, NAMES, ON_RECORD
from delegations.reports.printed_list.seats import counted, seats_of
from delegations.reports.statistics import edition_statistics
from tests.factories import DelegateFactory, DelegationFactory


@pytest.mark.django_db
@pytest.mark.parametrize("population", ListPopulation.values)
def test_statistics_count_whom_the_list_of_participants_counts(population):
    edition = DelegationFactory().edition
    for status in DelegateStatus.values:
        for is_listed in (True, True, False):
            DelegateFactory(
                delegation=edition.delegations.get(), status=status, role="expert", is_listed=is_listed
            )

    on_paper = sum(counted(seats_of(edition), population).values())

    found = edition_statistics(edition, population=population, language="en")
    assert (found.table("category").total.seats, on_paper > 0) == (on_paper, True)


def test_every_population_has_a_name_and_a_meaning():
    assert set(NAMES) == set(MEANINGS) == {*ListPopulation.values, ON_RECORD}
