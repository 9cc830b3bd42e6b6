"""The geometry of a chart of strips, a strip of columns a row, all on one scale. Pure, in its own units."""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 800
#: Where the columns begin; before it stand the names of the strips.
START = 224
STRIP = 46
TALLEST = 24
#: A year needs this much; where columns stand closer, only every second or third is labelled.
_LABEL = 36
_WIDEST_STEP = 84
#: About so much does a letter take, and a sign of Chinese.
_NARROW, _WIDE = 6.7, 13.2


@dataclass(frozen=True)
class Column:
    """A value as a column: its middle, its upper left corner and its height; no height is a mere text."""

    x: int
    left: int
    top: int
    height: int
    width: int
    text: str


@dataclass(frozen=True)
class Strip:
    """`base` is the line on which the columns stand; `name` is cut to what there is room for."""

    name: str
    base: int
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Tick:
    label: str
    note: str
    x: int


@dataclass(frozen=True)
class Strips:
    """`end` is where the last column ends, `foot` where the labels of the columns begin."""

    strips: tuple[Strip, ...]
    ticks: tuple[Tick, ...]
    end: int
    foot: int

    @property
    def height(self) -> int:
        return self.foot + 36


def draw_strips(
    rows: Sequence[tuple[str, Sequence[tuple[int, str]]]], labels: Sequence[tuple[str, str]]
) -> Strips:
    """Return the drawing of rows (name, values) under the labels (label, note) of their columns.

    A value is a number and how it is written; 0 draws no column. The scale is that of the highest value.
    """
    most = max((value for _name, values in rows for value, _text in values), default=0) or 1
    step = min(_WIDEST_STEP, (WIDTH - START) / max(1, len(labels)))
    middles = [round(START + step * (at + 0.5)) for at in range(len(labels))]
    width = max(6, round(min(step * 0.6, 34)))
    strips = []
    for at, (name, values) in enumerate(rows):
        base = STRIP * (at + 1) - 4
        columns = (
            _column(value, text, x, width, base, most)
            for (value, text), x in zip(values, middles, strict=True)
        )
        strips.append(Strip(_cut(name), base, tuple(columns)))
    every = math.ceil(_LABEL / step)
    shown = range((len(labels) - 1) % every, len(labels), every)
    ticks = tuple(Tick(*labels[at], middles[at]) for at in shown)
    return Strips(tuple(strips), ticks, round(START + step * len(labels)), STRIP * len(rows) + 2)


def _column(value: int, text: str, x: int, width: int, base: int, most: int) -> Column:  # noqa: PLR0917
    height = max(2, round(value / most * TALLEST)) if value else 0
    return Column(x, x - width // 2, base - height, height, width, text)


def _cut(name: str) -> str:
    """Return the beginning of a name that fits before the columns, with an ellipsis where it goes on."""
    room = START - 34
    used = 0.0
    for at, sign in enumerate(name):
        used += _WIDE if unicodedata.east_asian_width(sign) in "WF" else _NARROW
        if used > room:
            return f"{name[:at].rstrip()}…"
    return name
