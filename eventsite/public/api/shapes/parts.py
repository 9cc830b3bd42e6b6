"""What several shapes are made of: texts, links, places."""

import datetime as dt
from typing import Annotated

from msgspec import Meta, Struct

Texts = Annotated[dict[str, str], Meta(description="A text by language; languages without it are left out.")]
Address = Annotated[str, Meta(description="An address.", extra_json_schema={"format": "uri"})]


class Named(Struct, frozen=True):
    """A name as it stands in a list; its language is null where nobody recorded it."""

    text: str
    language: str | None


class Country(Struct, frozen=True):
    """A country by its ISO 3166-1 alpha-3 code, with the short names of the United Nations (M49)."""

    code: str
    name: Texts


class Venue(Struct, frozen=True):
    name: Texts
    address: Texts


class Source(Struct, frozen=True):
    """Where a fact comes from."""

    name: str
    title: str
    publisher: str
    url: str
    published_on: dt.date | None
    language: str


class SeriesLink(Struct, frozen=True):
    slug: str
    name: Texts
    url: Address
    api: Address


class EditionLink(Struct, frozen=True):
    series: str
    number: int
    title: Texts
    url: Address
    api: Address


class BodyLink(Struct, frozen=True):
    """A body on record; without addresses where it has no page, since no published edition knows it."""

    slug: str
    name: Named
    url: Address | None
    api: Address | None


class TopicLink(Struct, frozen=True):
    slug: str
    name: Texts
    url: Address
    api: Address


class DocumentLink(Struct, frozen=True):
    id: int
    symbol: str
    api: Address


class AgendaItem(Struct, frozen=True):
    number: str
    title: Texts


class Category(Struct, frozen=True):
    slug: str
    heading: Texts


class Room(Struct, frozen=True):
    id: int
    name: Texts
    seats: int | None
