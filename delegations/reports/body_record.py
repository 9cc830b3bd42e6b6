"""One body on record: its names, its status over time, its relations, the editions it attended."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.db.models import Q

from conferences.enums import Language, Publication
from conferences.models import Edition, Series, Source
from delegations.enums import BodyNameForm, HostRole
from delegations.models import Body, BodyName, BodyStatus, Category, CategoryPresence, Delegation, EditionHost
from delegations.reports.names import DisplayName, NameBook, names_of, names_on
from eventsite.lib.wording import Wording, wording

#: How an edition's record knows of a body; the last says that no source speaks of it, not that it was absent.
Presence = Literal["named", "represented", "hosted", "not-recorded"]
_UN_ORDER = ("ar", "zh-hans", "en", "fr", "ru", "es")


@dataclass(frozen=True)
class NameRow:
    """The names valid today in one language, by form; an empty text is not on record."""

    language: str
    label: str
    short: str
    formal: str
    acronym: str
    sort: str


@dataclass(frozen=True)
class BodyAtEdition:
    """A body at one edition: category then, the name printed, and how that is known."""

    edition: Edition
    presence: Presence
    category: Category | None
    heading: Wording
    printed_as: DisplayName | None
    roles: tuple[str, ...]


@dataclass(frozen=True)
class BodyInSeries:
    """Statuses (newest first) and editions (newest first) of a body in one series."""

    series: Series
    name: Wording
    statuses: tuple[BodyStatus, ...]
    editions: tuple[BodyAtEdition, ...]

    @property
    def gaps(self) -> tuple[tuple[int, int], ...]:
        """Stretches (first, last) of edition numbers of which nothing is recorded, newest first."""
        numbers = sorted({row.edition.number for row in self.editions}, reverse=True)
        pairs = zip(numbers, [*numbers[1:], 0], strict=True)
        return tuple((lower + 1, upper - 1) for upper, lower in pairs if upper - lower > 1)

    def status_on(self, day: dt.date) -> BodyStatus | None:
        return next((status for status in self.statuses if status.is_valid_on(day)), None)


@dataclass(frozen=True)
class RelatedBody:
    body: Body
    name: DisplayName
    is_public: bool


@dataclass(frozen=True)
class BodyRecord:
    body: Body
    name: DisplayName
    formal: DisplayName | None
    names: tuple[NameRow, ...]
    earlier: tuple[BodyName, ...]
    sources: tuple[Source, ...]
    series: tuple[BodyInSeries, ...]
    parent: RelatedBody | None
    successor: RelatedBody | None
    predecessors: tuple[RelatedBody, ...]
    organs: tuple[RelatedBody, ...]

    @property
    def named(self) -> int:
        return self._count("named")

    @property
    def represented(self) -> int:
        return self._count("represented")

    @property
    def has_relations(self) -> bool:
        return bool(self.parent or self.successor or self.predecessors or self.organs)

    def _count(self, presence: Presence) -> int:
        return sum(1 for part in self.series for row in part.editions if row.presence == presence)


def body_record(body: Body, *, language: str, today: dt.date) -> BodyRecord:
    """Read the record of a body for a reader of `language`; names are those valid on `today`."""
    names = list(
        BodyName.objects.filter(body=body)
        .select_related("source")
        .order_by("valid_from", "language", "form", "id")
    )
    book = names_on(names, today)
    name = book.display(body, language=language)
    formal = book.exact(body, language=language, form=BodyNameForm.FORMAL)
    related = _related(body, language, today)
    return BodyRecord(
        body=body,
        name=name,
        formal=formal if formal and formal.text != name.text else None,
        names=tuple(_name_rows(book, body)),
        earlier=tuple(row for row in names if row.valid_to and row.valid_to < today),
        sources=tuple({row.source.pk: row.source for row in names if row.source}.values()),
        series=tuple(_in_series(body, names, language)),
        parent=next(iter(related["parent"]), None),
        successor=next(iter(related["successor"]), None),
        predecessors=tuple(related["predecessors"]),
        organs=tuple(row for row in related["organs"] if row.is_public),
    )


def _name_rows(book: NameBook, body: Body) -> Iterable[NameRow]:
    for code in _UN_ORDER:
        found = {form: book.exact(body, language=code, form=form) for form in BodyNameForm.values}
        if any(found.values()):
            texts = {form: name.text if name else "" for form, name in found.items()}
            yield NameRow(language=code, label=str(Language(code).label), **texts)


def _related(body: Body, language: str, today: dt.date) -> dict[str, list[RelatedBody]]:
    """Load the bodies around this one, in three queries; what is not public is shown without a link."""
    around: dict[str, list[Body]] = {
        "parent": [body.parent] if body.parent else [],
        "successor": [body.successor] if body.successor else [],
        "predecessors": list(body.predecessors.order_by("label", "id")),
        "organs": list(body.organs.order_by("label", "id")),
    }
    ids = {other.pk for group in around.values() for other in group}
    names = names_of(ids, on=today)
    public = set(Body.objects.public().filter(pk__in=ids).order_by().values_list("pk", flat=True))
    return {
        relation: [
            RelatedBody(other, names.display(other, language=language), other.pk in public) for other in group
        ]
        for relation, group in around.items()
    }


def _in_series(body: Body, names: list[BodyName], language: str) -> Iterable[BodyInSeries]:
    """Yield the series whose published editions know the body, in five queries whatever their number."""
    attended = _Attendance.of(body)
    statuses: dict[int, list[BodyStatus]] = defaultdict(list)
    for status in attended.statuses:
        statuses[status.category.series_id].append(status)
    editions: dict[Series, list[Edition]] = defaultdict(list)
    for edition in attended.editions:
        editions[edition.series].append(edition)
    for series in sorted(editions, key=lambda row: row.slug):
        part = BodyInSeries(series, wording(series, "name"), tuple(statuses[series.pk]), ())
        rows = tuple(attended.at(edition, part, names, language) for edition in editions[series])
        yield BodyInSeries(series, part.name, part.statuses, rows)


@dataclass(frozen=True)
class _Attendance:
    """What the published editions of a body's series say of it, loaded once."""

    statuses: list[BodyStatus]
    editions: list[Edition]
    delegations: dict[int, Delegation]
    hosted: dict[int, list[EditionHost]]
    represented: dict[tuple[int, int], CategoryPresence]

    @classmethod
    def of(cls, body: Body) -> "_Attendance":
        published = {"edition__publication": Publication.PUBLISHED}
        delegations = body.delegations.filter(**published).select_related("category", "body").order_by("id")
        hosts = body.hosted.filter(**published).select_related("edition").order_by("order", "id")
        statuses = list(
            body.statuses.select_related("category__series", "source").order_by("-valid_from", "-id")
        )
        by_edition = {row.edition_id: row for row in delegations}
        hosted: dict[int, list[EditionHost]] = defaultdict(list)
        for host in hosts:
            hosted[host.edition_id].append(host)
        series = {status.category.series_id for status in statuses}
        known = Edition.objects.published().filter(pk__in=[*by_edition, *hosted]).values("series")
        editions = list(
            Edition.objects.published()
            .filter(Q(series__in=series) | Q(series__in=known))
            .select_related("series")
            .newest_first()
        )
        presences = CategoryPresence.objects.filter(edition__in=editions).order_by("id")
        represented = {(row.edition_id, row.category_id): row for row in presences}
        return cls(statuses, editions, by_edition, hosted, represented)

    def at(self, edition: Edition, part: BodyInSeries, names: list[BodyName], language: str) -> BodyAtEdition:
        delegation = self.delegations.get(edition.pk)
        status = part.status_on(edition.starts_on)
        roles = tuple(str(HostRole(host.role).label) for host in self.hosted.get(edition.pk, ()))
        presence: Presence = "not-recorded"
        category: Category | None = None
        if delegation:
            presence, category = "named", delegation.category
        elif roles:
            presence = "hosted"
        elif status and (edition.pk, status.category_id) in self.represented:
            presence, category = "represented", status.category
        book = names_on(names, edition.starts_on)
        return BodyAtEdition(
            edition=edition,
            presence=presence,
            category=category,
            heading=wording(category, "heading") if category else Wording(""),
            printed_as=book.of_delegation(delegation, edition, language=language) if delegation else None,
            roles=roles,
        )
