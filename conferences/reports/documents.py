"""Documents of general distribution: the register over editions, and the documents of one edition."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from conferences.enums import Distribution, Language
from conferences.models import AgendaItem, Document, DocumentVersion, Edition
from conferences.reports.text_filter import in_all_languages, matching_ids
from eventsite.lib.wording import Wording, wording

_SEARCHED = ("symbol", *in_all_languages("title"))


@dataclass(frozen=True)
class VersionLink:
    """Where a document is to be had in one language, here or (`external`) elsewhere."""

    language: str
    name: str
    url: str
    external: bool


@dataclass(frozen=True)
class DocumentEntry:
    """A document of a list; `relations` are (what the other document is to this one, its symbol)."""

    document: Document
    title: Wording
    versions: tuple[VersionLink, ...]
    relations: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DocumentGroup:
    """The documents under one agenda item; None holds those under no item."""

    item: AgendaItem | None
    documents: tuple[DocumentEntry, ...]


def register(
    *, edition: int | None = None, kind: str = "", language: str = "", text: str = ""
) -> QuerySet[Document]:
    """Return the public documents that pass the filters: newest edition first, then by symbol.

    `edition` is an id, `language` one in which the document is to be had, `text` words of symbol or title.
    """
    rows = Document.objects.public()
    if edition:
        rows = rows.filter(edition=edition)
    if kind:
        rows = rows.filter(kind=kind)
    if language:
        rows = rows.filter(pk__in=DocumentVersion.objects.filter(language=language).values("document"))
    if text:
        rows = rows.filter(pk__in=matching_ids(rows, text, _SEARCHED))
    return with_relations(rows).order_by("-edition__starts_on", "edition_id", "symbol", "id")


def editions_with_documents() -> QuerySet[Edition]:
    """Return the published editions that have public documents, newest first."""
    held = Document.objects.public().values("edition")
    return Edition.objects.filter(pk__in=held).select_related("series").newest_first()


def documents_of(edition: Edition) -> tuple[DocumentGroup, ...]:
    """Return the documents of general distribution of an edition by agenda item; four queries.

    Whether the edition may be seen at all is the caller's question.
    """
    rows = with_relations(edition.documents.filter(distribution=Distribution.GENERAL))
    items: dict[AgendaItem | None, list[DocumentEntry]] = {}
    for row in rows.order_by("agenda_item__order", "agenda_item_id", "symbol", "id"):
        items.setdefault(row.agenda_item, []).append(entry(row))
    ordered = sorted(
        items, key=lambda item: (item is None, item.order if item else 0, item.pk if item else 0)
    )
    return tuple(DocumentGroup(item, tuple(items[item])) for item in ordered)


def with_relations(rows: QuerySet[Document]) -> QuerySet[Document]:
    """Load what `entry` reads: versions, agenda item, edition and the related documents."""
    later = (
        Document.objects.filter(distribution=Distribution.GENERAL)
        .select_related("edition")
        .order_by("symbol")
    )
    return rows.select_related(
        "edition__series", "agenda_item", "supersedes__edition", "amends__edition"
    ).prefetch_related(
        Prefetch("versions", DocumentVersion.objects.order_by("language", "id")),
        Prefetch("superseded_by", later),
        Prefetch("amended_by", later),
    )


def entry(document: Document) -> DocumentEntry:
    """Return a document as a list shows it, read through `with_relations`."""
    return DocumentEntry(
        document=document,
        title=wording(document, "title"),
        versions=version_links(document),
        relations=tuple(_relations(document)),
    )


def version_links(document: Document) -> tuple[VersionLink, ...]:
    """Return where a document is to be had in each language; reads its versions."""
    return tuple(_link(document, version) for version in _in_un_order(document.versions.all()))


def _relations(document: Document) -> Iterable[tuple[str, str]]:
    """Yield the related documents that whoever sees this one may see."""
    related = [
        (_("Supersedes"), document.supersedes),
        (_("Corrects"), document.amends),
        *((_("Superseded by"), later) for later in document.superseded_by.all()),
        *((_("Corrected by"), later) for later in document.amended_by.all()),
    ]
    for label, other in related:
        if other and other.distribution == Distribution.GENERAL and _as_visible(other, document):
            yield label, other.symbol


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
