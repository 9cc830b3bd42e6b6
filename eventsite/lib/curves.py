"""The geometry of a chart of two lines over days, on one scale from nought. Pure, in its own units."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 640, 240
#: Where the days begin and end; before them stand the numbers, after them the last value of each line.
LEFT, RIGHT, TOP, BOTTOM = 48, 580, 16, 200
_TICKS = 4
#: So far apart do two last values have to be.
_LINE = 18


@dataclass(frozen=True, slots=True)
class Grid:
    y: int
    value: int


@dataclass(frozen=True, slots=True)
class DayTick:
    x: int
    day: dt.date


@dataclass(frozen=True, slots=True)
class Line:
    """`points` is the attribute of a polyline; `label_y` where its last value stands beside its end."""

    points: str
    last: int
    label_y: int


@dataclass(frozen=True, slots=True)
class Curves:
    lines: tuple[Line, ...]
    grid: tuple[Grid, ...]
    ticks: tuple[DayTick, ...]


def draw_curves(days: Sequence[dt.date], series: Sequence[Sequence[int]]) -> Curves:
    """Return the drawing of lines with a value for each of two or more days."""
    top = _round_up(max(max(values) for values in series))
    step = (RIGHT - LEFT) / (len(days) - 1)
    lines = [
        " ".join(f"{LEFT + step * at:.1f},{_y(value, top):.1f}" for at, value in enumerate(values))
        for values in series
    ]
    ends = _apart([round(_y(values[-1], top)) for values in series])
    return Curves(
        lines=tuple(
            Line(points, values[-1], end) for points, values, end in zip(lines, series, ends, strict=True)
        ),
        grid=tuple(Grid(round(_y(value, top)), value) for value in _steps(top)),
        ticks=tuple(DayTick(round(LEFT + step * at), days[at]) for at in _shown(len(days))),
    )


def _y(value: int, top: int) -> float:
    return BOTTOM - (BOTTOM - TOP) * value / top


def _round_up(most: int) -> int:
    """Return the least step of 1, 2 or 5 with noughts, times the ticks, that is not below `most`."""
    steps = (base * 10**power for power in range(12) for base in (1, 2, 5))
    return next(step for step in steps if step * _TICKS >= most) * _TICKS


def _steps(top: int) -> range:
    return range(0, top + 1, top // _TICKS)


def _shown(count: int) -> list[int]:
    """Return the places of the days that are named: the first, the last, and about three between."""
    if count <= 5:
        return list(range(count))
    return [round(place * (count - 1) / 4) for place in range(5)]


def _apart(ends: list[int]) -> list[int]:
    """Return the ends with those that are too near pushed apart, the first above the second."""
    if len(ends) == 2 and abs(ends[0] - ends[1]) < _LINE:
        middle = min(sum(ends) // 2, BOTTOM - _LINE // 2)
        return [middle - _LINE // 2, middle + _LINE // 2]
    return ends
