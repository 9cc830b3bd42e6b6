"""The time grid of a day: which rows and columns each session fills. Pure, in minutes since midnight.

A row lies between two neighbouring starts or ends. It is as tall as its minutes where sessions run side by
side; where nothing runs, or one session alone, it shrinks to what is printed in it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

MINUTES_PER_STEP = 5
#: Rows longer than this many steps grow no further.
TALLEST = 12
#: Steps of a row with one session, or none, however long it lasts.
LONE, IDLE = 3, 2
#: What static/css/timegrid.css has classes for.
MOST_ROWS, MOST_COLUMNS = 160, 14
#: Beyond these the columns are narrow on a laptop: see `Grid.is_crowded`.
ROOMY_COLUMNS = 6


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
    """Where a session stands: rows and columns as CSS grid lines, the end line not included."""

    first_row: int
    end_row: int
    first_column: int
    end_column: int

    @property
    def classes(self) -> str:
        return f"row-{self.first_row} until-{self.end_row} room-{self.first_column} through-{self.end_column}"

    @property
    def spans(self) -> bool:
        return self.end_column - self.first_column > 1


@dataclass(frozen=True)
class Grid:
    """The rows of a day, and each session's place by its key."""

    ticks: tuple[Tick, ...]
    places: dict[int, Place]
    columns: int

    @property
    def fits(self) -> bool:
        """Whether the style sheet can draw it; if not, show the running list."""
        return len(self.ticks) <= MOST_ROWS and self.columns <= MOST_COLUMNS

    @property
    def is_crowded(self) -> bool:
        """Whether only titles have room on a laptop."""
        return self.columns > ROOMY_COLUMNS

    def now_classes(self, minute: int) -> str:
        """Return the classes of the now-line, in tenths of its row; empty outside the day."""
        for tick, following in pairwise(self.ticks):
            if tick.minute <= minute < following.minute:
                tenth = (minute - tick.minute) * 10 // (following.minute - tick.minute)
                return f"row-{tick.row} at-{tenth}"
        return ""


def lay_out(blocks: Sequence[Block], rooms: int, shift: Callable[[int], int] = lambda _minute: 0) -> Grid:
    """Place the sessions of a day in `rooms` columns; where two claim one room, in further columns.

    `shift` tells by how many minutes the clock differs at a minute of the day (see Tick).
    """
    return _Layout(tuple(blocks), rooms, shift).grid


class _Layout:
    def __init__(self, blocks: tuple[Block, ...], rooms: int, shift: Callable[[int], int]) -> None:
        self.blocks = blocks
        self.shift = shift
        self.rooms = rooms
        self.taken: list[list[tuple[int, int]]] = [[] for _room in range(rooms)]

    @cached_property
    def grid(self) -> Grid:
        columns = {block.key: self._columns(block) for block in sorted(self.blocks, key=_roomless_last)}
        rows = {minute: row for row, minute in enumerate(self.minutes, start=1)}
        places = {
            block.key: Place(rows[block.start], rows[block.end], *columns[block.key]) for block in self.blocks
        }
        return Grid(self._ticks(), places, len(self.taken))

    @cached_property
    def minutes(self) -> list[int]:
        return sorted({block.start for block in self.blocks} | {block.end for block in self.blocks})

    def _ticks(self) -> tuple[Tick, ...]:
        rows = [self._steps(start, end) for start, end in pairwise(self.minutes)]
        return tuple(
            Tick(minute, row, rows[row - 1] if row <= len(rows) else 0, self.shift(minute))
            for row, minute in enumerate(self.minutes, start=1)
        )

    def _steps(self, start: int, end: int) -> int:
        running = [block for block in self.blocks if block.start < end and block.end > start]
        true = -(-(end - start) // MINUTES_PER_STEP)
        # A pause beside one session stretches to that session's text, and no further.
        busy = sum(1 for block in running if not block.is_pause)
        return min(true, IDLE if not running else LONE if busy <= 1 else TALLEST)

    def _columns(self, block: Block) -> tuple[int, int]:
        """Return the first column and the one after the last, and take them."""
        wanted = [block.column] if block.column else range(1, len(self.taken) + 1)
        free = [column for column in wanted if self._is_free(column, block)]
        run = _longest_run(free) or [self._column_beyond_the_rooms(block)]
        for column in run:
            self.taken[column - 1].append((block.start, block.end))
        return run[0], run[-1] + 1

    def _is_free(self, column: int, block: Block) -> bool:
        return all(end <= block.start or start >= block.end for start, end in self.taken[column - 1])

    def _column_beyond_the_rooms(self, block: Block) -> int:
        for column in range(self.rooms + 1, len(self.taken) + 1):
            if self._is_free(column, block):
                return column
        self.taken.append([])
        return len(self.taken)


def _roomless_last(block: Block) -> tuple[bool, int, int]:
    return block.column == 0, block.start, block.key


def _longest_run(columns: Sequence[int]) -> list[int]:
    """Return the longest stretch of neighbouring columns, the first of several."""
    best: list[int] = []
    run: list[int] = []
    for column in columns:
        run = [*run, column] if run and column == run[-1] + 1 else [column]
        if len(run) > len(best):
            best = run
    return best
