"""The table of bodies and persons: a row a category, or a row a body with subtotals, and the total."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from delegations.enums import ListPopulation, SummaryDetail
from delegations.models import ListSettings
from delegations.reports.printed_list.seats import Seat
from delegations.reports.printed_list.shapes import (
    PrintedBody,
    PrintedCategory,
    PrintedSummary,
    SummaryRow,
)
from eventsite.lib.wording import Wording

#: Stands where nobody recorded a number: never 0.
UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class _Sum:
    """Figures of some bodies; None where none of them is recorded."""

    bodies: int | None
    counted: int | None
    listed: int | None


def summary_of(
    settings: ListSettings, categories: tuple[PrintedCategory, ...], seats: Iterable[Seat]
) -> PrintedSummary:
    """Return the table in the active language. Its columns name the population that they count."""
    population = ListPopulation(settings.population)
    by_body = settings.summary_detail == SummaryDetail.BODIES
    rows = [row for category in categories for row in _rows(category, population, by_body=by_body)]
    every = [body for category in categories for body in category.bodies]
    total = SummaryRow("total", Wording(_("All categories")), _values(_sum(every), population))
    return PrintedSummary(
        heading=_("Bodies and persons, by body") if by_body else _("Bodies and persons, by category"),
        columns=_columns(population, by_body=by_body),
        rows=(*rows, total),
        notes=tuple(_notes(categories, list(seats), population)),
    )


def _columns(population: ListPopulation, *, by_body: bool) -> tuple[str, ...]:
    counted = {
        ListPopulation.REGISTERED: _("Registered"),
        ListPopulation.CONFIRMED: _("Confirmed"),
        ListPopulation.ACCREDITED: _("Accredited"),
    }
    first = _("Category and body") if by_body else _("Category")
    middle = (counted[population],) if population in counted else ()
    return (first, _("Bodies"), *middle, _("Listed here"))


def _rows(category: PrintedCategory, population: ListPopulation, *, by_body: bool) -> list[SummaryRow]:
    subtotal = SummaryRow("category", category.heading, _values(_sum(category.bodies), population))
    if not by_body:
        return [subtotal]
    bodies = (
        SummaryRow("body", body.name, ("", *_values(_sum([body]), population)[1:]))
        for body in category.bodies
    )
    return [subtotal, *bodies]


def _sum(bodies: Iterable[PrintedBody]) -> _Sum:
    rows = list(bodies)
    known = [row for row in rows if row.counted is not None]
    if not known:
        return _Sum(len(rows) or None, None, None)
    return _Sum(len(rows), sum(row.counted or 0 for row in known), sum(len(row.delegates) for row in rows))


def _values(figures: _Sum, population: ListPopulation) -> tuple[str, ...]:
    middle = () if population == ListPopulation.LISTED else (figures.counted,)
    numbers = (figures.bodies, *middle, figures.listed)
    return tuple(UNKNOWN if number is None else str(number) for number in numbers)


def _notes(categories: Iterable[PrintedCategory], seats: list[Seat], population: ListPopulation) -> list[str]:
    bodies = [body for category in categories for body in category.bodies]
    standing = {body.id for body in bodies}
    notes = [_population_note(population)]
    if unrecorded := sum(body.counted is None for body in bodies):
        text = ngettext(
            "Of %(count)s body the number of persons is not recorded (–).",
            "Of %(count)s bodies the number of persons is not recorded (–).",
            unrecorded,
        )
        notes.append(text % {"count": unrecorded})
    counted = [seat for seat in seats if seat.delegation_id in standing and seat.is_of(population)]
    if (people := len({seat.person_id for seat in counted})) < len(counted):
        text = ngettext(
            "%(people)s person holds %(seats)s seats.",
            "%(people)s persons hold %(seats)s seats: some sit in more than one delegation.",
            people,
        )
        notes.append(text % {"people": people, "seats": len(counted)})
    return notes


def _population_note(population: ListPopulation) -> str:
    """Say in a sentence whom the figures count: they differ, and a table that does not say is no use."""
    return {
        ListPopulation.REGISTERED: _(
            "Registered: everybody nominated, confirmed or accredited who takes a seat. "
            "Listed here: those of them whom this list names."
        ),
        ListPopulation.CONFIRMED: _(
            "Confirmed: everybody confirmed or accredited. Listed here: all whom this list names."
        ),
        ListPopulation.ACCREDITED: _(
            "Accredited: everybody who is accredited. Listed here: all whom this list names."
        ),
        ListPopulation.LISTED: _("Listed here: all whom this list names."),
    }[population]
