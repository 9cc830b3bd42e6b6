"""The register of documents: what each can be found by, which stand together, and in which order."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from conferences.enums import Distribution, DocumentRelation
from conferences.models import AgendaItem, Document, DocumentVersion, Edition, Series
from conferences.models.document import DocumentQuerySet
from conferences.reports.document_chains import Chains
from conferences.reports.documents import DocumentEntry, documents_of, entry
from conferences.reports.text_filter import documents_with
from eventsite.lib.dates import format_ordinal
from eventsite.lib.sifting import Sifted, Values, sift, with_words
from eventsite.lib.wording import in_line, wording

FILTERS = ("edition", "item", "kind", "language")
SYMBOL, LATEST = "symbol", "latest"
Family = list[int]


class Filing(NamedTuple):
    """What the register reads of every document."""

    pk: int
    symbol: str
    edition_id: int
    kind: str
    agenda_item_id: int | None
    published_on: dt.date | None
    supersedes_id: int | None
    amends_id: int | None


@dataclass(frozen=True)
class DocumentGroup:
    """The documents under one agenda item; None holds those under no item."""

    item: AgendaItem | None
    documents: tuple[DocumentEntry, ...]


@dataclass(frozen=True)
class Register:
    """Documents of general distribution that a reader may see; `editions` (id, words): newest first."""

    filings: Mapping[int, Filing]
    chains: Chains
    values: Mapping[int, Values]
    editions: tuple[tuple[int, str], ...]

    def sift(self, asked: Mapping[str, str], text: str = "") -> Sifted[int]:
        """Return what passes the filters; `text`, words of symbol or title, costs one query."""
        held = self._holding(text) if text else None
        return sift(with_words(self.values, held), asked, FILTERS)

    def families(self, ids: Iterable[int], sort: str = "") -> list[Family]:
        """Return ids chain by chain: of the newest edition first, then by symbol, or in another order."""
        found = self.chains.families(ids)
        found.sort(key=lambda family: self.chains.symbol_key(family[0]))
        if sort == LATEST:
            found.sort(key=lambda family: self._published(family[0]), reverse=True)
        elif sort != SYMBOL:
            place = {pk: at for at, (pk, _words) in enumerate(self.editions)}
            found.sort(key=lambda family: place[self.filings[family[0]].edition_id])
        return found

    def entries(self, families: Iterable[Family]) -> tuple[DocumentEntry, ...]:
        """Return the documents of chains, in the order given; four queries."""
        shown = [list(family) for family in families]
        below = {pk for family in shown for pk in family[1:]}
        ids = [pk for family in shown for pk in family]
        return tuple(
            entry(row, self._chained(row.pk), is_below=row.pk in below)
            for row in self.documents(shown, at_once=len(ids) or 1)
        )

    def documents(self, families: Iterable[Family], *, at_once: int) -> Iterator[Document]:
        """Yield the documents of chains, in the order given; four queries for each `at_once` of them."""
        remaining = (pk for family in families for pk in family)
        while part := list(islice(remaining, at_once)):
            yield from documents_of(part)

    def _holding(self, text: str) -> set[int]:
        among = Document.objects.filter(pk__in=list(self.values)).order_by()
        return set(documents_with(among, text).values_list("pk", flat=True))

    def _published(self, pk: int) -> dt.date:
        return self.filings[pk].published_on or dt.date.min

    def _chained(self, pk: int) -> Iterable[tuple[DocumentRelation, str]]:
        if step := self.chains.steps.get(pk):
            yield (
                DocumentRelation.CORRECTS if step.corrects else DocumentRelation.SUPERSEDES,
                self.filings[step.to].symbol,
            )
        for later, corrects in self.chains.followers.get(pk, ()):
            yield (
                DocumentRelation.CORRECTED_BY if corrects else DocumentRelation.SUPERSEDED_BY,
                self.filings[later].symbol,
            )


def public_register() -> Register:
    """Return the register of all published editions; four queries."""
    rows = Document.objects.public()
    editions = Edition.objects.filter(pk__in=rows.order_by().values("edition")).newest_first()
    names = {row.pk: wording(row, "name").text for row in Series.objects.public().order_by("pk")}
    found = editions.values_list("pk", "series_id", "number")
    return _register(rows, tuple((pk, in_line(names[series], format_ordinal(n))) for pk, series, n in found))


def edition_register(edition: Edition) -> Register:
    """Return the documents of one edition; two queries. Whether it may be seen is the caller's question."""
    rows = Document.objects.filter(edition=edition, distribution=Distribution.GENERAL)
    return _register(rows, ((edition.pk, str(edition)),))


def items_with_documents(edition: int) -> list[AgendaItem]:
    """Return the agenda items of an edition (an id) under which the public finds documents."""
    held = Document.objects.public().filter(edition=edition).values("agenda_item")
    return list(AgendaItem.objects.filter(pk__in=held).order_by("order", "pk"))


def by_agenda_item(entries: Sequence[DocumentEntry]) -> tuple[DocumentGroup, ...]:
    """Part documents by agenda item, those under none last; a chain stands under that of its latest text."""
    items: dict[AgendaItem | None, list[DocumentEntry]] = {}
    item: AgendaItem | None = None
    for row in entries:
        item = item if row.is_below else row.document.agenda_item
        items.setdefault(item, []).append(row)
    return tuple(DocumentGroup(item, tuple(items[item])) for item in sorted(items, key=_item_order))


def _item_order(item: AgendaItem | None) -> tuple[bool, int, int]:
    return (False, item.order, item.pk) if item else (True, 0, 0)


def _register(rows: DocumentQuerySet, editions: tuple[tuple[int, str], ...]) -> Register:
    # No translated column is read, so nothing has to be looked up row by row in other languages.
    plain: Any = rows.order_by("pk")
    filings = [Filing(*row) for row in plain.rewrite(mode=False).values_list(*Filing._fields)]
    versions = DocumentVersion.objects.filter(document__in=rows.order_by().values("pk"))
    languages: dict[int, list[str]] = {}
    for document, language in versions.order_by("pk").values_list("document_id", "language"):
        languages.setdefault(document, []).append(language)
    return Register(
        filings={row.pk: row for row in filings},
        chains=Chains(filings),
        values=_values(filings, languages),
        editions=editions,
    )


def _values(filings: Iterable[Filing], languages: Mapping[int, Sequence[str]]) -> dict[int, Values]:
    """Return what each document can be found by; documents alike share it, since a register has thousands."""
    shared: dict[tuple[object, ...], Values] = {}
    found: dict[int, Values] = {}
    for row in filings:
        alike = (row.edition_id, row.agenda_item_id, row.kind, *languages.get(row.pk, ()))
        if alike not in shared:
            shared[alike] = {
                "edition": (str(row.edition_id),),
                "item": (str(row.agenda_item_id),),
                "kind": (row.kind,),
                "language": tuple(languages.get(row.pk, ())),
            }
        found[row.pk] = shared[alike]
    return found
