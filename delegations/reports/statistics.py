"""Statistics of an edition, and over the editions of a series: for staff alone.

People and seats are counted apart: who sits in two delegations holds two seats and is one person. What is
not on record is None, never 0.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from conferences.enums import Completeness
from conferences.models import Edition, Series
from delegations.enums import ListPopulation
from delegations.models import Delegate
from delegations.reports.populations import NAMES, ON_RECORD, counted_in
from delegations.reports.statistics_labels import Label, Labels, fixed_labels, labels_of
from delegations.reports.statistics_measures import ATTENDANCE, MEASURES, Measure
from eventsite.lib.wording import Wording

#: A longer series shows its newest part.
LONGEST = 20
POPULATION = Measure("population", _("Populations"), "population")


@dataclass(frozen=True)
class Figure:
    """How many people have a value, in how many seats of how many delegations."""

    people: int = 0
    seats: int = 0
    delegations: int = 0


#: Figures by edition (id) and value.
Counted = Mapping[tuple[int, str], Figure]


@dataclass(frozen=True)
class Row:
    """A value with its figures, edition by edition; None where it is not on record how many there were."""

    key: str
    label: Wording
    figures: tuple[Figure | None, ...]
    colour: int = 0
    group: Wording | None = None

    @property
    def figure(self) -> Figure | None:
        """The figure of the only edition."""
        return self.figures[0]


@dataclass(frozen=True)
class Table:
    """One measure of a population; `totals` count everybody once."""

    measure: Measure
    population: str
    rows: tuple[Row, ...]
    totals: tuple[Figure | None, ...]

    @property
    def most(self) -> int:
        """The highest number of people in a row."""
        return max((each.people for row in self.rows for each in row.figures if each), default=0)

    @property
    def total(self) -> Figure | None:
        return self.totals[0]

    @property
    def counts_twice(self) -> bool:
        """Whether somebody is one of the people in several rows."""
        columns = zip(*(row.figures for row in self.rows), strict=True)
        sums = (sum(each.people for each in column if each) for column in columns)
        return any(total and found > total.people for found, total in zip(sums, self.totals, strict=True))


@dataclass(frozen=True)
class Statistics:
    """`populations` compares them all; `tables` count the chosen one. `hidden` older editions are left out.

    `compared` are the editions that those of `editions` can have somebody returning from.
    """

    editions: tuple[Edition, ...]
    population: str
    populations: Table
    tables: tuple[Table, ...]
    compared: tuple[Edition, ...]
    hidden: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nobody is on record."""
        return not any(self.populations.totals)

    @property
    def incomplete(self) -> tuple[Edition, ...]:
        """The editions whose lists say nothing of who is not on them."""
        return tuple(row for row in self.editions if row.list_completeness != Completeness.COMPLETE)

    def table(self, key: str) -> Table | None:
        """Return the table of a measure by its key, or None."""
        every = (self.populations, *self.tables)
        return next((table for table in every if table.measure.key == key), None)


def edition_statistics(edition: Edition, *, population: str, language: str) -> Statistics:
    """Count one edition, in thirteen queries whatever its size."""
    return _Counting((edition,), population, language).statistics()


def series_statistics(series: Series, *, population: str, language: str) -> Statistics:
    """Count the newest editions of a series beside each other, oldest first; fourteen queries."""
    editions = list(Edition.objects.filter(series=series).select_related("series").order_by("number"))
    shown = tuple(editions[-LONGEST:])
    return _Counting(shown, population, language).statistics(hidden=len(editions) - len(shown))


