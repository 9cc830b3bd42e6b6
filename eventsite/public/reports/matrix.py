"""Bodies × editions of a series: who is on record where, and as what."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from django.core.paginator import Page, Paginator

from conferences.enums import Completeness, DatesBasis, Language
from conferences.models import Edition, Series
from delegations.models import Body, BodyStatus, Category, CategoryPresence, Delegation, EditionHost
from delegations.reports.bodies import in_alphabetical_order
from delegations.reports.names import names_of
from eventsite.lib.wording import Wording
from eventsite.public.reports.hosts import reader_name

#: So many editions stand side by side, so many bodies one below the other; the rest is a link away.
EDITIONS, ROWS = 20, 100
#: An edition with a list that names bodies; of the others nobody can say who is missing.
NAMING = frozenset({Completeness.COMPLETE, Completeness.PARTIAL})
#: What is on record of a body at an edition. "not-recorded": a list is known and does not name it;
#: "unknown": there is no such list; "no-edition": nothing at all is on record under this number; "nothing" is
#: there to be said.
State = Literal["named", "represented", "hosted", "not-recorded", "unknown", "no-edition", "nothing"]


@dataclass(frozen=True)
class Column:
    """A published edition, or (`edition` 0) a stretch of numbers of which nothing is recorded."""

    first: int
    last: int
    edition: int = 0
    starts_on: dt.date | None = None
    year: str = ""
    list_state: str = ""
    named: int = 0


@dataclass(frozen=True)
class Cell:
    """`category` is an id, 0 where none is known; `hosts` says that the body hosted or organized."""

    state: State
    category: int = 0
    hosts: bool = False


@dataclass(frozen=True)
class Row:
    """A body; None: the bodies of a category that some edition represents without names."""

    body: Body | None
    name: Wording
    cells: tuple[Cell, ...]

    @property
    def named(self) -> int:
        """Number of the editions shown that name the body."""
        return sum(1 for cell in self.cells if cell.state == "named")


@dataclass(frozen=True)
class Group:
    """The bodies whose latest category this is; None: they hosted or organized, and no list names them."""

    category: Category | None
    rows: tuple[Row, ...]


#: The ids of a category (0: none) and of a body; body 0 is the bodies of the category that have no name.
Line = tuple[int, int]


@dataclass(frozen=True)
class Matrix:
    """`earlier` and `later` are the numbers at which the window before and after ends, None at the ends."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    categories: tuple[Category, ...]
    page: "Page[Line]"
    earlier: int | None
    later: int | None

    @property
    def editions(self) -> int:
        return sum(1 for column in self.columns if column.edition)


def matrix_of(series: Series, *, today: dt.date, until: int | None, page: str | None) -> Matrix:
    """Build a window of the matrix: the editions up to number `until`, a page of the bodies on record there.

    Names are those valid today, the order that of the series' lists: by category, then by the list language.
    Ten queries, whatever the size.
    """
    numbered = _published(series)
    window, earlier, later = _window(numbered, until)
    presence = _Presence.of([column.edition for column in window])
    categories = {row.pk: row for row in series.categories.order_by("order", "id")}
    lines = _lines(series, presence, categories, today)
    shown = Paginator(lines, ROWS).get_page(page)
    named = Counter(edition for _body, edition in presence.named)
    counted = [replace(column, named=named[column.edition]) for column in window]
    columns = _with_gaps(counted, since=earlier)
    rows = _rows(series, list(shown), presence, columns, today)
    return Matrix(
        columns=columns,
        groups=tuple(_groups(list(shown), rows, categories)),
        categories=tuple(row for pk, row in categories.items() if pk in presence.categories),
        page=shown,
        earlier=earlier,
        later=later,
    )


def _published(series: Series) -> list[Column]:
    fields = ("id", "number", "starts_on", "dates_basis", "list_completeness")
    rows = Edition.objects.published().filter(series=series).order_by("number").values_list(*fields)
    return [
        Column(
            number,
            number,
            pk,
            on,
            f"[{on.year}]" if basis == DatesBasis.YEAR_INFERRED else str(on.year),
            state,
        )
        for pk, number, on, basis, state in rows
    ]


def _window(columns: list[Column], until: int | None) -> tuple[list[Column], int | None, int | None]:
    """Return the columns shown, and the numbers at which the windows before and after them end."""
    end = sum(1 for column in columns if until is None or column.first <= until) or len(columns)
    start = max(0, end - EDITIONS)
    earlier = columns[start - 1].first if start else None
    later = columns[min(end + EDITIONS, len(columns)) - 1].first if end < len(columns) else None
    return columns[start:end], earlier, later


