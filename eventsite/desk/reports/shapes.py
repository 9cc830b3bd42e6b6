"""What the front page is made of. Every address leads to the rows that a number counts, or is empty."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse
from django.utils.translation import ngettext

from conferences.models import Edition
from eventsite.lib.curves import Curves
from eventsite.lib.dates import format_month_day, format_period
from eventsite.lib.wording import in_line

#: A deadline is near from so many days on.
NEAR = 7
#: Units of the longest bar.
BAR_WIDTH = 400


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the edition, with one line of meaning."""

    label: str
    value: int
    note: str
    address: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment of the edition in its local time; `days` are left until its date, -1 and less: it is over."""

    label: str
    at: dt.datetime
    days: int
    address: str = ""

    @property
    def tone(self) -> str:
        if self.days < 0:
            return "bad"
        return "care" if self.days <= NEAR else "plain"


@dataclass(frozen=True, slots=True)
class Decision:
    """Matters of one kind that wait; `names` are the first of them, `due` is by when it should be done."""

    label: str
    count: int
    explanation: str
    address: str
    verb: str
    names: tuple[str, ...] = ()
    due: Deadline | None = None

    @property
    def tone(self) -> str:
        """How pressing it is: what is overdue, then what is due soon."""
        return self.due.tone if self.due else "plain"

    @property
    def named(self) -> str:
        """The first of them by name, and how many more there are."""
        more = self.count - len(self.names)
        if not (more and self.names):
            return in_line(*self.names)
        text = ngettext("%(names)s and %(count)d more", "%(names)s and %(count)d more", more)
        return text % {"names": in_line(*self.names), "count": more}


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart that is a table: `parts` of the `value`, in the order of the chart's legend."""

    label: str
    value: int
    address: str
    parts: tuple[int, ...]
    colour: int | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar as it is drawn, `shade` counted from 1."""

    x: int
    width: int
    shade: int


@dataclass(frozen=True, slots=True)
class BarChart:
    """`legend` names the parts of the bars; it is empty where a bar has one part."""

    title: str
    note: str
    bars: tuple[Bar, ...]
    legend: tuple[str, ...] = ()

    def drawn(self) -> list[tuple[Bar, str, list[Segment]]]:
        """Return each bar with its parts in words and as drawn, all on one scale."""
        most = max((bar.value for bar in self.bars), default=0) or 1
        return [(bar, self._words(bar), _segments(bar, most)) for bar in self.bars]

    def _words(self, bar: Bar) -> str:
        pairs = zip(self.legend, bar.parts, strict=False)
        return in_line(*(f"{label}: {part}" for label, part in pairs))


def _segments(bar: Bar, most: int) -> list[Segment]:
    found, at = [], 0
    for shade, part in enumerate(bar.parts, 1):
        start, end = (round(each / most * BAR_WIDTH) for each in (at, at + part))
        at += part
        if end > start:
            found.append(Segment(start, end - start, shade))
    return found


@dataclass(frozen=True, slots=True)
class Growth:
    """How registration grew; `curves` is None where there is one day only, and so no line."""

    since: dt.date
    until: dt.date
    registered: int
    accredited: int
    curves: Curves | None

    @property
    def period(self) -> str:
        return format_period(self.since, self.until)

    @property
    def ticks(self) -> list[tuple[int, str]]:
        """The days named under the chart, each with its place."""
        return [(tick.x, format_month_day(tick.day)) for tick in (self.curves.ticks if self.curves else ())]


@dataclass(frozen=True, slots=True)
class Door:
    """A way to a paper or a tool of the edition; `note` says how things stand with it."""

    label: str
    note: str
    address: str


def rows_of(name: str, edition: Edition | None, **filters: str) -> str:
    """Return the address of a change list, filtered; empty where there is no such list."""
    query = {**({"edition": str(edition.pk)} if edition else {}), **filters}
    address = address_of(f"{name}_changelist")
    return f"{address}?{urlencode(query)}" if query and address else address


def address_of(name: str, *args: Any) -> str:
    """Return the address of a page of the admin; empty where there is none of that name."""
    try:
        return reverse(f"admin:{name}", args=args)
    except NoReverseMatch:
        return ""
