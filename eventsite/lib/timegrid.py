"""The time grid of a day: which rows and columns each session fills. Pure, in minutes since midnight.

A room has one column, or a lane for each session that it holds at one time: lanes are columns beside one
another under the head of the room.

A row lies between two neighbouring starts or ends. It is as tall as its minutes where sessions run side by
side; where nothing runs, or one session alone, it shrinks to what is printed in it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from eventsite.lib.lanes import crowds, in_time, lanes, lasts_the_day, longest_run, meet

MINUTES_PER_STEP = 5
#: Rows longer than this many steps grow no further.
TALLEST = 12
#: Steps of a row with one session, or none, however long it lasts.
LONE, IDLE = 3, 2
#: What static/css/timegrid.css has classes for.
MOST_ROWS, MOST_COLUMNS = 160, 48
#: Beyond these the columns are narrow on a laptop, or too many for it: see `Grid`.
ROOMY_COLUMNS, COLUMNS_OF_A_LAPTOP, COLUMNS_OF_A_SCREEN = 6, 9, 10


@dataclass(frozen=True)
class Block:
    """A session as the grid sees it: `column` counts rooms from 1; 0 is across all rooms free then.

    `is_pause` says that it needs no height of its own, as a lunch beside a talk.
    """

    key: int
    start: int
    end: int
    column: int
    is_pause: bool = False


@dataclass(frozen=True)
class Tick:
    """The label and height of one row; `classes` place it.

    `shift` is how many minutes the clock was put forward (or, below 0, back) since the day's midnight.
    """

    minute: int
    row: int
    steps: int
    shift: int = 0

    @property
    def label(self) -> str:
        """The time as a clock shows it; after midnight `minute` goes on counting from the day before."""
        minute = self.minute + self.shift
        return f"{minute // 60 % 24:02d}:{minute % 60:02d}"

    @property
    def classes(self) -> str:
        return f"row-{self.row} steps-{self.steps}"


@dataclass(frozen=True)
class Place:
    """Where a session stands: rows and columns as CSS grid lines, the end line not included.

    `is_across` says that the heads over it do not name its room. `is_behind` is a pause drawn across all
    columns, behind what is held meanwhile: only its text keeps to its own columns.
    """

    first_row: int
    end_row: int
    first_column: int
    end_column: int
    is_across: bool = False
    is_behind: bool = False

    @property
    def classes(self) -> str:
        return (
            f"row-{self.first_row} until-{self.end_row} "
            f"column-{self.first_column} through-{self.end_column}"
            f"{' session--span' if self.is_across else ''}{' session--behind' if self.is_behind else ''}"
        )


@dataclass(frozen=True)
class Head:
    """The columns under the head of a room, the end not included."""

    first: int
    end: int

    @property
    def classes(self) -> str:
        return f"column-{self.first} through-{self.end}"


@dataclass(frozen=True)
class Grid:
    """The rows of a day, and each session's place by its key.

    `heads` has one for each room, and one more where sessions across all rooms found none free.
    """

    ticks: tuple[Tick, ...]
    places: dict[int, Place]
    heads: tuple[Head, ...]

    @property
    def columns(self) -> int:
        return self.heads[-1].end - 1 if self.heads else 0

    @property
    def fits(self) -> bool:
        """Whether the style sheet can draw it; if not, show the running list."""
        return len(self.ticks) <= MOST_ROWS and 0 < self.columns <= MOST_COLUMNS

    @property
    def is_crowded(self) -> bool:
        """Whether only titles have room on a laptop."""
        return self.columns > ROOMY_COLUMNS

    @property
    def scrolls(self) -> bool:
        """Whether it is wider than a laptop, so that it needs a box to scroll in."""
        return self.columns > COLUMNS_OF_A_LAPTOP

    @property
    def always_scrolls(self) -> bool:
        """Whether it is wider than a large screen, too."""
        return self.columns > COLUMNS_OF_A_SCREEN

    def now_classes(self, minute: int) -> str:
        """Return the classes of the now-line, in tenths of its row; empty outside the day."""
        for tick, following in pairwise(self.ticks):
            if tick.minute <= minute < following.minute:
                tenth = (minute - tick.minute) * 10 // (following.minute - tick.minute)
                return f"row-{tick.row} at-{tenth}"
        return ""


def lay_out(blocks: Sequence[Block], rooms: int, shift: Callable[[int], int] = lambda _minute: 0) -> Grid:
    """Place the sessions of a day in `rooms`; what finds no room free stands beyond them.

    `shift` tells by how many minutes the clock differs at a minute of the day (see Tick).
    """
    return _Layout(tuple(sorted(blocks, key=in_time)), rooms, shift).grid


class _Layout:
    """Rooms count from 1; the one beyond them is for sessions across all rooms that found none free."""

    def __init__(self, blocks: tuple[Block, ...], rooms: int, shift: Callable[[int], int]) -> None:
        self.blocks = blocks
        self.rooms = rooms
        self.shift = shift

    @cached_property
    def grid(self) -> Grid:
        rows = {minute: row for row, minute in enumerate(self.minutes, start=1)}
        places = {block.key: self._place(block, rows[block.start], rows[block.end]) for block in self.blocks}
        return Grid(self._ticks(), places, self.heads)

    @cached_property
    def minutes(self) -> list[int]:
        return sorted({block.start for block in self.blocks} | {block.end for block in self.blocks})

    @cached_property
    def busy(self) -> list[tuple[int, int]]:
        """When sessions run; what pauses or lasts the day stretches to the text of the one beside it."""
        return [
            (block.start, block.end)
            for block in self.blocks
            if not block.is_pause and not lasts_the_day(block)
        ]

    @cached_property
    def runs(self) -> dict[int, Sequence[int]]:
        """The neighbouring rooms that each session without a room lies across."""
        runs: dict[int, Sequence[int]] = {}
        for block in sorted((block for block in self.blocks if not block.column), key=lasts_the_day):
            others = [other for other in self.blocks if other is not block and meet(block, other)]
            taken = {room for other in others for room in runs.get(other.key, (other.column,))}
            free = [room for room in range(1, self.rooms + 1) if room not in taken]
            if others and lasts_the_day(block):
                free = []
            runs[block.key] = longest_run(free) or (self.rooms + 1,)
        return runs

    @cached_property
    def crowds(self) -> dict[int, list[list[Block]]]:
        """The sessions of each room, and of the one beyond, split where none goes on."""
        held: dict[int, list[Block]] = {room: [] for room in range(1, self.rooms + 1)}
        for block in self.blocks:
            room = block.column or self.runs[block.key][0]
            if block.column or room > self.rooms:
                held.setdefault(room, []).append(block)
        return {room: crowds(blocks) for room, blocks in held.items()}

    @cached_property
    def heads(self) -> tuple[Head, ...]:
        widths = [max(map(_width, each), default=1) for each in self.crowds.values()]
        return tuple(Head(first, end) for first, end in pairwise(accumulate(widths, initial=1)))

    @cached_property
    def in_lanes(self) -> dict[int, tuple[int, int]]:
        """The columns of each session that stands in lanes: as wide as its neighbours leave it."""
        found: dict[int, tuple[int, int]] = {}
        for head, each in zip(self.heads, self.crowds.values(), strict=True):
            for crowd in each:
                found |= _in_lanes(crowd, head)
        return found

    def _place(self, block: Block, first_row: int, end_row: int) -> Place:
        if block.key in self.in_lanes:
            return Place(first_row, end_row, *self.in_lanes[block.key])
        run = self.runs[block.key]
        first, end = self.heads[run[0] - 1].first, self.heads[run[-1] - 1].end
        is_whole = (first, end) == (1, self.heads[-1].end)
        is_behind = block.is_pause and not is_whole
        return Place(first_row, end_row, first, end, is_across=True, is_behind=is_behind)

    def _ticks(self) -> tuple[Tick, ...]:
        rows = [self._steps(start, end) for start, end in pairwise(self.minutes)]
        return tuple(
            Tick(minute, row, rows[row - 1] if row <= len(rows) else 0, self.shift(minute))
            for row, minute in enumerate(self.minutes, start=1)
        )

    def _steps(self, start: int, end: int) -> int:
        true = -(-(end - start) // MINUTES_PER_STEP)
        busy = sum(1 for begins, ends in self.busy if begins < end and ends > start)
        return min(true, (IDLE, LONE)[busy] if busy <= 1 else TALLEST)


def _width(crowd: Sequence[Block]) -> int:
    return lanes(crowd)[1] if len(crowd) > 1 else 1


def _in_lanes(crowd: Sequence[Block], head: Head) -> dict[int, tuple[int, int]]:
    if len(crowd) == 1:
        return {crowd[0].key: (head.first, head.end)}
    placed, count = lanes(crowd)
    width = head.end - head.first
    found = {}
    for block in crowd:
        beside = [placed[other.key] for other in crowd if other is not block and meet(block, other)]
        end = min((lane for lane in beside if lane > placed[block.key]), default=count)
        found[block.key] = (
            head.first + placed[block.key] * width // count,
            head.first + end * width // count,
        )
    return found
