"""A body at the editions of its series: as what it was there, under which name, and how that is known."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.db.models import Q

from conferences.enums import Completeness, Publication
from conferences.models import Edition, Series
from delegations.enums import DelegateRole, HostRole
from delegations.models import Body, BodyName, BodyStatus, Category, CategoryPresence, Delegate, Delegation
from delegations.reports.names import DisplayName, names_on
from delegations.reports.person_names import styled_name
from eventsite.lib.wording import Wording, wording

#: How an edition's record knows of a body. "not-recorded": its list does not name it, which is no absence;
#: "unknown": no list of bodies is on record.
Presence = Literal["named", "represented", "hosted", "not-recorded", "unknown"]
#: What a page reads of an edition.
_OF_EDITION = (
    "series", "number", "starts_on", "ends_on", "dates_basis", "list_language", "name_style",
    "body_name_form", "list_completeness", "publication",
)  # fmt: skip


@dataclass(frozen=True)
class Head:
    """A head of delegation whom the public may see by name, in the house style of the edition."""

    name: str
    function_lines: tuple[str, ...]


@dataclass(frozen=True)
class BodyAtEdition:
    """A body at one edition: category then, the name printed, and how that is known."""

    edition: Edition
    presence: Presence
    category: Category | None
    heading: Wording
    printed_as: DisplayName | None
    roles: tuple[str, ...]
    head: Head | None = None


@dataclass(frozen=True)
class Stretch:
    """Editions one after the other (`first` to `last`) of which the same is to be said, newest first.

    `row` is there for a single edition; `is_on_record` is False for numbers of which nothing is recorded.
    """

    first: int
    last: int
    presence: Presence
    is_on_record: bool
    row: BodyAtEdition | None = None


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

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The whole run, newest first: what is on record edition by edition, the rest in one line each."""
        gaps = [Stretch(first, last, "unknown", is_on_record=False) for first, last in self.gaps]
        found = [*gaps, *_stretches(self.editions)]
        return tuple(sorted(found, key=lambda stretch: -stretch.last))

    @property
    def has_heads(self) -> bool:
        return any(row.head for row in self.editions)

    def status_on(self, day: dt.date) -> BodyStatus | None:
        return next((status for status in self.statuses if status.is_valid_on(day)), None)


def body_in_series(body: Body, names: list[BodyName], language: str) -> Iterable[BodyInSeries]:
    """Yield the series whose published editions know the body, in eight queries whatever their number."""
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


def _stretches(rows: Iterable[BodyAtEdition]) -> Iterator[Stretch]:
    """Join neighbours that say only that nothing is known of the body."""
    held: list[BodyAtEdition] = []
    for row in rows:
        if held and not _says_the_same(held[-1], row):
            yield _stretch(held)
            held = []
        held.append(row)
    if held:
        yield _stretch(held)


def _stretch(rows: list[BodyAtEdition]) -> Stretch:
    """Return rows in falling order as one line."""
    first, last = rows[-1].edition.number, rows[0].edition.number
    single = rows[0] if len(rows) == 1 else None
    return Stretch(first, last, rows[0].presence, is_on_record=True, row=single)


def _says_the_same(newer: BodyAtEdition, older: BodyAtEdition) -> bool:
    """Say whether nothing is known of the body at two neighbouring editions, for one reason."""
    is_next = newer.edition.number == older.edition.number + 1
    return is_next and newer.presence == older.presence and newer.presence in ("not-recorded", "unknown")


@dataclass(frozen=True)
class _Attendance:
    """What the published editions of a body's series say of it, loaded once."""

    statuses: list[BodyStatus]
    editions: list[Edition]
    delegations: dict[int, Delegation]
    heads: dict[int, Delegate]
    hosted: dict[int, list[str]]
    represented: set[tuple[int, int]]

    @classmethod
    def of(cls, body: Body) -> "_Attendance":
        published = {"edition__publication": Publication.PUBLISHED}
        delegations = list(body.delegations.filter(**published).order_by("id"))
        categories = Category.objects.in_bulk({row.category_id for row in delegations})
        for row in delegations:
            row.body, row.category = body, categories[row.category_id]
        hosts = body.hosted.filter(**published).order_by("order", "id").values_list("edition_id", "role")
        statuses = list(
            body.statuses.select_related("category__series", "source").order_by("-valid_from", "-id")
        )
        hosted: dict[int, list[str]] = defaultdict(list)
        for edition, role in hosts:
            hosted[edition].append(str(HostRole(role).label))
        by_edition = {row.edition_id: row for row in delegations}
        editions = _editions({*by_edition, *hosted}, {status.category.series_id for status in statuses})
        heads = Delegate.objects.public().filter(delegation__body=body, role=DelegateRole.HEAD)
        presences = CategoryPresence.objects.filter(edition__in=[row.pk for row in editions])
        return cls(
            statuses,
            editions,
            by_edition,
            {row.delegation_id: row for row in heads.order_by("rank", "id")},
            hosted,
            set(presences.order_by("id").values_list("edition_id", "category_id")),
        )

    def at(self, edition: Edition, part: BodyInSeries, names: list[BodyName], language: str) -> BodyAtEdition:
        delegation = self.delegations.get(edition.pk)
        presence, category = self._presence(edition, part, delegation)
        head = self.heads.get(delegation.pk) if delegation else None
        return BodyAtEdition(
            edition=edition,
            presence=presence,
            category=category,
            heading=wording(category, "heading") if category else Wording(""),
            printed_as=names_on(names, edition.starts_on).of_delegation(
                delegation, edition, language=language
            )
            if delegation
            else None,
            roles=tuple(self.hosted.get(edition.pk, ())),
            head=Head(styled_name(head, edition.printed_name_style), tuple(head.function_lines))
            if head
            else None,
        )

    def _presence(
        self, edition: Edition, part: BodyInSeries, delegation: Delegation | None
    ) -> tuple[Presence, Category | None]:
        if delegation:
            return "named", delegation.category
        if edition.pk in self.hosted:
            return "hosted", None
        status = part.status_on(edition.starts_on)
        if status and (edition.pk, status.category_id) in self.represented:
            return "represented", status.category
        has_list = edition.list_completeness in (Completeness.COMPLETE, Completeness.PARTIAL)
        return "not-recorded" if has_list else "unknown", None


def _editions(known: set[int], series: set[int]) -> list[Edition]:
    """Return the published editions of the series that an edition or a status of the body belongs to."""
    published = Edition.objects.published()
    of_known = published.filter(pk__in=known).order_by().values("series")
    rows = published.filter(Q(series__in=series) | Q(series__in=of_known)).only(*_OF_EDITION)
    found = list(rows.newest_first())
    by_id = Series.objects.in_bulk({row.series_id for row in found})
    for row in found:
        row.series = by_id[row.series_id]
    return found
