"""The frame of answers: a part of a list, where to begin, what went wrong."""

from typing import Annotated, Generic, TypeVar

from msgspec import Meta, Struct

from eventsite.public.api.shapes.parts import Address

Item = TypeVar("Item")


class Page(Struct, Generic[Item], frozen=True):
    """A part of a list. `count` is that of the whole list."""

    count: int
    limit: int
    offset: int
    next: Address | None
    previous: Address | None
    results: list[Item]


class Collection(Struct, frozen=True):
    name: str
    url: Address


class Entry(Struct, frozen=True):
    """Where to begin."""

    collections: list[Collection]
    description: Annotated[Address, Meta(description="This interface in OpenAPI 3.1.")]
    documentation: Address


class ParameterError(Struct, frozen=True):
    parameter: str
    detail: str


class Problem(Struct, frozen=True, omit_defaults=True):
    """What went wrong, as RFC 9457 has it; `errors` names each parameter that cannot be read."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"
    errors: list[ParameterError] = []
