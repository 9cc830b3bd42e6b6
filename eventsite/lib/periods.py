"""Spans of days in which a name or a status holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `valid_from` to `valid_to`, both included; None is open on that side.

    Raises ValueError when the end lies before the start.
    """

    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError(f"A period cannot end ({self.valid_to}) before it starts ({self.valid_from}).")

    def contains(self, day: date) -> bool:
        """Say whether the day lies inside."""
        return self.bounds[0] <= day <= self.bounds[1]

    def overlaps(self, other: "Period") -> bool:
        """Say whether the two share at least one day."""
        return self.bounds[0] <= other.bounds[1] and other.bounds[0] <= self.bounds[1]

    @property
    def bounds(self) -> tuple[date, date]:
        """Return the first and the last day, with the ends of the calendar for open sides."""
        return self.valid_from or date.min, self.valid_to or date.max


def first_overlap(periods: Iterable[Period]) -> tuple[Period, Period] | None:
    """Return the first two periods, in order of their start, that share a day."""
    ordered = sorted(periods, key=lambda period: period.bounds)
    return next((pair for pair in pairwise(ordered) if pair[0].overlaps(pair[1])), None)
