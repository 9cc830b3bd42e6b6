"""The calendar identifiers that the sessions of a programme file get: the same ones for every later version.

A `guid` that is a UUID is the identifier. From any other, one is derived that belongs to this edition and
this text alone; so nothing but the identifier has to be remembered.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from conferences.importing.programme.found import Found
from conferences.importing.programme.moments import Cells
from conferences.models import Edition, Session
from eventsite.lib.tables.cleaning import lines_named

#: Under which identifiers are derived; chosen once, never to change.
_DERIVED = uuid.UUID("b0d1f5b6-6d0e-4f57-8f0f-8a4f7a0c1d52")


@dataclass(frozen=True, slots=True)
class Known:
    """The identifier of each session, in their order, and what to say of them."""

    identifiers: list[uuid.UUID]
    notes: list[str]


def identify(found: Sequence[Found], cells: Sequence[Cells], edition: Edition) -> Known:
    """Return the identifiers; one query."""
    given = [_as_uuid(each.text("guid", "uuid", "uid")) for each in found]
    elsewhere = _of_other_editions({one for one in given if one}, edition)
    places = [_place(each, when) for each, when in zip(found, cells, strict=True)]
    taken: dict[uuid.UUID, tuple[str, ...]] = {}
    identifiers, repeated, nameless = [], [], []
    for each, own, place in zip(found, given, places, strict=True):
        name = own if own and own not in elsewhere else _derived(edition, *_name(each, place))
        if not each.text("guid", "uuid", "uid"):
            nameless.append(each.number)
        if taken.setdefault(name, place) != place:
            repeated.append(each.number)
            name = _derived(edition, "again", str(name), *place)
        identifiers.append(name)
    return Known(identifiers, [*_nameless_note(nameless), *_repeated_note(repeated)])


def _as_uuid(text: str) -> uuid.UUID | None:
    try:
        found = uuid.UUID(text)
    except ValueError:
        return None
    return found if found.int else None


def _of_other_editions(given: set[uuid.UUID], edition: Edition) -> set[uuid.UUID]:
    others = Session.objects.filter(uid__in=given).exclude(day__edition=edition)
    return set(others.order_by().values_list("uid", flat=True))


def _place(found: Found, cells: Cells) -> tuple[str, ...]:
    return (cells.day, cells.start, found.room, found.text("title", "name"))


def _name(found: Found, place: tuple[str, ...]) -> tuple[str, ...]:
    """Return what tells the session from others as long as the file calls it so."""
    for key in ("guid", "uuid", "uid", "id", "code", "slug"):
        if text := found.text(key):
            return ("id" if key == "id" else "guid" if "id" in key else key, text)
    return ("place", *place)


def _derived(edition: Edition, *parts: str) -> uuid.UUID:
    # In ASCII: a text out of a file may hold half a character.
    return uuid.uuid5(_DERIVED, ascii((edition.series.slug, edition.number, *parts)))


def _nameless_note(numbers: list[int]) -> list[str]:
    if not numbers:
        return []
    text = _("Sessions without a guid are known again by their id, else by day and title: %(sessions)s.")
    return [text % {"sessions": lines_named(numbers)}]


def _repeated_note(numbers: list[int]) -> list[str]:
    if not numbers:
        return []
    text = _(
        "Their guid stands in the file before; they are known again by guid, time and room: %(sessions)s."
    )
    return [text % {"sessions": lines_named(numbers)}]
