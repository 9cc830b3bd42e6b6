"""How far a long piece of work has come."""

from collections.abc import Callable

#: Called once a batch, never once a row: how much is done, how much there is.
Steps = Callable[[int, int], None]


def uncounted(_done: int, _total: int) -> None:
    """Take the news of work that nobody waits for."""
