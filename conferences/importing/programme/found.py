"""A programme file as it was written, before anything in it is understood."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from eventsite.lib.tables.limits import MEGABYTE, UnreadableFile

#: The largest programme of a conference of five thousand sessions takes less.
_LARGEST = 10 * MEGABYTE
#: Elements of XML, or lists and objects of JSON: what makes a small file large in memory.
_MOST_PARTS = 400_000
#: Where a person's name stands, best first: what they want to be called goes before what they are.
_NAMES = ("public_name", "full_public_name", "name", "full_name", "display_name")
_NAME_PARTS = ("first_name", "last_name")
_PERSONS = ("persons", "speakers", "participants")


@dataclass(frozen=True, slots=True)
class Found:
    """One session: its own keys with their values, and the day and the room that it stands under.

    `number` counts the sessions of the file from 1, `opens` is when its day is said to begin.
    """

    number: int
    day: str
    opens: str
    under_room: str
    values: Mapping[str, Any]

    def text(self, *keys: str) -> str:
        """Return the text of the first of the keys that has one."""
        return next(filter(None, (text_of(self.values.get(key)) for key in keys)), "")

    @property
    def room(self) -> str:
        return self.text("room", "location") or self.under_room

    @property
    def persons(self) -> list[str]:
        """Return the names of those who take part, each once."""
        listed = next(filter(None, (self.values.get(key) for key in _PERSONS)), None)
        names = map(_name_of, listed if isinstance(listed, list) else [listed])
        return list(dict.fromkeys(filter(None, names)))


@dataclass(slots=True)
class ProgrammeFile:
    """The sessions of a file in its order; `zone` is the name of its time zone as it says it, or nothing."""

    format: str
    zone: str = ""
    found: list[Found] = field(default_factory=list)

    def add(
        self, values: Mapping[str, Any], *, day: object = "", opens: object = "", room: object = ""
    ) -> None:
        """Take up one more session."""
        number = len(self.found) + 1
        self.found.append(Found(number, text_of(day), text_of(opens), text_of(room), values))


def text_of(value: object) -> str:
    """Return a value as text: a number in digits, a thing by its name, a translation in its first language.

    A list, a truth value and nothing have none.
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Mapping):
        named = value.get("name")
        texts = (each for each in (named, *value.values()) if isinstance(each, str))
        return text_of(named) or next(filter(None, map(str.strip, texts)), "")
    return ""


def items_of(value: object) -> Iterator[tuple[str, Any]]:
    """Yield the members of an object with their names, of a list without."""
    if isinstance(value, Mapping):
        yield from ((str(key), each) for key, each in value.items())
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield from (("", each) for each in value)


def _name_of(person: object) -> str:
    """Return the name of a person; whatever else a file tells of people stays in the file."""
    if not isinstance(person, Mapping):
        return _one_line(text_of(person))
    whole = next(filter(None, (text_of(person.get(key)) for key in _NAMES)), "")
    return _one_line(whole or " ".join(filter(None, (text_of(person.get(key)) for key in _NAME_PARTS))))


def _one_line(name: str) -> str:
    # The names of a session stand in one cell, parted by semicolons.
    return " ".join(name.replace(";", ",").split())


def check_size(data: bytes, *marks: bytes) -> None:
    """Refuse a file that is larger, or has more of the marks, than any programme. Raises UnreadableFile."""
    if len(data) > _LARGEST:
        text = _("The programme has %(size)s MB; at most %(limit)s MB can be read.")
        raise UnreadableFile(
            text % {"size": f"{len(data) / MEGABYTE:.1f}", "limit": f"{_LARGEST / MEGABYTE:g}"}
        )
    if sum(map(data.count, marks)) > _MOST_PARTS:
        raise UnreadableFile(_("The programme has far more parts than that of a conference."))
