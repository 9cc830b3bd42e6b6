"""Who came to an edition: its hosts, its bodies by category, and how that differs from an earlier edition."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from conferences.models import Edition
from delegations.models import Body, BodyName
from delegations.reports.comparison import BodiesCompared, Compared, compared_bodies, difference
from delegations.reports.delegate_figures import DelegateFigures, delegates_by_category
from delegations.reports.names import loaded_names, names_on
from delegations.reports.placements import Categories, Placements, placements_of
from eventsite.lib.wording import Wording
from eventsite.public.reports.category_figures import FiguresTable, figures_table
from eventsite.public.reports.hosts import host_bodies, hosts_among

Hosts = tuple[tuple[Body, Wording], ...]


@dataclass(frozen=True)
class Attendance:
    """`represented` counts the categories that took part without their bodies being named one by one;
    `compared` is None where there is no list of bodies to compare, here or in an earlier edition."""

    hosts: Hosts
    represented: int
    compared: BodiesCompared | None
    _placements: Placements
    _categories: Categories
    _delegates: Mapping[int, DelegateFigures]

    def table(self, edition: Edition, *, people: int) -> FiguresTable:
        categories = self._categories.of(edition, self._placements)
        return figures_table(categories, self._placements, self._delegates, people=people)


def attendance_of(edition: Edition, *, before: Edition | None) -> Attendance:
    """Read who came, in six queries at most; compared with `before` if both name bodies."""
    editions = [edition, *([before] if before else [])]
    placements = placements_of(editions)
    categories = Categories(editions, placements)
    comparison = None
    if before and placements[edition.pk]:
        found = difference(edition, before, placements, categories)
        comparison = Compared(edition, before, found, categories)
    hosts, compared = _named(edition, comparison)
    delegates = delegates_by_category(edition)
    represented = len(categories.unnamed(edition))
    return Attendance(hosts, represented, compared, placements[edition.pk], categories, delegates)


def _named(edition: Edition, comparison: Compared | None) -> tuple[Hosts, BodiesCompared | None]:
    """Put names to hosts and to what differs: all of them are loaded at once, whatever day they are of."""
    hosts = host_bodies(edition)
    shown = comparison.ids() if comparison else set()
    names = loaded_names(BodyName.objects.filter(body__in=shown | {body.pk for body in hosts}))
    named = hosts_among(hosts, edition, names_on(names, edition.starts_on))
    if comparison is None:
        return named, None
    bodies = {body.pk: body for body in compared_bodies(shown, edition)}
    return named, comparison.report(bodies, names, get_language() or "en")
