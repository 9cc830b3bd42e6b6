"""Places on the staff's grid of a day: true to time, one column a room. Pure, in minutes since midnight.

Sessions of one room at one time stand beside one another in lanes of its column. A session without a room
lies across the rooms that are free then, or in a column of its own: where none is, or where it lasts the day
beside others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from eventsite.lib.lanes import crowds, in_time, lanes, lasts_the_day, longest_run, meet

HOUR = 60
#: What static/css/admin_layout_places.css has classes for.
MOST_COLUMNS, MOST_LANES = 48, 12


@dataclass(frozen=True, slots=True)
class Span:
    """A session as the grid sees it: `column` counts rooms from 1; 0 is without a room."""

    key: int
    start: int
    end: int
    column: int


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
    roomed = sorted((span for span in spans if span.column), key=in_time)
    spots: dict[int, Spot] = {}
    for column, sharing in groupby(
        sorted(roomed, key=lambda span: span.column), key=lambda span: span.column
    ):
        for crowd in crowds(sharing):
            spots |= _in_lanes(crowd, column)
    beyond: list[Span] = []
    across: list[tuple[Span, int, int]] = []
    for span in sorted((span for span in spans if not span.column), key=in_time):
        taken = {each.column for each in roomed if meet(each, span)}
        taken |= {
            number for other, first, last in across if meet(other, span) for number in range(first, last + 1)
        }
        run = longest_run([number for number in range(1, rooms + 1) if number not in taken])
        is_aside = lasts_the_day(span) and any(each is not span and meet(each, span) for each in spans)
        if run and not is_aside:
            across.append((span, run[0], run[-1]))
            spots[span.key] = Spot(run[0], run[-1], 0, 1)
        else:
            beyond.append(span)
    for crowd in crowds(beyond):
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


def _in_lanes(crowd: Sequence[Span], column: int) -> dict[int, Spot]:
    placed, count = lanes(crowd)
    return {key: Spot(column, column, lane, count) for key, lane in placed.items()}
