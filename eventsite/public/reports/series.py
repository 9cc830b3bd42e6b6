"""One series over the years: its editions, the bodies that keep coming, and what nobody recorded."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from conferences.enums import Completeness
from conferences.models import Edition, Series
from conferences.reports.editions import EditionCard, edition_card, with_record_counts
from delegations.models import Body, Delegation
from delegations.reports.names import names_of
from eventsite.lib.wording import Wording, wording
from eventsite.public.reports.figures import figures_of
from eventsite.public.reports.hosts import reader_name
from eventsite.public.reports.run import run_of

#: A body that came once is no regular: above this many of them the page gives their number alone.
LONGEST_GROUP = 60


@dataclass(frozen=True)
class AttendanceGroup:
    """The bodies named at the same number of editions, by name; `hidden` of them are only counted."""

    editions: int
    bodies: tuple[tuple[Body, Wording], ...]
    hidden: int


@dataclass(frozen=True)
class SeriesPage:
    series: Series
    name: Wording
    run: list[tuple[int, str, bool]]
    cards: tuple[EditionCard, ...]
    attendance: tuple[AttendanceGroup, ...]
    gaps: tuple[str, ...]


def series_page(series: Series, *, today: dt.date) -> SeriesPage:
    """Build the page of a series from its published editions; a constant number of queries."""
    rows = with_record_counts(series.editions.published())  # type: ignore[attr-defined]  # the manager's own
    editions = list(rows.select_related("series").newest_first())
    figures = figures_of(editions)
    return SeriesPage(
        series=series,
        name=wording(series, "name"),
        run=run_of(editions),
        cards=tuple(edition_card(edition, figures[edition.pk].pairs()) for edition in editions),
        attendance=_attendance(series, today),
        gaps=tuple(_gaps(editions)),
    )


def _attendance(series: Series, today: dt.date) -> tuple[AttendanceGroup, ...]:
    named = Delegation.objects.filter(edition__series=series, edition__publication="published")
    counts = Counter(row.body for row in named.select_related("body").order_by("id"))
    names = names_of((body.pk for body in counts), on=today)
    language = get_language() or "en"
    ordered = sorted(counts, key=lambda body: (-counts[body], names.sort_key(body, language), body.pk))
    groups = []
    for editions, found in groupby(ordered, key=counts.__getitem__):
        bodies = [(body, reader_name(names, body)) for body in found]
        groups.append(AttendanceGroup(editions, tuple(bodies[:LONGEST_GROUP]), len(bodies[LONGEST_GROUP:])))
    return tuple(groups)


def _gaps(editions: list[Edition]) -> list[str]:
    """Say in words what the record of the series lacks."""
    held = {edition.number for edition in editions}
    missing = [number for number in range(1, max(held, default=0)) if number not in held]
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
        numbers = sorted(row.number for row in editions if row.list_completeness == completeness)
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
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)
