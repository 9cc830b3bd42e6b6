"""The press sheet of an edition: what a journalist asks first, on one or two pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from conferences.models import Edition, EditionSource, OutcomePoint
from conferences.reports.agendas import AgendaTopic, agendas_of
from conferences.reports.editions import place
from conferences.reports.topics import item_wording
from delegations.models import Body, BodyName, Category
from delegations.reports.delegate_figures import delegates_by_category
from delegations.reports.names import DisplayName, NameBook, loaded_names, names_on
from delegations.reports.placements import Categories, Placement, Placements, placements_of
from delegations.reports.protocol_order import in_places
from eventsite.lib.wording import Wording, wording
from eventsite.public.reports.category_figures import FiguresTable, figures_table
from eventsite.public.reports.edition import RecordCounts, outcome_of, record_counts, sources_of
from eventsite.public.reports.figure_words import WordedTable, worded_table
from eventsite.public.reports.figures import Figures
from eventsite.public.reports.hosts import host_bodies, hosts_among

#: Bodies that two pages have room for by name; of the categories behind them only the number is told.
MOST_NAMED = 160


@dataclass(frozen=True)
class SheetCategory:
    """A category and the names of its bodies in protocol order; `count` tells how many there are.

    There is no name where the sheet has no room for them, and none where nobody named them (`count` 0).
    """

    category: Category
    heading: Wording
    names: tuple[DisplayName, ...]
    count: int
    represented: bool


@dataclass(frozen=True)
class Sheet:
    edition: Edition
    heading: Wording
    title: Wording
    series: Wording
    organizer: Wording
    place: str
    venue: Wording
    hosts: tuple[tuple[Body, Wording], ...]
    figures: Figures
    table: FiguresTable
    counts: RecordCounts
    categories: tuple[SheetCategory, ...]
    topics: tuple[AgendaTopic, ...]
    summary: Wording
    outcome: Wording
    points: tuple[OutcomePoint, ...]
    sources: tuple[EditionSource, ...]

    @property
    def worded_table(self) -> WordedTable:
        return worded_table(self.table, self.edition.list_completeness)

    @property
    def has_more(self) -> bool:
        """Whether some bodies on record are only counted here."""
        return any(row.count and not row.names for row in self.categories)


def sheet_of(edition: Edition) -> Sheet:
    """Read the sheet in nine queries; whether it may be seen is the caller's question."""
    counts = record_counts(edition)
    placements = placements_of([edition])[edition.pk]
    categories = Categories([edition], {edition.pk: placements})
    table = figures_table(
        categories.of(edition, placements), placements, delegates_by_category(edition), people=counts.people
    )
    members = _members(categories.of(edition, placements), placements)
    hosts, names = _names(edition, members)
    unnamed = categories.unnamed(edition)
    theme, title = wording(edition, "theme"), wording(edition, "title")
    return Sheet(
        edition=edition,
        heading=theme or title,
        title=title if theme else Wording(""),
        series=wording(edition.series, "name"),
        organizer=wording(edition.series, "organizer"),
        place=place(edition),
        venue=wording(edition.venue, "name") if edition.venue else Wording(""),
        hosts=hosts_among(hosts, edition, names),
        figures=Figures(table.bodies, len(unnamed), table.people, edition.list_completeness),
        table=table,
        counts=counts,
        categories=tuple(_category(edition, row, members[row], unnamed, names) for row in members),
        topics=tuple(AgendaTopic(row.topic, item_wording(row)) for row in agendas_of([edition])[edition.pk]),
        summary=wording(edition, "summary"),
        outcome=wording(edition, "outcome"),
        points=outcome_of(edition),
        sources=sources_of(edition),
    )


#: The bodies of each category, and whether there is room for their names.
_Members = Mapping[Category, tuple[list[Placement], bool]]


def _members(categories: list[Category], placements: Placements) -> _Members:
    found: dict[Category, tuple[list[Placement], bool]] = {}
    room = MOST_NAMED
    for category in categories:
        rows = [row for row in placements.values() if row.category == category.pk]
        found[category] = (rows, len(rows) <= room)
        room -= len(rows) if len(rows) <= room else 0
    return found


def _names(edition: Edition, members: _Members) -> tuple[tuple[Body, ...], NameBook]:
    hosts = host_bodies(edition)
    wanted = {row.body for rows, is_named in members.values() if is_named for row in rows}
    names = loaded_names(BodyName.objects.filter(body__in=wanted.union(body.pk for body in hosts)))
    return hosts, names_on(names, edition.starts_on)


def _category(
    edition: Edition,
    category: Category,
    members: tuple[list[Placement], bool],
    unnamed: set[int],
    names: NameBook,
) -> SheetCategory:
    rows, is_named = members
    language = get_language() or "en"
    ordered = in_places(rows, lambda row: row.claim(edition, names)) if is_named else []
    return SheetCategory(
        category=category,
        heading=wording(category, "heading"),
        names=tuple(row.name(edition, names, language=language) for row in ordered),
        count=len(rows),
        represented=category.pk in unnamed,
    )
