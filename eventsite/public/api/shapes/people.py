"""Bodies, and the people who may be named."""

import datetime as dt
from typing import Annotated

from msgspec import Meta, Struct

from conferences.enums import Language
from delegations.enums import BodyKind, BodyNameForm, DelegateRole, SpeakingRoleKind
from eventsite.public.api.shapes.parts import Address, BodyLink, Category, EditionLink, Named, Texts


class BodyName(Struct, frozen=True):
    text: str
    language: Language
    form: BodyNameForm
    valid_from: dt.date | None
    valid_to: dt.date | None
    source: str | None


class BodyStatus(Struct, frozen=True):
    """What a body is, or was, to a series."""

    series: str
    category: str
    name: Texts
    valid_from: dt.date | None
    valid_to: dt.date | None


class Attended(Struct, frozen=True):
    """A published edition that names the body, and the category it had then."""

    edition: EditionLink
    category: str
    heading: Texts


class Body(Struct, frozen=True):
    """A body that took part in a published edition, or hosted one."""

    slug: str
    url: Address
    api: Address
    kind: BodyKind
    name: Named
    code: str
    iso_alpha2: str
    iso_alpha3: str
    m49: str
    names: list[BodyName]
    statuses: list[BodyStatus]
    parent: BodyLink | None
    successor: BodyLink | None
    dissolved_on: dt.date | None
    website: str
    editions: list[Attended]


class Delegate(Struct, frozen=True):
    """A delegate who may be named in public, as printed."""

    name: str
    role: DelegateRole
    function: Annotated[list[str], Meta(description="Line by line.")]


class Participant(Struct, frozen=True):
    """A body of a list of participants; null where only its category is known to have been represented."""

    category: Category
    place: Annotated[int | None, Meta(description="Place within the category, from 1.")]
    body: BodyLink | None
    listed_as: Annotated[Named | None, Meta(description="The name under which it stands in the list.")]
    by_own_account: bool
    delegates: list[Delegate]


class Speaker(Struct, frozen=True):
    """A person of a session who may be named in public; the id is the same throughout an edition."""

    id: str
    name: str
    role: SpeakingRoleKind
    function: str
    body: Named | None
