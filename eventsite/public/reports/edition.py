"""The overview of one edition: what is recorded of it, by whom it is told, and what is not known."""

from dataclasses import dataclass

from conferences.enums import DatesBasis
from conferences.models import Edition, EditionSource, OutcomePoint, ProgrammeRelease, Topic
from conferences.reports.editions import place, theme_repeats_series
from conferences.reports.topics import topics_of
from conferences.templatetags.wording import marked
from delegations.models import Body, Delegate
from delegations.reports.figures import CategoryFigure, participation
from eventsite.lib.wording import Wording
from eventsite.public.reports.figures import Figures, figures_of
from eventsite.public.reports.hosts import hosts_of
from eventsite.public.reports.run import run_of


@dataclass(frozen=True)
class BarRow:
    """A row of the chart; `value` is None where the category is represented without names."""

    label: str
    value: int | None
    colour: int
    url: str = ""


@dataclass(frozen=True)
class Neighbour:
    """The edition before or after this one in its series."""

    edition: Edition
    is_next: bool


@dataclass(frozen=True)
class EditionOverview:
    """Everything the overview shows; `named` counts the delegates whom the public may see by name."""

    edition: Edition
    theme_repeats_series: bool
    place: str
    hosts: tuple[tuple[Body, Wording], ...]
    figures: Figures
    categories: tuple[CategoryFigure, ...]
    topics: list[tuple[Topic, Wording, tuple[Edition, ...]]]
    outcome: tuple[OutcomePoint, ...]
    sources: tuple[EditionSource, ...]
    sessions: int
    named: int
    run: list[tuple[int, str, bool]]
    neighbours: tuple[Neighbour, ...]

    @property
    def dates_are_stated(self) -> bool:
        return self.edition.dates_basis == DatesBasis.STATED

    @property
    def rows(self) -> list[BarRow]:
        """Return the categories in protocol order as the chart shows them."""
        return [BarRow(marked(row.label), row.value, row.category.colour) for row in self.categories]

    @property
    def most(self) -> int:
        """Largest number of bodies in a category, for the scale of the bars."""
        return max((figure.value or 0 for figure in self.categories), default=0) or 1


def edition_overview(edition: Edition) -> EditionOverview:
    """Build the overview in a constant number of queries; whether it may be seen is the caller's question."""
    siblings = list(
        Edition.objects.published()
        .filter(series=edition.series_id)
        .select_related("series")
        .order_by("number")
    )
    return EditionOverview(
        edition=edition,
        place=place(edition),
        theme_repeats_series=theme_repeats_series(edition),
        hosts=hosts_of(edition),
        figures=figures_of([edition])[edition.pk],
        categories=participation(edition),
        topics=topics_of(edition),
        outcome=tuple(OutcomePoint.objects.filter(edition=edition).order_by("order", "id")),
        sources=tuple(
            EditionSource.objects.filter(edition=edition).select_related("source").order_by("order", "id")
        ),
        sessions=_released_sessions(edition),
        named=Delegate.objects.of_edition(edition).public().count(),
        run=run_of(siblings, current=edition),
        neighbours=tuple(_neighbours(edition, siblings)),
    )


def _released_sessions(edition: Edition) -> int:
    """Return how many sessions the programme has that the public sees."""
    counts = (
        ProgrammeRelease.objects.current().filter(edition=edition).values_list("session_count", flat=True)
    )
    return counts.first() or 0


def _neighbours(edition: Edition, siblings: list[Edition]) -> list[Neighbour]:
    before = [row for row in siblings if row.number < edition.number][-1:]
    after = [row for row in siblings if row.number > edition.number][:1]
    return [
        *(Neighbour(row, is_next=False) for row in before),
        *(Neighbour(row, is_next=True) for row in after),
    ]
