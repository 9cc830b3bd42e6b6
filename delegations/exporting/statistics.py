"""Statistics as a table: a row for each value at each edition, with people and seats apart."""

from collections.abc import Iterable, Iterator
from typing import Any

import tablib
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from conferences.exporting.lists import cell
from conferences.models import Edition
from delegations.reports.populations import NAMES
from delegations.reports.statistics import Figure, Row, Statistics, Table


def statistics_dataset(statistics: Statistics, tables: Iterable[Table]) -> tablib.Dataset:
    """Return the tables under each other, in the words of the page; what is not on record stays empty."""
    dataset = tablib.Dataset(
        headers=[
            _("Series"),
            _("Edition"),
            _("First day"),
            _("Statistics"),
            _("Category"),
            _("Value"),
            _("Population"),
            pgettext("what is counted", "People"),
            pgettext("what is counted", "Seats"),
            _("Delegations"),
        ]
    )
    for table in tables:
        for values in _rows(statistics, table):
            dataset.append([cell(value) for value in values])
    return dataset


def _rows(statistics: Statistics, table: Table) -> Iterator[tuple[Any, ...]]:
    for at, edition in enumerate(statistics.editions):
        for row in table.rows:
            population = row.key if row.key in NAMES else table.population
            yield (
                *_edition(edition),
                *_value(table, row),
                str(NAMES[population]),
                *_numbers(row.figures[at]),
            )
        total = (str(table.measure.title), "", _("All, each person once"), str(NAMES[table.population]))
        yield (*_edition(edition), *total, *_numbers(table.totals[at]))


def _edition(edition: Edition) -> tuple[Any, ...]:
    return edition.series.slug, edition.number, edition.starts_on.isoformat()


def _value(table: Table, row: Row) -> tuple[str, str, str]:
    return str(table.measure.title), row.group.text if row.group else "", row.label.text


def _numbers(figure: Figure | None) -> tuple[int | None, ...]:
    return (figure.people, figure.seats, figure.delegations) if figure else (None, None, None)
