"""What sessions refer to: days, rooms, agenda items and topics, on record or created with them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from modeltranslation.utils import build_localized_fieldname

from conferences.importing.languages import language_of
from conferences.importing.lists.comparing import Names, refuse_all
from conferences.importing.lists.findings import ListFinding
from conferences.importing.lists.rows import Draft, ListRow
from conferences.importing.lists.translated import columns_of
from conferences.models import AgendaItem, Day, Document, Edition, Room, Topic
from conferences.validators import validate_day_in_edition
from eventsite.lib.text import match_key

_NAMES = columns_of("name")
_TITLES = columns_of("title")
_LONGEST_ADDRESS = 70

Part = TypeVar("Part", Day, Room, Topic)


@cache
def across_all_rooms() -> frozenset[str]:
    """Return the keys of what is said instead of a room, in every language of the interface."""
    keys = set()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            keys.add(match_key(_("All rooms")))
    return frozenset(keys)


def _longest(model: type[Room | Topic]) -> int:
    return model._meta.get_field("name").max_length or 0


def _is_short_enough(model: type[Room | Topic], name: str) -> bool:
    return len(name) <= _longest(model)


class ProgrammeParts:
    """The parts of one edition's programme, and all topics; four queries.

    With `create_missing` a part that is not on record is created with the first row that needs it.
    """

    def __init__(self, edition: Edition, *, create_missing: bool) -> None:
        self._edition = edition
        self._create_missing = create_missing
        self._days = {day.on: day for day in Day.objects.filter(edition=edition).order_by("id")}
        self._rooms: Names[Room] = Names()
        self._items: Names[AgendaItem] = Names()
        self._topics: Names[Topic] = Names()
        self._addresses: set[str] = set()
        self._last_room = 0
        self._new: dict[int, Draft] = {}
        self._load()

    def _load(self) -> None:
        for day in self._days.values():
            day.edition = self._edition
        for room in Room.objects.filter(edition=self._edition).order_by("id"):
            self._rooms.add(room, *(getattr(room, name) for name in _NAMES))
            self._last_room = max(self._last_room, room.order)
        for item in AgendaItem.objects.filter(edition=self._edition).order_by("id"):
            self._items.add(item, item.number, *(getattr(item, name) for name in _TITLES))
        for topic in Topic.objects.order_by("id"):
            self._topics.add(topic, topic.slug, *(getattr(topic, name) for name in _NAMES))
            self._addresses.add(topic.slug)

    def day_on_record(self, day: Day) -> Day:
        """Return the one instance of a day of this edition."""
        return self._days.get(day.on, day)

    def day(self, row: ListRow, on: dt.date) -> Day | None:
        """Return the programme day; else say in the row why there is none."""
        if on in self._days:
            return self._days[on]
        edition = self._edition
        try:
            validate_day_in_edition(on, edition.starts_on, edition.ends_on)
        except ValidationError as error:
            refuse_all(row, error, "day")
            return None
        if not self._create_missing:
            reason = _(
                "The programme has no day %(on)s. Add it to the edition, or let the import create what is "
                "missing."
            )
            row.refuse(ListFinding.NOT_FOUND, reason % {"on": on.isoformat()}, "day")
            return None
        self._days[on] = self._create(Day(edition=edition, on=on))
        return self._days[on]

    def room(self, row: ListRow, *, keep: Room | None) -> Room | None:
        """Return the room that the row names; else say in the row why there is none.

        Across all rooms is none, and said as the programme page says it.
        """
        name = row.cells["room"]
        if not self._rooms.find(name) and match_key(name) in across_all_rooms():
            return None
        if self._creates(row, "room", name, Room, self._rooms):
            self._last_room += 1
            room = self._create(Room(edition=self._edition, order=self._last_room), name)
            self._rooms.add(room, name)
        return self._rooms.only(row, "room", name, keep=keep)

    def agenda_item(self, row: ListRow, *, keep: AgendaItem | None) -> AgendaItem | None:
        """Return the agenda item that the row names; else say in the row why there is none."""
        return self._items.only(row, "agenda_item", row.cells["agenda_item"], keep=keep)

    def topics(self, row: ListRow, names: Sequence[str]) -> list[Topic]:
        """Return the topics that the row names; say in the row which there are not."""
        found: list[Topic] = []
        for name in names:
            if self._creates(row, "topics", name, Topic, self._topics):
                self._topics.add(self._create(Topic(slug=self._address(name)), name), name)
            topic = self._topics.only(row, "topics", name)
            if topic is not None and topic not in found:
                found.append(topic)
        return found

    def track(self, row: ListRow) -> Topic | None:
        """Return the topic that a track is; one that is not on record is no reason to refuse the session."""
        name = row.cells["track"]
        if self._create_missing and not self._topics.find(name) and _is_short_enough(Topic, name):
            self._topics.add(self._create(Topic(slug=self._address(name)), name), name)
        found = self._topics.find(name)
        if len(found) == 1:
            return found[0]
        reason = _("“%(name)s” is not one topic on record. The session is taken without it.")
        row.note(ListFinding.LEFT_OUT, reason % {"name": name}, "track")
        return None

    def documents(self, row: ListRow, symbols: Sequence[str]) -> list[Document]:
        """Return the documents with these symbols; say in the row which there are not."""
        found = (self._documents.only(row, "documents", symbol) for symbol in symbols)
        return list(dict.fromkeys(document for document in found if document is not None))

    @cached_property
    def _documents(self) -> Names[Document]:
        """The documents of the edition, and those that its sessions lead to already."""
        names: Names[Document] = Names()
        own = Q(edition=self._edition) | Q(sessions__day__edition=self._edition)
        for document in Document.objects.filter(own).order_by("id").distinct():
            names.add(document, document.symbol)
        return names

    def created(self, rows: Iterable[ListRow]) -> list[Draft]:
        """Return what the rows that are written need besides themselves."""
        needed: set[int] = set()
        for row in rows:
            if row.problems:
                continue
            for draft in (each for each in row.drafts if not each.is_part):
                parts = (draft.record.day, draft.record.room, *draft.links.get("topics", ()))
                needed.update(id(part) for part in parts if part is not None)
        return [draft for key, draft in self._new.items() if key in needed]

    def _creates(
        self, row: ListRow, column: str, name: str, model: type[Room | Topic], known: Names[Any]
    ) -> bool:
        """Say whether a part of this name is to be created; one that no record can hold is refused."""
        if not self._create_missing or known.find(name):
            return False
        if not _is_short_enough(model, name):
            reason = _("The name is too long; at most %(limit)s characters fit.")
            row.refuse(ListFinding.VALUE, reason % {"limit": _longest(model)}, column)
            return False
        return True

    def _create(self, record: Part, name: str = "") -> Part:
        if name:
            setattr(record, build_localized_fieldname("name", language_of(name)), name)
        self._new[id(record)] = Draft(record, is_new=True)
        return record

    def _address(self, name: str) -> str:
        base = slugify(name)[:_LONGEST_ADDRESS].strip("-") or "topic"
        address, number = base, 1
        while address in self._addresses:
            number += 1
            address = f"{base}-{number}"
        self._addresses.add(address)
        return address
