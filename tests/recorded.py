"""Fixtures: the recorded editions, with a dozen states instead of all, so that they come fast."""

import pytest

from delegations.services import states
from eventsite.desk.demo.borders.record import load_borders
from eventsite.lib.countries import countries

NEEDED = {"IND", "KAZ", "CHN", "KGZ", "PAK", "RUS", "TJK", "UZB", "IRN", "BLR", "NAM", "HKG"}


@pytest.fixture
def few_states(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the standard hold a dozen states and areas."""
    few = tuple(country for country in countries() if country.alpha3 in NEEDED)
    monkeypatch.setattr(states, "countries", lambda: few)


@pytest.fixture
def recorded(db: None, few_states: None) -> None:
    """Write the two recorded editions."""
    states.load_states()
    load_borders()
