"""The parameters of addresses: declared once, read strictly, so that nothing is passed over in silence."""

from typing import Annotated, Any, TypeVar, get_args, get_type_hints

import msgspec
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_noop as _
from msgspec import UNSET, Meta, Struct, UnsetType

from conferences.enums import DocumentKind, Language, SessionKind
from delegations.enums import BodyKind
from eventsite.public.api.shapes import ParameterError

LARGEST_OFFSET = 1_000_000_000
_SLUG = "^[-a-zA-Z0-9_]+$"

Slug = Annotated[str, Meta(pattern=_SLUG, max_length=120)]
Words = Annotated[str, Meta(pattern="^[^\\x00-\\x1f\\x7f]+$", min_length=1, max_length=100)]
Wanted = TypeVar("Wanted", bound=Struct)


class Nothing(Struct, frozen=True):
    """An address without parameters."""


class Window(Struct, frozen=True):
    """Which part of a list."""

    limit: Annotated[int, Meta(ge=1, le=100, description=_("Rows of a page, at most 100."))] = 50
    offset: Annotated[int, Meta(ge=0, le=LARGEST_OFFSET, description=_("Rows to pass over."))] = 0


class EditionFilter(Window, frozen=True):
    series: Annotated[Slug | UnsetType, Meta(description=_("Address (slug) of a series."))] = UNSET
    year: Annotated[
        Annotated[int, Meta(ge=1, le=9999)] | UnsetType, Meta(description=_("Year of the first day."))
    ] = UNSET
    country: Annotated[
        Annotated[str, Meta(pattern="^[A-Z]{3}$")] | UnsetType,
        Meta(description=_("ISO 3166-1 alpha-3 code.")),
    ] = UNSET
    q: Annotated[
        Words | UnsetType, Meta(description=_("Words in title, theme, city or series, in any language."))
    ] = UNSET


class BodyFilter(Window, frozen=True):
    kind: Annotated[
        BodyKind | UnsetType,
        Meta(description=_("Kind of body.")),
    ] = UNSET
    category: Annotated[
        Annotated[str, Meta(pattern="^[-a-zA-Z0-9_]+:[-a-zA-Z0-9_]+$", max_length=120)] | UnsetType,
        Meta(description=_("Category at a published edition, as series:category.")),
    ] = UNSET
    q: Annotated[
        Words | UnsetType,
        Meta(description=_("Part of any name, of any time and in any spelling, or a code.")),
    ] = UNSET


class TopicFilter(Window, frozen=True):
    q: Annotated[Words | UnsetType, Meta(description=_("Words in the name, in any language."))] = UNSET


class DocumentFilter(Window, frozen=True):
    edition: Annotated[
        Annotated[str, Meta(pattern="^[-a-zA-Z0-9_]+/[1-9][0-9]{0,4}$", max_length=120)] | UnsetType,
        Meta(description=_("An edition, as series/number.")),
    ] = UNSET
    kind: Annotated[
        DocumentKind | UnsetType,
        Meta(description=_("Kind of document.")),
    ] = UNSET
    language: Annotated[
        Language | UnsetType,
        Meta(description=_("A language in which it is to be had.")),
    ] = UNSET
    q: Annotated[Words | UnsetType, Meta(description=_("Words in symbol or title."))] = UNSET


class SessionFilter(Window, frozen=True):
    day: Annotated[
        Annotated[str, Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")] | UnsetType,
        Meta(description=_("Day of the programme, as 2026-11-25.")),
    ] = UNSET
    room: Annotated[
        Annotated[int, Meta(ge=1, le=2**53)] | UnsetType,
        Meta(description=_("A room by its id; sessions across all rooms are in every room.")),
    ] = UNSET
    kind: Annotated[
        SessionKind | UnsetType,
        Meta(description=_("Kind of session.")),
    ] = UNSET
    topic: Annotated[Slug | UnsetType, Meta(description=_("Address (slug) of a topic."))] = UNSET
    language: Annotated[
        Language | UnsetType,
        Meta(description=_("A language of interpretation.")),
    ] = UNSET


class ParticipantFilter(Window, frozen=True):
    category: Annotated[Slug | UnsetType, Meta(description=_("Short name of a category."))] = UNSET
    q: Annotated[
        Words | UnsetType, Meta(description=_("Part of the name of a body, or of a delegate named here."))
    ] = UNSET


class Unreadable(Exception):
    """Some parameters cannot be read; `errors` says which and why."""

    def __init__(self, errors: list[ParameterError]) -> None:
        super().__init__(errors)
        self.errors = errors


def read(wanted: type[Wanted], query: QueryDict) -> Wanted:
    """Return the parameters of an address. Raises Unreadable for what is unknown, repeated or malformed."""
    types = get_type_hints(wanted, include_extras=True)
    values: dict[str, Any] = {}
    errors = [
        ParameterError(name, f"There is no such parameter here. Known: {', '.join(types) or 'none'}.")
        for name in query
        if name not in types
    ]
    for name, kind in types.items():
        texts = query.getlist(name)
        try:
            if texts:
                values[name] = _value(texts, kind)
        except msgspec.ValidationError as error:
            errors.append(ParameterError(name, f"{error}."))
    if errors:
        raise Unreadable(errors)
    return wanted(**values)


def given(parameters: Struct, **names: str) -> dict[str, Any]:
    """Return the parameters that are set, of those named, under the name that a report gives each."""
    return {
        theirs: value for ours, theirs in names.items() if (value := getattr(parameters, ours)) is not UNSET
    }


def _value(texts: list[str], kind: Any) -> Any:
    if len(texts) > 1:
        raise msgspec.ValidationError("Given more than once")
    text = texts[0]
    for choice in _choices(kind):
        if text not in choice.values:
            raise msgspec.ValidationError(f"Expected one of {', '.join(choice.values)}")
    # "1.0" and "1e3" are numbers to the library, but no other way to write a page.
    is_plain = text.isascii() and text.lstrip("-").isdigit()
    return msgspec.convert(text, kind, strict=not is_plain)


def _choices(kind: Any) -> list[type[TextChoices]]:
    """Return the set of choices that a type allows, in a list; none where it is no choice."""
    if isinstance(kind, type):
        return [kind] if issubclass(kind, TextChoices) else []
    return [found for part in get_args(kind) for found in _choices(part)]
