"""The figures of an edition as a table in words: what each column counts, and what is not known."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from conferences.enums import Completeness
from eventsite.lib.wording import Wording
from eventsite.public.reports.category_figures import CategoryFigures, FiguresTable

#: Heading, the number of a category (None: not known), and the number of all together.
_Column = tuple[str, Callable[[CategoryFigures], int | None], int]


@dataclass(frozen=True)
class WordedTable:
    """Cells are written out; the first of `columns` and of `sums` stands over and under the categories."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Wording, tuple[str, ...]], ...]
    sums: tuple[str, ...]
    note: str


def worded_table(table: FiguresTable, completeness: str) -> WordedTable:
    """Put the figures in words; a column that would count nothing at all is left out."""
    columns = list(_columns(table, completeness))
    return WordedTable(
        columns=(_("Category"), *(label for label, _value, _sum in columns)),
        rows=tuple(
            (row.label, tuple(_cell(value(row)) for _label, value, _sum in columns)) for row in table.rows
        ),
        sums=(_("Together"), *(str(total) for _label, _value, total in columns)),
        note=" ".join(_notes(table, completeness)),
    )


def _columns(table: FiguresTable, completeness: str) -> Iterator[_Column]:
    complete = completeness == Completeness.COMPLETE
    bodies = _("Bodies on the list") if complete else _("Bodies named in the sources")
    yield bodies, lambda row: row.bodies, table.bodies
    if table.registered:
        yield _("Delegations registered"), lambda row: row.registered, table.registered
    if table.people:
        yield _("Delegates on the list"), lambda row: row.people.listed, table.people
    if table.confirmed:
        yield _("of them confirmed"), lambda row: row.people.confirmed, table.confirmed
    if table.accredited:
        yield (
            _("of them accredited"),
            lambda row: row.people.accredited,
            table.accredited,
        )


def _notes(table: FiguresTable, completeness: str) -> Iterator[str]:
    if table.registered:
        yield _(
            "Delegations registered: those that the secretariat registered; the others are known from "
            "sources alone."
        )
    if table.people:
        yield from _notes_on_delegates(table)
    elif completeness == Completeness.COMPLETE:
        yield _("How many delegates there were is not known: the list names bodies alone.")
    else:
        yield _("How many delegates there were is not known: no complete list is on record.")


def _notes_on_delegates(table: FiguresTable) -> Iterator[str]:
    yield _("Delegates: people on the printed list who did not decline or withdraw, named in public or not.")
    if table.confirmed:
        yield _("Confirmed: accredited already or not yet.")
    else:
        yield _("How many were confirmed or accredited is not recorded.")
    if table.counts_twice:
        yield _(
            "Who stands under two categories is counted in both; the sum of delegates counts people once."
        )


def _cell(number: int | None) -> str:
    return _("not known") if number is None else str(number)
