"""The tables of a series, a column an edition: a drawing and the table that says the same.

Cells are written here and not in a template, since the bodies of a long series have ten thousand.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from html import escape
from itertools import groupby

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from conferences.enums import Completeness
from conferences.models import Edition
from conferences.templatetags.wording import marked
from delegations.reports.populations import MEANINGS, NAMES
from delegations.reports.statistics import Figure, Row, Table
from delegations.reports.statistics_measures import BODY
from eventsite.desk.statistics.choices import SEATS
from eventsite.desk.statistics.headings import heading_of
from eventsite.desk.statistics.rows_behind import RowsBehind
from eventsite.lib.dates import format_ordinal
from eventsite.lib.strip_markup import StripRow, strips_svg
from eventsite.lib.wording import Wording, grouped

#: A value, its name marked with its language, and its cells.
Line = tuple[Row, SafeString, SafeString]


class SeriesTable:
    """One table over the editions; `counted` says whether its numbers are people or seats."""

    def __init__(self, table: Table, editions: Sequence[Edition], counted: str, behind: RowsBehind) -> None:
        self.table, self.editions, self.counted, self.behind = table, editions, counted, behind
        self.key = table.measure.key
        self.title = table.measure.title
        self.population = NAMES[table.population]
        self.meaning = MEANINGS[table.population]

    @property
    def is_long(self) -> bool:
        """Whether there are too many rows to draw them all."""
        return self.table.measure is BODY

    @cached_property
    def heads(self) -> list[tuple[str, str]]:
        """Ordinal number and year of each edition, an inferred year in brackets."""
        return [
            (
                format_ordinal(row.number),
                f"[{row.starts_on.year}]" if row.has_inferred_year else str(row.starts_on.year),
            )
            for row in self.editions
        ]

    @property
    def columns(self) -> Iterable[tuple[Edition, str, str, bool]]:
        """Each edition with its number and year, and whether its list is incomplete."""
        for (number, year), row in zip(self.heads, self.editions, strict=True):
            yield row, number, year, row.list_completeness != Completeness.COMPLETE

    @property
    def svg(self) -> SafeString:
        most = max((self._number(each) or 0 for row in self.table.rows for each in row.figures), default=0)
        told = _(
            "A strip of columns for each row of the table, all on one scale; the highest column is "
            "%(most)s. The table below gives every number."
        )
        return strips_svg(
            f"chart-{self.key}",
            title=str(self.title),
            description=told % {"most": grouped(most)},
            rows=[self._strip(row) for row in self.table.rows],
            labels=self.heads,
        )

    def _strip(self, row: Row) -> StripRow:
        values = ((self._number(each) or 0, self._text(each)) for each in row.figures)
        return StripRow(capfirst(row.label.text), tuple(values), row.colour)

    @property
    def groups(self) -> Iterable[tuple[Wording | None, int, list[Line]]]:
        """Rows under their headings, most tables under none; with the colour of the heading."""
        for (heading, colour), rows in groupby(self.table.rows, key=heading_of):
            yield heading, colour, [self._line(row) for row in rows]

    def _line(self, row: Row) -> Line:
        return row, conditional_escape(marked(row.label)), self._cells(row.figures, row)

    @property
    def totals(self) -> SafeString:
        return self._cells(self.table.totals, None)

    def _cells(self, figures: Iterable[Figure | None], row: Row | None) -> SafeString:
        cells = (
            self._cell(figure, row, edition.pk)
            for figure, edition in zip(figures, self.editions, strict=True)
        )
        return mark_safe("".join(cells))  # noqa: S308 - made of numbers, addresses and escaped words

    def _cell(self, figure: Figure | None, row: Row | None, edition: int) -> str:
        if figure is None:
            return self._unknown
        text = self._text(figure)
        address = self.behind.of(self.table, row, edition) if figure.seats else ""
        return (
            f'<td class="r"><a href="{escape(address)}">{text}</a></td>'
            if address
            else f'<td class="r">{text}</td>'
        )

    @cached_property
    def _unknown(self) -> str:
        said = _("not recorded")
        words = f'<span class="visually-hidden">{escape(said)}</span>'
        return f'<td class="r"><span aria-hidden="true">–</span>{words}</td>'

    def _number(self, figure: Figure | None) -> int | None:
        if figure is None:
            return None
        return figure.seats if self.counted == SEATS else figure.people

    def _text(self, figure: Figure | None) -> str:
        number = self._number(figure)
        return "–" if number is None else grouped(number)
