"""The tables of one edition as its page draws them: a bar for each value, and the way to its rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from babel import Locale
from babel.numbers import format_percent
from django.utils.translation import get_language, to_locale

from delegations.reports.populations import MEANINGS, NAMES
from delegations.reports.statistics import Figure, Row, Statistics, Table
from delegations.reports.statistics_measures import BODY
from eventsite.desk.statistics.headings import heading_of
from eventsite.desk.statistics.rows_behind import RowsBehind
from eventsite.lib.wording import Wording

#: The longest bar, in units of its drawing.
_WIDEST = 200


@dataclass(frozen=True)
class Bar:
    """A row: `width` is that of the people among the most of a row, `share` their part of all people."""

    label: Wording
    figure: Figure | None
    address: str
    width: int = 0
    share: str = ""
    colour: int = 0


@dataclass(frozen=True)
class Group:
    """Rows under one heading; most tables have one group without any."""

    heading: Wording | None
    colour: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Chart:
    """A table that is a chart, with the population it counts."""

    table: Table
    population: str
    meaning: str
    groups: tuple[Group, ...]
    total: Bar

    @property
    def key(self) -> str:
        return self.table.measure.key

    @property
    def is_long(self) -> bool:
        return self.table.measure is BODY


@dataclass(frozen=True)
class Tile:
    """A population to choose, with how many it counts."""

    key: str
    label: str
    meaning: str
    figure: Figure | None
    current: bool


def charts_of(statistics: Statistics, behind: RowsBehind) -> list[Chart]:
    return [_chart(table, behind, statistics.editions[0].pk) for table in statistics.tables]


def tiles_of(statistics: Statistics) -> list[Tile]:
    """Return the populations beside each other: they differ."""
    return [
        Tile(row.key, row.label.text, str(MEANINGS[row.key]), row.figure, row.key == statistics.population)
        for row in statistics.populations.rows
    ]


def share_of(part: int, whole: int) -> str:
    """Return a part of a whole in per cent, as the active language writes it."""
    if not whole:
        return ""
    locale = Locale.parse(to_locale(get_language() or "en"))
    with_a_tenth = locale.percent_formats[None].pattern.replace("##0", "##0.0")
    return format_percent(part / whole, format=with_a_tenth, locale=locale)


def _chart(table: Table, behind: RowsBehind, edition: int) -> Chart:
    groups = (
        Group(heading, colour, tuple(_bars(rows, table, behind, edition)))
        for (heading, colour), rows in groupby(table.rows, key=heading_of)
    )
    return Chart(
        table,
        str(NAMES[table.population]),
        str(MEANINGS[table.population]),
        tuple(groups),
        Bar(Wording(str(NAMES[table.population])), table.total, behind.of(table, None, edition)),
    )


def _bars(rows: Iterable[Row], table: Table, behind: RowsBehind, edition: int) -> Iterable[Bar]:
    whole = table.total.people if table.total else 0
    for row in rows:
        people = row.figure.people if row.figure else 0
        yield Bar(
            row.label,
            row.figure,
            behind.of(table, row, edition) if people else "",
            round(people / table.most * _WIDEST) if table.most else 0,
            share_of(people, whole) if row.figure else "",
            0 if row.group else row.colour,
        )
