"""One body on record: its names, its status over time, its relations, the editions it attended."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conferences.enums import Language
from conferences.models import Source
from delegations.enums import BodyNameForm
from delegations.models import Body, BodyName
from delegations.reports.body_editions import BodyInSeries, Presence, body_in_series
from delegations.reports.names import DisplayName, names_of, names_on
from eventsite.lib.wording import UN_ORDER


@dataclass(frozen=True)
class NameEntry:
    """A name with its dates, None where they are not recorded; `source` is its number, from 1, or 0."""

    text: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    source: int


@dataclass(frozen=True)
class NameRow:
    """The names valid today in one language, by form; an empty text is not on record.

    `dated` says by form since when each holds and where that stands.
    """

    language: str
    label: str
    short: str
    formal: str
    acronym: str
    sort: str
    dated: Mapping[str, NameEntry]


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
    coming: tuple[BodyName, ...]
    sources: tuple[Source, ...]
    series: tuple[BodyInSeries, ...]
    parent: RelatedBody | None
    successor: RelatedBody | None
    predecessors: tuple[RelatedBody, ...]
    organs: tuple[RelatedBody, ...]

    @property
    def is_dated(self) -> bool:
        """Whether it is recorded of any name valid today since when, or until when, it holds."""
        return any(name.valid_from or name.valid_to for row in self.names for name in row.dated.values())

    @property
    def tells_sources_apart(self) -> bool:
        """Whether the names rest on different sources, or some of them on none."""
        return len({name.source for row in self.names for name in row.dated.values()}) > 1

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
    sources = {row.source.pk: row.source for row in names if row.source}
    return BodyRecord(
        body=body,
        name=name,
        formal=formal if formal and formal.text != name.text else None,
        names=tuple(
            _name_rows(
                (row for row in names if row.is_valid_on(today)),
                {pk: number for number, pk in enumerate(sources, 1)},
            )
        ),
        earlier=tuple(row for row in names if row.valid_to and row.valid_to < today),
        coming=tuple(row for row in names if row.valid_from and row.valid_from > today),
        sources=tuple(sources.values()),
        series=tuple(body_in_series(body, names, language)),
        parent=next(iter(related["parent"]), None),
        successor=next(iter(related["successor"]), None),
        predecessors=tuple(related["predecessors"]),
        organs=tuple(row for row in related["organs"] if row.is_public),
    )


def _name_rows(names: Iterable[BodyName], sources: Mapping[int, int]) -> Iterable[NameRow]:
    """Yield the names, all valid today, language by language; `sources` numbers the ids of sources."""
    held: dict[str, dict[str, NameEntry]] = defaultdict(dict)
    for row in names:
        number = sources.get(row.source_id or 0, 0)
        held[row.language][row.form] = NameEntry(row.text, row.valid_from, row.valid_to, number)
    for code in UN_ORDER:
        dated = held.get(code)
        if dated:
            texts = {form: dated[form].text if form in dated else "" for form in BodyNameForm.values}
            yield NameRow(language=code, label=str(Language(code).label), dated=dated, **texts)


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
