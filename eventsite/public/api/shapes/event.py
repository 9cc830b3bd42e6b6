"""Series, editions, topics, documents and sessions."""

import datetime as dt
from typing import Annotated

from msgspec import Meta, Struct

from conferences.enums import (
    Attendance,
    Completeness,
    DatesBasis,
    DocumentKind,
    Language,
    SessionKind,
    SessionStatus,
)
from delegations.enums import HostRole
from eventsite.public.api.shapes.parts import (
    Address,
    AgendaItem,
    BodyLink,
    Country,
    DocumentLink,
    EditionLink,
    Room,
    SeriesLink,
    Source,
    Texts,
    TopicLink,
    Venue,
)
from eventsite.public.api.shapes.people import Speaker


class Series(Struct, frozen=True):
    """A conference series with at least one published edition."""

    slug: str
    url: Address
    api: Address
    name: Texts
    acronym: str
    organizer: Texts
    description: Texts
    languages: list[Language]
    is_sample: Annotated[bool, Meta(description="Everything in it is invented.")]
    editions: list[EditionLink]


class Host(Struct, frozen=True):
    body: BodyLink
    role: HostRole


class EditionTopic(Struct, frozen=True):
    """A topic of an edition's agenda, with the wording that the edition gave it."""

    topic: TopicLink
    wording: Texts


class EditionFigures(Struct, frozen=True):
    """Bodies named, categories represented without names, people of a complete list (else 0)."""

    bodies: int
    unnamed_categories: int
    delegates: int


class Programme(Struct, frozen=True):
    """The release of the programme that the public sees."""

    release: int
    released_at: dt.datetime
    sessions: int
    url: Address
    api: Address


class Edition(Struct, frozen=True):
    """A published edition. The last day may not be known better than its basis says."""

    series: SeriesLink
    number: int
    url: Address
    api: Address
    title: Texts
    theme: Texts
    starts_on: dt.date
    ends_on: dt.date
    dates_basis: DatesBasis
    time_zone: str
    city: Texts
    country: Country | None
    venue: Venue | None
    hosts: list[Host]
    summary: Texts
    topics: list[EditionTopic]
    outcome: Texts
    outcome_points: list[Texts]
    list_completeness: Completeness
    participation_note: Texts
    figures: EditionFigures
    participants: Address
    programme: Programme | None
    sources: list[Source]


class Topic(Struct, frozen=True):
    """A topic and the published editions that took it up, oldest first."""

    slug: str
    url: Address
    api: Address
    name: Texts
    description: Texts
    editions: list[EditionLink]


class Version(Struct, frozen=True):
    language: Language
    url: Address


class Document(Struct, frozen=True):
    """A document of general distribution, and where it is to be had in each language."""

    id: int
    api: Address
    symbol: str
    title: Texts
    kind: DocumentKind
    edition: EditionLink
    agenda_item: AgendaItem | None
    published_on: dt.date | None
    versions: list[Version]
    supersedes: DocumentLink | None
    corrects: DocumentLink | None
    superseded_by: list[DocumentLink]
    corrected_by: list[DocumentLink]


class Session(Struct, frozen=True):
    """A session as last released; times in the zone of the edition. No room means all rooms."""

    id: int
    uid: str
    url: Address
    api: Address
    edition: EditionLink
    day: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    kind: SessionKind
    status: SessionStatus
    attendance: Attendance
    title: Texts
    abstract: Texts
    room: Room | None
    agenda_item: AgendaItem | None
    topics: list[TopicLink]
    documents: list[DocumentLink]
    interpretation: list[Language]
    speakers: list[Speaker]
    sequence: Annotated[int, Meta(description="How often it changed since it was first released.")]
    changed_at: dt.datetime
