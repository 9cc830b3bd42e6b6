"""Places on the staff's grid of a day: true to time, one column a room. Pure, in minutes since midnight.

Sessions of one room at one time stand beside one another in lanes of its column. A session without a room
lies across the rooms that are free then, or in a column of its own where none is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

HOUR = 60
#: What static/css/admin_layout_places.css has classes for.
MOST_COLUMNS, MOST_LANES = 24, 12


@dataclass(frozen=True, slots=True)
class Span:
    """A session as the grid sees it: `column` counts rooms from 1; 0 is without a room."""

    key: int
    start: int
    end: int
    column: int

    def meets(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a session stands: columns from `first` to `last`, and its lane of so many."""

    first: int
    last: int
    lane: int
    lanes: int

    @property
    def classes(self) -> str:
        return (
            f"column-{self.first} to-{self.last} lane-{self.lane % MOST_LANES} "
            f"of-{min(self.lanes, MOST_LANES)}"
        )


def arrange(spans: Sequence[Span], rooms: int) -> tuple[dict[int, Spot], int]:
    """Return each session's spot by its key, and how many columns there are."""
    roomed = sorted((span for span in spans if span.column), key=_in_time)
    spots: dict[int, Spot] = {}
    for column, sharing in groupby(
        sorted(roomed, key=lambda span: span.column), key=lambda span: span.column
    ):
        for crowd in _crowds(sharing):
            spots |= _in_lanes(crowd, column)
    beyond: list[Span] = []
    across: list[tuple[Span, int, int]] = []
    for span in sorted((span for span in spans if not span.column), key=_in_time):
        taken = {each.column for each in roomed if each.meets(span)}
        taken |= {
            number for other, first, last in across if other.meets(span) for number in range(first, last + 1)
        }
        if run := _longest_run([number for number in range(1, rooms + 1) if number not in taken]):
            across.append((span, run[0], run[-1]))
            spots[span.key] = Spot(run[0], run[-1], 0, 1)
        else:
            beyond.append(span)
    for crowd in _crowds(beyond):
        spots |= _in_lanes(crowd, rooms + 1)
    return spots, rooms + bool(beyond)


def hours_around(spans: Iterable[Span], *, opens: int, closes: int, margin: int = HOUR) -> tuple[int, int]:
    """Return the first hour to show and the one after the last: those in use and a `margin` to move in."""
    spans = list(spans)
    if not spans:
        return 8, 19
    first = max(min(span.start for span in spans) - margin, opens)
    last = min(max(span.end for span in spans) + margin, closes)
    return first // HOUR, -(-last // HOUR)


def _in_time(span: Span) -> tuple[int, int, int]:
    return span.start, -span.end, span.key


def _crowds(spans: Iterable[Span]) -> list[list[Span]]:
    """Split spans in order of time where one ends before the next begins."""
    crowds: list[list[Span]] = []
    until = -1
    for span in spans:
        if not crowds or span.start >= until:
            crowds.append([])
        crowds[-1].append(span)
        until = max(until, span.end)
    return crowds


def _in_lanes(crowd: Sequence[Span], column: int) -> dict[int, Spot]:
    ends: list[int] = []
    lanes: dict[int, int] = {}
    for span in crowd:
        lane = next((number for number, end in enumerate(ends) if end <= span.start), len(ends))
        ends[lane : lane + 1] = [span.end]
        lanes[span.key] = lane
    return {key: Spot(column, column, lane, len(ends)) for key, lane in lanes.items()}


def _longest_run(columns: Sequence[int]) -> Sequence[int]:
    """Return the longest stretch of neighbouring columns, the first of several."""
    runs = [[column for _place, column in run] for _distance, run in groupby(enumerate(columns), _distance)]
    return max(runs, key=len, default=[])


def _distance(placed: tuple[int, int]) -> int:
    place, column = placed
    return column - place
