"""The columns of each directory that goes out as a file."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from django.db.models import Count, Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from conferences.enums import DatesBasis, DocumentKind, Publication
from conferences.models import Document, Edition, Series
from conferences.reports.documents import version_links
from conferences.reports.editions import country_label
from conferences.reports.topics import TopicEntry
from delegations.enums import PresenceBasis
from delegations.models import Body
from delegations.reports.bodies import body_entries
from delegations.reports.participants import (
    ListedCategory,
    ListedDelegate,
    ListedDelegation,
    ParticipantsList,
)
from eventsite.lib.wording import wording
from eventsite.public.exporting.directories import Column, Table

Absolute = Callable[[str], str]
#: Rows that are read at once.
AT_ONCE = 500


def series_table(absolute: Absolute) -> Table:
    published = Count("editions", filter=Q(editions__publication=Publication.PUBLISHED), distinct=True)
    rows = Series.objects.public().annotate(published=published).order_by("slug")
    columns = (
        Column("series", _("Series"), lambda row: row.slug),
        Column("name", _("Name"), lambda row: wording(row, "name").text),
        Column("acronym", _("Acronym"), lambda row: row.acronym),
        Column("organizer", _("Organizer"), lambda row: wording(row, "organizer").text),
        Column("editions", _("Editions"), lambda row: row.published),
        _address(absolute),
    )
    return Table(columns, rows.iterator(AT_ONCE))


def editions_table(rows: Iterable[Edition], absolute: Absolute) -> Table:
    columns = (
        *_of_edition(lambda row: row),
        Column("title", _("Title"), lambda row: wording(row, "title").text),
        Column("theme", _("Theme"), lambda row: wording(row, "theme").text),
        Column("starts_on", _("First day"), lambda row: row.starts_on),
        Column("ends_on", _("Last day"), lambda row: row.ends_on),
        Column("dates_basis", _("Basis of the dates"), lambda row: str(DatesBasis(row.dates_basis).label)),
        Column("city", _("City"), lambda row: wording(row, "city").text),
        Column("country_code", _("Country code"), lambda row: row.country_code),
        Column("country", _("Country"), lambda row: country_label(row.country_code)),
        _address(absolute),
    )
    return Table(columns, rows)


def bodies_table(ids: Sequence[int], absolute: Absolute, *, language: str, on: dt.date) -> Table:
    columns = (
        Column("body", _("Short name in addresses"), lambda row: row.body.slug),
        Column("name", _("Name"), lambda row: row.name.text),
        Column("formal_name", _("Formal name"), lambda row: row.formal.text if row.formal else ""),
        Column("kind", _("Kind"), lambda row: capfirst(row.kind)),
        Column("code", _("Code"), lambda row: row.body.code),
        Column("iso_alpha3", _("ISO 3166 alpha-3"), lambda row: row.body.iso_alpha3),
        Column("editions", _("Editions"), lambda row: row.editions),
        Column("url", _("Address"), lambda row: absolute(row.body.get_absolute_url())),
    )
    remaining = iter(ids)
    parts = iter(lambda: list(islice(remaining, AT_ONCE)), [])
    return Table(columns, (row for part in parts for row in body_entries(part, language=language, on=on)))


def topics_table(entries: Iterable[TopicEntry], absolute: Absolute) -> Table:
    columns = (
        Column("topic", _("Short name in addresses"), lambda row: row.topic.slug),
        Column("name", _("Name"), lambda row: row.name.text),
        Column("editions", _("Editions"), lambda row: [_code(edition) for edition in row.editions]),
        Column("url", _("Address"), lambda row: absolute(row.topic.get_absolute_url())),
    )
    return Table(columns, entries)


def documents_table(rows: Iterable[Document], absolute: Absolute) -> Table:
    def files(row: Document) -> list[str]:
        return [link.url if link.external else absolute(link.url) for link in version_links(row)]

    columns = (
        Column("symbol", _("Symbol"), lambda row: row.symbol),
        Column("title", _("Title"), lambda row: wording(row, "title").text),
        Column("kind", _("Kind"), lambda row: capfirst(str(DocumentKind(row.kind).label))),
        *_of_edition(lambda row: row.edition),
        Column(
            "agenda_item", _("Agenda item"), lambda row: row.agenda_item.number if row.agenda_item else ""
        ),
        Column("published_on", _("Published on"), lambda row: row.published_on),
        Column("languages", _("Languages"), lambda row: [link.language for link in version_links(row)]),
        Column("files", _("Files"), files),
    )
    return Table(columns, rows)


#: A place in a list of participants: a category, a body of it and one of its delegates, as far as named.
_Seat = tuple[ListedCategory, ListedDelegation | None, ListedDelegate | None]


def participants_table(edition: Edition, shown: ParticipantsList, absolute: Absolute) -> Table:
    """Return a row for each delegate who may be named, else for the body, else for the category."""
    columns = (
        *_of_edition(lambda _row: edition),
        Column("category", _("Category"), lambda row: row[0].heading.text),
        Column("place", _("Place in the list"), lambda row: row[1].place if row[1] else None),
        Column("name", _("Body"), lambda row: row[1].name.text if row[1] else ""),
        Column("organ_of", _("Part of"), _organ_of),
        _of_body("code", _("Code")),
        _of_body("iso_alpha3", _("ISO 3166 alpha-3")),
        Column("presence", _("Presence"), _presence),
        Column("delegate", _("Delegate"), lambda row: row[2].name if row[2] else ""),
        Column("role", _("Role"), lambda row: row[2].role_label if row[2] else ""),
        Column("function", _("Function"), lambda row: list(row[2].function_lines) if row[2] else []),
        Column("source", _("Source"), _source),
        Column("url", _("Address"), lambda row: absolute(row[1].body.get_absolute_url()) if row[1] else ""),
    )
    return Table(columns, _seats(shown))


def _seats(shown: ParticipantsList) -> Iterator[_Seat]:
    for category in shown.categories:
        for row in category.delegations:
            yield from ((category, row, delegate) for delegate in row.delegates or (None,))
        if category.represented:
            yield category, None, None


def _organ_of(row: _Seat) -> str:
    return row[1].organ_of.text if row[1] and row[1].organ_of else ""


def _presence(row: _Seat) -> str:
    if row[1] is None:
        return _("represented, bodies not named")
    return str(PresenceBasis.OWN_ACCOUNT.label) if row[1].by_own_account else _("named")


def _source(row: _Seat) -> str:
    source = row[1].source if row[1] else row[0].source
    return source.name if source else ""


def _of_body(name: str, label: str) -> Column:
    def value(row: _Seat) -> str:
        body: Body | None = row[1].body if row[1] else None
        return str(getattr(body, name)) if body else ""

    return Column(name, label, value)


def _of_edition(edition: Callable[..., Edition]) -> tuple[Column, ...]:
    return (
        Column("series", _("Series"), lambda row: edition(row).series.slug),
        Column("number", _("Number"), lambda row: edition(row).number),
    )


def _address(absolute: Absolute) -> Column:
    return Column("url", _("Address"), lambda row: absolute(row.get_absolute_url()))


def _code(edition: Edition) -> str:
    return f"{edition.series.slug}/{edition.number}"
