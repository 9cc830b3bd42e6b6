"""Topics and documents across the published editions."""

from collections.abc import Iterable

from conferences.enums import Distribution, DocumentKind, Language
from conferences.models import AgendaItem, Document, Edition, Topic
from conferences.reports.documents import by_symbol, documents_of, register, version_links, with_relations
from conferences.reports.topics import TopicEntry, topic_entries
from eventsite.lib.wording import texts_of
from eventsite.public.api import shapes
from eventsite.public.api.parameters import DocumentFilter, Nothing, TopicFilter, given
from eventsite.public.api.readers.places import Listing, Places, only


def topic_list(places: Places, wanted: TopicFilter) -> Listing:
    entries = topic_entries(**given(wanted, q="text"))
    return Listing(len(entries), lambda start, end: [_topic(places, row) for row in entries[start:end]])


def one_topic(places: Places, _nothing: Nothing, topic: str) -> shapes.Topic:
    return _topic(places, only(row for row in topic_entries() if row.topic.slug == topic))


def document_list(places: Places, wanted: DocumentFilter) -> Listing:
    filters = given(wanted, q="text", kind="kind", language="language")
    if isinstance(wanted.edition, str):
        series, _slash, number = wanted.edition.partition("/")
        filters["edition"] = (series, int(number))
    ids = register(**filters)
    return Listing(len(ids), lambda start, end: _documents(places, documents_of(ids[start:end])))


def one_document(places: Places, _nothing: Nothing, document: int) -> shapes.Document:
    return only(
        _documents(places, with_relations(Document.objects.public().filter(pk=document).order_by("id")))
    )


def document_link(places: Places, row: Document) -> shapes.DocumentLink:
    return shapes.DocumentLink(row.pk, row.symbol, places.api("document", row.pk))


def agenda_item(row: AgendaItem | None) -> shapes.AgendaItem | None:
    return shapes.AgendaItem(row.number, texts_of(row, "title")) if row else None


def _topic(places: Places, entry: TopicEntry) -> shapes.Topic:
    row: Topic = entry.topic
    return shapes.Topic(
        slug=row.slug,
        url=places.page(row),
        api=places.api("topic", row.slug),
        name=texts_of(row, "name"),
        description=texts_of(row, "description"),
        editions=[places.edition(edition) for edition in entry.editions],
    )


def _documents(places: Places, rows: Iterable[Document]) -> list[shapes.Document]:
    return [_document(places, row) for row in rows]


def _document(places: Places, row: Document) -> shapes.Document:
    edition: Edition = row.edition
    return shapes.Document(
        id=row.pk,
        api=places.api("document", row.pk),
        symbol=row.symbol,
        title=texts_of(row, "title"),
        kind=DocumentKind(row.kind),
        edition=places.edition(edition),
        agenda_item=agenda_item(row.agenda_item),
        published_on=row.published_on,
        versions=[
            shapes.Version(Language(link.language), link.url if link.external else places.absolute(link.url))
            for link in version_links(row)
        ],
        supersedes=next(iter(_public(places, [row.supersedes])), None),
        corrects=next(iter(_public(places, [row.amends])), None),
        superseded_by=_public(places, by_symbol(row.superseded_by.all())),
        corrected_by=_public(places, by_symbol(row.amended_by.all())),
    )


def _public(places: Places, others: Iterable[Document | None]) -> list[shapes.DocumentLink]:
    """Return the related documents that the public may see."""
    return [
        document_link(places, other)
        for other in others
        if other and other.distribution == Distribution.GENERAL and other.edition.is_published
    ]
