"""Documents of general distribution, each as a list shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from conferences.enums import Distribution, DocumentRelation, Language
from conferences.models import Document, DocumentVersion, Edition
from conferences.reports.text_filter import documents_with
from eventsite.lib.symbols import symbol_order
from eventsite.lib.wording import Wording, wording

_READ = frozenset({"id", "symbol", "distribution", "edition", "publication"})
#: What `entry` does not read of related documents, whose rows would else be as wide as all the rest.
_UNREAD = tuple(
    f"{relation}__{name}"
    for relation in ("supersedes", "amends")
    for name in (
        *(field.name for field in Document._meta.concrete_fields if field.name not in _READ),
        *(f"edition__{field.name}" for field in Edition._meta.concrete_fields if field.name not in _READ),
    )
)
_ORDER = list(DocumentRelation)


@dataclass(frozen=True)
class VersionLink:
    """Where a document is to be had in one language, here or (`external`) elsewhere."""

    language: str
    name: str
    url: str
    external: bool


@dataclass(frozen=True)
class DocumentEntry:
    """A document of a list; `relations` are (what the other document is to this one, its symbol).

    `is_below` says that it stands below another text of its chain, `is_superseded` that a later one holds.
    """

    document: Document
    title: Wording
    versions: tuple[VersionLink, ...]
    relations: tuple[tuple[str, str], ...]
    is_below: bool = False
    is_superseded: bool = False


def register(
    *, edition: tuple[str, int] | None = None, kind: str = "", language: str = "", text: str = ""
) -> list[int]:
    """Return the ids of the public documents that pass the filters: newest edition first, then by symbol.

    `edition` is the address (slug) of a series and a number, `language` one in which the document is to be
    had, `text` words of symbol or title.
    """
    rows = Document.objects.public()
    if edition:
        rows = rows.filter(edition__series__slug=edition[0], edition__number=edition[1])
    if kind:
        rows = rows.filter(kind=kind)
    if language:
        rows = rows.filter(pk__in=DocumentVersion.objects.filter(language=language).values("document"))
    if text:
        rows = documents_with(rows, text)
    found = rows.order_by("-edition__starts_on", "edition_id").values_list("edition_id", "symbol", "pk")
    editions: dict[int, list[tuple[str, int]]] = {}
    for edition_id, symbol, pk in found:
        editions.setdefault(edition_id, []).append((symbol, pk))
    for held in editions.values():
        held.sort(key=lambda row: symbol_order(row[0]))
    return [pk for held in editions.values() for _symbol, pk in held]


def documents_of(ids: Sequence[int]) -> list[Document]:
    """Return documents with what `entry` reads, in the order given; four queries."""
    found = {row.pk: row for row in with_relations(Document.objects.filter(pk__in=ids)).order_by("pk")}
    return [found[pk] for pk in ids if pk in found]


def by_symbol(documents: Iterable[Document]) -> list[Document]:
    """Return documents in the order of their symbols."""
    return sorted(documents, key=lambda row: symbol_order(row.symbol))


def with_relations(rows: QuerySet[Document]) -> QuerySet[Document]:
    """Load what `entry` reads: versions, agenda item, edition and the related documents."""
    later = (
        Document.objects.filter(distribution=Distribution.GENERAL).select_related("edition").order_by("pk")
    )
    return (
        rows.select_related("edition__series", "agenda_item", "supersedes__edition", "amends__edition")
        .defer(*_UNREAD)
        .prefetch_related(
            Prefetch("versions", DocumentVersion.objects.order_by("language", "id")),
            Prefetch("superseded_by", later),
            Prefetch("amended_by", later),
        )
    )


def entry(
    document: Document, chained: Iterable[tuple[DocumentRelation, str]] = (), *, is_below: bool = False
) -> DocumentEntry:
    """Return a document as a list shows it, read through `with_relations`.

    `chained` are the relations that the symbols of the list tell of, beside those on record.
    """
    relations = list(dict.fromkeys((*_relations(document), *chained)))
    relations.sort(key=lambda pair: _ORDER.index(pair[0]))
    return DocumentEntry(
        document=document,
        title=wording(document, "title"),
        versions=version_links(document),
        relations=tuple((str(relation.label), symbol) for relation, symbol in relations),
        is_below=is_below,
        is_superseded=any(relation is DocumentRelation.SUPERSEDED_BY for relation, _symbol in relations),
    )


def version_links(document: Document) -> tuple[VersionLink, ...]:
    """Return where a document is to be had in each language; reads its versions."""
    return tuple(_link(document, version) for version in _in_un_order(document.versions.all()))


def _relations(document: Document) -> Iterable[tuple[DocumentRelation, str]]:
    """Yield the related documents on record that whoever sees this one may see."""
    related = [
        (DocumentRelation.SUPERSEDES, document.supersedes),
        (DocumentRelation.CORRECTS, document.amends),
        *((DocumentRelation.SUPERSEDED_BY, later) for later in by_symbol(document.superseded_by.all())),
        *((DocumentRelation.CORRECTED_BY, later) for later in by_symbol(document.amended_by.all())),
    ]
    for relation, other in related:
        if other and other.distribution == Distribution.GENERAL and _as_visible(other, document):
            yield relation, other.symbol


def _as_visible(other: Document, document: Document) -> bool:
    return other.edition_id == document.edition_id or other.edition.is_published


def _link(document: Document, version: DocumentVersion) -> VersionLink:
    own = reverse("conferences:document-file", args=[document.pk, version.language])
    return VersionLink(
        language=version.language,
        name=str(Language(version.language).label),
        url=version.url or own,
        external=bool(version.url),
    )


def _in_un_order(versions: Iterable[DocumentVersion]) -> list[DocumentVersion]:
    return sorted(versions, key=lambda version: Language.values.index(version.language))
