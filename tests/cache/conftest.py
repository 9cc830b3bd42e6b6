"""Two processes before one database: the one that writes, and another."""

from collections.abc import Iterator

import pytest

from eventsite.public.cache.marks import Marks, marks
from tests.cache.frame import Clock, Site


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def site(db: None, clock: Clock) -> Iterator[Site]:
    """The process that the test runs in: what it writes, it knows of."""
    marks.forget()
    yield Site(marks, clock)
    marks.forget()


@pytest.fixture
def elsewhere(db: None, clock: Clock) -> Site:
    """Another process: it hears of a write from the database alone. Its ticks are those of `clock`."""
    return Site(Marks(clock=clock, ticks=clock), clock)


@pytest.fixture
def marks_of_process(db: None) -> Iterator[Marks]:
    marks.forget()
    yield marks
    marks.forget()
