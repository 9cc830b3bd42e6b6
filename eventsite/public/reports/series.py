"""One series over the years: its editions, the bodies that keep coming, and what nobody recorded."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from conferences.enums import Completeness
from conferences.models import Edition, Series
from conferences.reports.editions import EditionCard, edition_card, with_record_counts
from eventsite.lib.wording import Wording, comma, wording
from eventsite.public.reports.figures import figures_of
from eventsite.public.reports.regulars import Regulars, regulars_of
from eventsite.public.reports.run import LONGEST, run_of
from eventsite.public.reports.series_figures import SeriesFigures, series_figures

#: A longer series shows its newest editions; the list of all editions holds the others.
CARDS = 12


@dataclass(frozen=True)
class SeriesPage:
    """`count` is the number of published editions; of them `cards` shows the newest."""

    series: Series
    name: Wording
    run: list[tuple[int, str, bool]]
    cards: tuple[EditionCard, ...]
    count: int
    figures: SeriesFigures
    regulars: Regulars
    gaps: tuple[str, ...]


def series_page(series: Series, *, today: dt.date) -> SeriesPage:
    """Build the page of a series from its published editions; twelve queries, however long the series."""
    published = Edition.objects.published().filter(series=series)
    lists = dict(published.order_by("number").values_list("number", "list_completeness"))
    editions = list(with_record_counts(published).order_by("-number")[:LONGEST])
    for edition in editions:
        edition.series = series
    figures = figures_of(editions)
    return SeriesPage(
        series=series,
        name=wording(series, "name"),
        run=run_of(editions),
        cards=tuple(edition_card(edition, figures[edition.pk].pairs()) for edition in editions[:CARDS]),
        count=len(lists),
        figures=series_figures(series, editions, figures, count=len(lists)),
        regulars=regulars_of(series, today=today),
        gaps=tuple(_gaps(lists)),
    )


def _gaps(lists: dict[int, str]) -> list[str]:
    """Say in words what the record of the series lacks; `lists` is how whole each edition's list is."""
    missing = [number for number in range(1, max(lists, default=0)) if number not in lists]
    found = []
    if missing:
        spans = {"editions": _spans(missing)}
        found.append(_("Nothing is recorded of these editions: %(editions)s.") % spans)
    sayings = {
        Completeness.PARTIAL: _("The lists of bodies are incomplete for these editions: %(editions)s."),
        Completeness.CATEGORIES_ONLY: _(
            "Only categories of bodies are recorded for these editions: %(editions)s."
        ),
        Completeness.UNKNOWN: _("Who took part is not recorded for these editions: %(editions)s."),
    }
    for completeness, saying in sayings.items():
        numbers = [number for number, found in lists.items() if found == completeness]
        if numbers:
            found.append(saying % {"editions": _spans(numbers)})
    return found


def _spans(numbers: list[int]) -> str:
    """Write ascending numbers with neighbours joined: 1–5, 8."""
    spans: list[tuple[int, int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return comma().join(str(first) if first == last else f"{first}–{last}" for first, last in spans)
