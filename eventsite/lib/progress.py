"""How far a long piece of work has come."""

from collections.abc import Callable
from dataclasses import dataclass

#: Called once a batch, never once a row: how much is done, how much there is.
Steps = Callable[[int, int], None]


def uncounted(_done: int, _total: int) -> None:
    """Take the news of work that nobody waits for."""


def unheard(_count: int) -> None:
    """Take the news of a batch that nobody waits for."""


@dataclass(slots=True)
class Counter:
    """Adds up the batches of one piece of work and tells how far it has come."""

    tell: Steps
    total: int
    done: int = 0

    def add(self, count: int) -> None:
        self.done = min(self.done + count, self.total)
        self.tell(self.done, self.total)