class _Counting:
    def __init__(self, editions: Sequence[Edition], population: str, language: str) -> None:
        self.editions, self.population, self.language = tuple(editions), population, language
        self.compared = earlier_with_delegates(self.editions)
        self.totals = _populations(self.editions)

    def statistics(self, hidden: int = 0) -> Statistics:
        labels = labels_of(self.editions, self.language)
        return Statistics(
            self.editions,
            self.population,
            self._compared_populations(),
            tuple(self._table(measure, labels) for measure in MEASURES),
            self.compared,
            hidden,
        )

    def _compared_populations(self) -> Table:
        rows = (
            self._row(self.totals, POPULATION, Label(key, Wording(str(NAMES[key]))))
            for key in ListPopulation.values
        )
        return Table(POPULATION, ON_RECORD, tuple(rows), self._totals(ON_RECORD))

    def _table(self, measure: Measure, labels: Labels) -> Table:
        population = ON_RECORD if measure.of_all else self.population
        counted = _counted(self.editions, measure, population)
        found = {key for _edition, key in counted}
        wanted = labels.get(measure.key) or fixed_labels(measure, found)
        rows = (self._row(counted, measure, label) for label in wanted)
        return Table(measure, population, tuple(rows), self._totals(population))

    def _row(self, counted: Counted, measure: Measure, label: Label) -> Row:
        figures = (
            self._known(edition, measure, label, counted.get((edition.pk, label.key)))
            for edition in self.editions
        )
        return Row(label.key, label.text, tuple(figures), label.colour, label.group)

    def _known(self, edition: Edition, measure: Measure, label: Label, found: Figure | None) -> Figure | None:
        """Return a figure, or None where nobody can tell: an incomplete list does not say who is missing."""
        if measure is ATTENDANCE and not any(row.number < edition.number for row in self.compared):
            return None
        if found or not self._is_recorded(edition):
            return found
        is_here = label.editions is None or edition.pk in label.editions
        return Figure() if is_here and edition.list_completeness == Completeness.COMPLETE else None

    def _totals(self, population: str) -> tuple[Figure | None, ...]:
        return tuple(
            self.totals.get((edition.pk, population), Figure()) if self._is_recorded(edition) else None
            for edition in self.editions
        )

    def _is_recorded(self, edition: Edition) -> bool:
        return (edition.pk, ON_RECORD) in self.totals


def earlier_with_delegates(editions: Sequence[Edition]) -> tuple[Edition, ...]:
    """Return the editions before the last of these that have delegates with a seat; one query."""
    if not editions:
        return ()
    seats = Delegate.objects.seated().filter(delegation__edition=OuterRef("pk")).order_by()
    last = editions[-1]
    earlier = Edition.objects.filter(Exists(seats), series=last.series_id, number__lt=last.number)
    return tuple(earlier.select_related("series").order_by("number"))


def _populations(editions: Iterable[Edition]) -> dict[tuple[int, str], Figure]:
    """Count every population of each edition; one query. An edition without delegates has no figures."""
    keys = (*ListPopulation.values, ON_RECORD)
    what = {"people": "person", "seats": "pk", "delegations": "delegation"}
    counts: dict[str, Any] = {
        f"{name}_{at}": Count(column, filter=counted_in(key), distinct=name != "seats")
        for at, key in enumerate(keys)
        for name, column in what.items()
    }
    rows = Delegate.objects.filter(delegation__edition__in=editions).order_by()
    # Their names are made here, so the checker cannot know them.
    found: Any = rows.values("delegation__edition").annotate(**counts)
    return {
        (row["delegation__edition"], key): Figure(**{name: row[f"{name}_{at}"] for name in what})
        for row in found
        for at, key in enumerate(keys)
    }


def _counted(editions: Iterable[Edition], measure: Measure, population: str) -> Counted:
    """Count a population by a measure: in one query, or in one for each value where there is no column."""
    rows = Delegate.objects.filter(counted_in(population), delegation__edition__in=editions).order_by()
    if measure.value is not None:
        return _grouped(rows, measure.value)
    found: dict[tuple[int, str], Figure] = {}
    for key, condition in measure.conditions.items():
        found |= _grouped(rows.filter(condition), Value(key))
    return found


def _grouped(rows: QuerySet[Delegate], value: Any) -> dict[tuple[int, str], Figure]:
    """Count delegates by edition and a value; one query."""
    found = (
        rows.annotate(edition=F("delegation__edition"), measured=value)
        .values_list("edition", "measured")
        .annotate(Count("person", distinct=True), Count("pk"), Count("delegation", distinct=True))
    )
    return {(edition, str(key)): Figure(*figures) for edition, key, *figures in found}
