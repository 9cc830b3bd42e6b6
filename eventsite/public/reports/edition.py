"""The overview of one edition: what is recorded of it, by whom it is told, and what is not known."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from conferences.enums import Distribution
from conferences.models import Document, Edition, EditionSource, OutcomePoint, ProgrammeRelease
from conferences.reports.agendas import AgendaTopic, TopicsCompared, agendas_of, topics_compared, with_others
from conferences.reports.counting import count_of
from conferences.reports.editions import place, theme_repeats_series
from conferences.templatetags.wording import marked
from delegations.models import Body, Delegate
from delegations.reports.comparison import BodiesCompared
from delegations.reports.delegate_figures import seats_on_list
from eventsite.lib.wording import Wording
from eventsite.public.reports.attendance import attendance_of
from eventsite.public.reports.category_figures import FiguresTable
from eventsite.public.reports.figure_words import WordedTable, worded_table
from eventsite.public.reports.figures import Figures
from eventsite.public.reports.siblings import Neighbour, Siblings, siblings_of


@dataclass(frozen=True)
class BarRow:
    """A row of the chart; `value` is None where the category is represented without names."""

    label: str
    value: int | None
    colour: int
    url: str = ""


@dataclass(frozen=True)
class RecordCounts:
    """What an edition holds: public documents, sessions of the released programme, people on the printed
    list, and the seats whose holders the public may see by name."""

    documents: int
    sessions: int
    people: int
    named: int


@dataclass(frozen=True)
class EditionOverview:
    """Everything the overview shows; `bodies_compared` and `topics_compared` are None where nothing is."""

    edition: Edition
    theme_repeats_series: bool
    place: str
    hosts: tuple[tuple[Body, Wording], ...]
    figures: Figures
    table: FiguresTable
    counts: RecordCounts
    topics: list[AgendaTopic]
    outcome: tuple[OutcomePoint, ...]
    sources: tuple[EditionSource, ...]
    siblings: Siblings
    bodies_compared: BodiesCompared | None
    topics_compared: TopicsCompared | None

    @property
    def worded_table(self) -> WordedTable:
        return worded_table(self.table, self.edition.list_completeness)

    @property
    def run(self) -> list[tuple[int, str, bool]]:
        return self.siblings.run

    @property
    def neighbours(self) -> tuple[Neighbour, ...]:
        return self.siblings.neighbours

    @property
    def sessions(self) -> int:
        return self.counts.sessions

    @property
    def named(self) -> int:
        return self.counts.named

    @property
    def rows(self) -> list[BarRow]:
        """Return the categories in protocol order as the chart shows them."""
        return [BarRow(marked(row.label), row.bodies, row.category.colour) for row in self.table.rows]

    @property
    def most(self) -> int:
        """Largest number of bodies in a category, for the scale of the bars."""
        return max((row.bodies or 0 for row in self.table.rows), default=0) or 1


def edition_overview(edition: Edition) -> EditionOverview:
    """Build the overview in twelve queries at most; whether it may be seen is the caller's question."""
    siblings, counts = siblings_of(edition), record_counts(edition)
    before = siblings.topics_before
    agendas = agendas_of([edition, *([before] if before else [])])
    agenda = agendas[edition.pk]
    attendance = attendance_of(edition, before=siblings.bodies_before)
    table = attendance.table(edition, people=counts.people)
    return EditionOverview(
        edition=edition,
        place=place(edition),
        theme_repeats_series=theme_repeats_series(edition),
        hosts=attendance.hosts,
        figures=Figures(table.bodies, attendance.represented, table.people, edition.list_completeness),
        table=table,
        counts=counts,
        topics=with_others(agenda, edition) if agenda else [],
        outcome=outcome_of(edition),
        sources=sources_of(edition),
        siblings=siblings,
        bodies_compared=attendance.compared,
        topics_compared=topics_compared(agenda, agendas[before.pk], before) if before else None,
    )


def record_counts(edition: Edition) -> RecordCounts:
    """Count what an edition holds, in one query."""
    current = ProgrammeRelease.objects.current().filter(edition=OuterRef("pk")).order_by("id")
    counts = (
        Edition.objects.filter(pk=edition.pk)
        .annotate(
            document_count=count_of(Document.objects.filter(distribution=Distribution.GENERAL)),
            session_count=Coalesce(Subquery(current.values("session_count")[:1]), 0),
            people_count=count_of(seats_on_list(), "delegation__edition", distinct="person"),
            named_count=count_of(Delegate.objects.public(), "delegation__edition"),
        )
        .order_by("pk")
        .values_list("document_count", "session_count", "people_count", "named_count")
    )
    return RecordCounts(*counts.get())


def outcome_of(edition: Edition) -> tuple[OutcomePoint, ...]:
    return tuple(OutcomePoint.objects.filter(edition=edition).order_by("order", "id"))


def sources_of(edition: Edition) -> tuple[EditionSource, ...]:
    rows = EditionSource.objects.filter(edition=edition).select_related("source")
    return tuple(rows.order_by("order", "id"))
