"""The markup of a chart of a series: a drawing, and the table that says the same.

Written here and not as a template, since both are some hundreds of short cells.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from html import escape

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from conferences.models import Edition
from conferences.templatetags.wording import marked
from eventsite.lib.dates import format_ordinal
from eventsite.lib.strip_markup import StripRow, strips_svg
from eventsite.lib.wording import grouped
from eventsite.public.reports.series_figures import FigureRow, Measure, Value

_SIGNS = {"represented": "", "not-recorded": "–", "unknown": "?"}


class ChartMarkup:
    """Draws one measure of the editions given, and writes the cells of its table."""

    def __init__(self, key: str, title: str, measure: Measure, editions: Sequence[Edition]) -> None:
        self.key, self.title = key, title
        self.measure, self.editions = measure, editions

    @property
    def svg(self) -> SafeString:
        """The drawing, named by its title and told by its description."""
        return strips_svg(
            self.key,
            title=self.title,
            description=self.description,
            rows=[_strip(row) for row in self.measure.rows],
            labels=self.heads,
        )

    @property
    def description(self) -> str:
        numbers = [value for row in self.measure.rows for value in row.values if isinstance(value, int)]
        return _(
            "A strip of columns for each category, all on one scale; the highest column is %(most)s. The "
            "table below gives every number."
        ) % {"most": grouped(max(numbers, default=0))}

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
    def rows(self) -> Iterable[tuple[FigureRow, SafeString, SafeString]]:
        """Each category with its name, marked with its language, and its cells."""
        for row in self.measure.rows:
            yield row, conditional_escape(marked(row.label)), self._cells(row.values)

    @property
    def totals(self) -> SafeString:
        return self._cells(self.measure.totals)

    def _cells(self, values: Sequence[Value]) -> SafeString:
        return mark_safe("".join(map(self._cell, values)))  # noqa: S308 - made of numbers and escaped words

    def _cell(self, value: Value) -> str:
        if isinstance(value, int):
            return f'<td class="r">{grouped(value)}</td>'
        return f'<td class="r">{self._why[value]}</td>'

    @cached_property
    def _why(self) -> dict[str, str]:
        """What stands in place of a number that there is not: a sign, and words for who cannot see it."""
        words = {
            "represented": ("◐", _("represented, number not recorded")),
            "not-recorded": ("–", _("not recorded")),
            "unknown": ("?", _("not known")),
        }
        return {
            state: f'<span aria-hidden="true">{sign}</span>'
            f'<span class="visually-hidden">{escape(word)}</span>'
            for state, (sign, word) in words.items()
        }


def _strip(row: FigureRow) -> StripRow:
    return StripRow(
        name=row.label.text,
        values=tuple((_number(value), _text(value)) for value in row.values),
        colour=row.category.colour,
        blanks=frozenset(at for at, value in enumerate(row.values) if value == "represented"),
    )


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _text(value: Value) -> str:
    return grouped(value) if isinstance(value, int) else _SIGNS[value]
