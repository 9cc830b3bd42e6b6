"""The geometry of a status timeline: dated spans as bars, editions as dots. Pure, in the drawing's units."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 800
MARGIN = 8
#: A label inside a bar needs about this much for one character.
CHARACTER = 7.5


@dataclass(frozen=True)
class Span:
    """A status with its validity, both ends inclusive; an open end lasts, an open start is unknown."""

    label: str
    colour: int
    starts_on: dt.date | None
    ends_on: dt.date | None


@dataclass(frozen=True)
class Mark:
    """An edition: a filled dot where the body is named, a hollow one where its category is represented."""

    label: str
    on: dt.date
    named: bool


@dataclass(frozen=True)
class Bar:
    label: str
    colour: int
    x: int
    width: int
    lasting: bool
    label_fits: bool

    @property
    def end(self) -> int:
        return self.x + self.width


@dataclass(frozen=True)
class Dot:
    """An edition; its label is empty where there is no room for it."""

    label: str
    x: int
    named: bool


@dataclass(frozen=True)
class YearTick:
    #: Text, so that no locale puts a separator into a year.
    year: str
    x: int


@dataclass(frozen=True)
class Timeline:
    bars: tuple[Bar, ...]
    dots: tuple[Dot, ...]
    ticks: tuple[YearTick, ...]


def draw_timeline(spans: Sequence[Span], marks: Sequence[Mark], *, today: dt.date) -> Timeline | None:
    """Return the drawing from the first known year to the year of `today`; None where no date is known."""
    known = [day for span in spans for day in (span.starts_on, span.ends_on) if day] + [
        mark.on for mark in marks
    ]
    if not known:
        return None
    scale = _Scale(min(known).year - 1, max(today, *known).year + 1)
    bars = tuple(_bar(span, scale) for span in spans)
    dots = _dots(marks, scale)
    return Timeline(bars, dots, scale.ticks())


def _dots(marks: Sequence[Mark], scale: "_Scale") -> tuple[Dot, ...]:
    """Place the marks; where they stand close, the newest keep their labels and the others lose them."""
    found: list[Dot] = []
    free_until = float(WIDTH)
    for mark in sorted(marks, key=lambda mark: mark.on, reverse=True):
        x, half = scale.x(mark.on), len(mark.label) * CHARACTER / 2 + 2
        fits = x + half <= free_until or not found
        free_until = x - half if fits else free_until
        found.append(Dot(mark.label if fits else "", x, mark.named))
    return tuple(reversed(found))


@dataclass(frozen=True)
class _Scale:
    first_year: int
    end_year: int

    def x(self, day: dt.date) -> int:
        years = day.year - self.first_year + (day.timetuple().tm_yday - 1) / 366
        return MARGIN + round(years / (self.end_year - self.first_year) * (WIDTH - 2 * MARGIN))

    def ticks(self) -> tuple[YearTick, ...]:
        step = max(1, round((self.end_year - self.first_year) / 9))
        years = range(self.first_year + 1, self.end_year + 1, step)
        return tuple(YearTick(str(year), self.x(dt.date(year, 1, 1))) for year in years)


def _bar(span: Span, scale: _Scale) -> Bar:
    start = scale.x(span.starts_on) if span.starts_on else MARGIN
    end = scale.x(span.ends_on) if span.ends_on else WIDTH - MARGIN - 12
    width = max(end - start, 2)
    return Bar(
        span.label, span.colour, start, width, span.ends_on is None, width > len(span.label) * CHARACTER + 16
    )
