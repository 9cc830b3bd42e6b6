"""Lanes for what happens at one time in one place, and stretches of free places. Pure, in minutes."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Protocol, TypeVar


class Timed(Protocol):
    """Something from one minute to another, known by a key."""

    @property
    def key(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Timed)
#: From so many minutes on it lasts the day, as a registration desk does, and others are held beside it.
DAY_LONG = 6 * 60


def meet(one: Timed, other: Timed) -> bool:
    return one.start < other.end and other.start < one.end


def lasts_the_day(timed: Timed) -> bool:
    return timed.end - timed.start >= DAY_LONG


def in_time(timed: Timed) -> tuple[int, int, int]:
    """Return what to sort by: what begins earlier first, of two the longer."""
    return timed.start, -timed.end, timed.key


def crowds(timed: Iterable[T]) -> list[list[T]]:
    """Split what is sorted `in_time` where all of it has ended before the next begins."""
    found: list[list[T]] = []
    until = -1
    for each in timed:
        if not found or each.start >= until:
            found.append([])
        found[-1].append(each)
        until = max(until, each.end)
    return found


def lanes(crowd: Iterable[Timed]) -> tuple[Mapping[int, int], int]:
    """Return the lane of each by its key, from 0, and how many lanes there are; sort `in_time` before."""
    ends: list[int] = []
    placed: dict[int, int] = {}
    for each in crowd:
        lane = next((number for number, end in enumerate(ends) if end <= each.start), len(ends))
        ends[lane : lane + 1] = [each.end]
        placed[each.key] = lane
    return placed, len(ends)


def longest_run(places: Sequence[int]) -> Sequence[int]:
    """Return the longest stretch of neighbouring numbers, the first of several."""
    runs = [[place for _index, place in run] for _distance, run in groupby(enumerate(places), _distance)]
    return max(runs, key=len, default=[])


def _distance(placed: tuple[int, int]) -> int:
    index, place = placed
    return place - index