def _with_gaps(columns: Sequence[Column], *, since: int | None) -> tuple[Column, ...]:
    """Put a column of its own where numbers are missing; `since` is the number before the first column."""
    found: list[Column] = []
    last = since or 0
    for column in columns:
        if column.first > last + 1:
            found.append(Column(last + 1, column.first - 1))
        found.append(column)
        last = column.first
    return tuple(found)


@dataclass(frozen=True)
class _Presence:
    """What the editions of a window say of bodies; categories by (body, edition), the rest as sets of it."""

    named: dict[tuple[int, int], int]
    hosted: set[tuple[int, int]]
    represented: set[tuple[int, int]]
    latest: dict[int, int]

    @classmethod
    def of(cls, editions: Sequence[int]) -> "_Presence":
        place = {edition: at for at, edition in enumerate(editions)}
        listed = Delegation.objects.filter(edition__in=editions).order_by("id")
        rows = sorted(
            listed.values_list("edition_id", "body_id", "category_id"), key=lambda row: place[row[0]]
        )
        hosts = EditionHost.objects.filter(edition__in=editions).order_by("id")
        presences = CategoryPresence.objects.filter(edition__in=editions).order_by("id")
        return cls(
            named={(body, edition): category for edition, body, category in rows},
            hosted=set(hosts.values_list("body_id", "edition_id")),
            represented=set(presences.values_list("category_id", "edition_id")),
            latest={body: category for _edition, body, category in rows},
        )

    @property
    def bodies(self) -> set[int]:
        return {*self.latest, *(body for body, _edition in self.hosted)}

    @property
    def categories(self) -> set[int]:
        return {*self.named.values(), *(category for category, _edition in self.represented)}

    def cell(self, body: int, column: Column, statuses: Iterable[BodyStatus]) -> Cell:
        if column.starts_on is None:
            return Cell("no-edition")
        key = (body, column.edition)
        hosts = key in self.hosted
        if category := self.named.get(key):
            return Cell("named", category, hosts)
        if hosts:
            return Cell("hosted", 0, hosts)
        status = next((row for row in statuses if row.is_valid_on(column.starts_on)), None)
        if status and (status.category_id, column.edition) in self.represented:
            return Cell("represented", status.category_id)
        return Cell("not-recorded" if column.list_state in NAMING else "unknown")

    def unnamed(self, category: int, column: Column) -> Cell:
        if column.starts_on is None:
            return Cell("no-edition")
        is_represented = (category, column.edition) in self.represented
        return Cell("represented", category) if is_represented else Cell("nothing")


def _lines(
    series: Series, presence: _Presence, categories: dict[int, Category], today: dt.date
) -> list[Line]:
    """Return what stands below each other: by the place of the latest category, then by the list language."""
    places = {category: place for place, category in enumerate((*categories, 0))}
    bodies = Body.objects.filter(pk__in=presence.bodies)
    language = series.list_language or Language.ENGLISH
    ids = in_alphabetical_order(bodies, language=language, on=today)
    lines = [(presence.latest.get(body, 0), body) for body in ids]
    unnamed = {(category, 0) for category, _edition in presence.represented}
    # The sort is stable: within a category the order of the language stays, and who has no name stands last.
    return sorted([*lines, *sorted(unnamed)], key=lambda line: places[line[0]])


def _rows(
    series: Series, lines: Sequence[Line], presence: _Presence, columns: Sequence[Column], today: dt.date
) -> list[Row]:
    ids = [body for _category, body in lines if body]
    bodies = Body.objects.in_bulk(ids)
    names = names_of(ids, on=today)
    statuses: dict[int, list[BodyStatus]] = defaultdict(list)
    held = BodyStatus.objects.filter(body__in=ids, category__series=series)
    for status in held.order_by("-valid_from", "-id"):
        statuses[status.body_id].append(status)
    return [
        Row(
            bodies[body],
            reader_name(names, bodies[body], series.list_language),
            tuple(presence.cell(body, column, statuses[body]) for column in columns),
        )
        if body
        else Row(None, Wording(""), tuple(presence.unnamed(category, column) for column in columns))
        for category, body in lines
    ]


def _groups(lines: Sequence[Line], rows: Sequence[Row], categories: dict[int, Category]) -> Iterator[Group]:
    pairs = zip(lines, rows, strict=True)
    for category, held in groupby(pairs, key=lambda pair: pair[0][0]):
        yield Group(categories.get(category), tuple(row for _line, row in held))
