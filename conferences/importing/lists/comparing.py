"""A row of a file against one record: which values it gives, and which of them differ."""

import copy
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from conferences.importing.lists.findings import ListFinding
from conferences.importing.lists.rows import Draft, ListRow
from conferences.importing.lists.values import is_same, read_value, shown, texts_of
from conferences.importing.verdicts import Change, with_candidates
from eventsite.lib.records import Record
from eventsite.lib.text import match_key

#: From 0 to 100: how like a name must be to be offered.
_OFFERED = 72
_MOST_OFFERED = 3

T = TypeVar("T")


def given_values(row: ListRow, model: type[Record], fields: Iterable[str]) -> dict[str, Any]:
    """Return the values that a row gives for these fields; what is wrong with them is noted in the row."""
    values = {}
    for name in fields:
        if name in row.cells:
            try:
                values[name] = read_value(model._meta.get_field(name), row.cells[name])
            except ValidationError as error:
                refuse_all(row, error, name)
    return values


def refuse_all(row: ListRow, error: ValidationError, column: str = "") -> None:
    """Note in the row all that an error says."""
    for name, text in texts_of(error):
        named = column or (name if name in row.cells else "")
        row.refuse(ListFinding.VALUE if named else ListFinding.RULE, text, named)


def draft_of(row: ListRow, record: Any, values: Mapping[str, Any], *, is_new: bool = False) -> Draft:
    """Return a copy of the record with the values of the row, and note in the row what changes."""
    draft = Draft(record if is_new else copy.copy(record), is_new)
    for name, value in values.items():
        if is_new:
            setattr(draft.record, name, value)
        elif not is_same(old := getattr(record, name), value):
            setattr(draft.record, name, value)
            draft.changed.add(name)
            row.changes = (*row.changes, Change(label_of(record, name), *_both(old, value)))
    return draft


def _both(old: Any, new: Any) -> tuple[str, str]:
    """Return both values as they are shown, moments by one clock."""
    if isinstance(old, dt.datetime) and isinstance(new, dt.datetime):
        old = old.astimezone(new.tzinfo)
    return shown(old), shown(new)


def relink(row: ListRow, draft: Draft, name: str, now: Sequence[Record], wanted: Sequence[Record]) -> None:
    """Let a link to many lead to exactly the wanted records."""
    if set(map(_identity, now)) == set(map(_identity, wanted)):
        return
    draft.links[name] = list(wanted)
    if not draft.is_new:
        old, new = (", ".join(map(str, records)) for records in (now, wanted))
        row.changes = (*row.changes, Change(label_of(draft.record, name), old, new))


def _identity(record: Any) -> tuple[bool, int]:
    """Return what tells a record from others; a new one has no key yet."""
    return (True, record.pk) if record.pk is not None else (False, id(record))


def check(row: ListRow, draft: Draft) -> None:
    """Hold the record to its model's own rules; those that are broken are noted in the row."""
    if draft.is_written:
        try:
            draft.record.clean()
        except ValidationError as error:
            refuse_all(row, error)


def label_of(record: Any, name: str) -> str:
    """Return what a field is called in the interface."""
    return str(record._meta.get_field(name).verbose_name)


def rule(model: type[Record], name: str) -> str:
    """Return what a named constraint of the table says."""
    constraint = next(each for each in model._meta.constraints if each.name == name)
    return str(constraint.get_violation_error_message())


class Names(Generic[T]):
    """Records by their names in any spelling; several may share one."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[T]] = {}
        self._spelled: dict[str, str] = {}

    def add(self, record: T, *names: str | None) -> None:
        for name in names:
            if name and (key := match_key(name)):
                found = self._by_key.setdefault(key, [])
                if record not in found:
                    found.append(record)
                self._spelled.setdefault(key, name)

    def find(self, *names: str) -> list[T]:
        """Return the records that any of the names leads to, each once."""
        found: list[T] = []
        for name in names:
            found += (record for record in self._by_key.get(match_key(name), ()) if record not in found)
        return found

    def near(self, name: str) -> tuple[str, ...]:
        """Return the names most like this one, best first."""
        best = process.extract(
            match_key(name),
            list(self._by_key),
            scorer=fuzz.token_sort_ratio,
            score_cutoff=_OFFERED,
            limit=_MOST_OFFERED,
        )
        return tuple(self._spelled[key] for key, _score, _index in best)

    def only(self, row: ListRow, column: str, name: str, *, keep: T | None = None) -> T | None:
        """Return the one record with this name; else say in the row why there is none.

        Where several have it, `keep`, the one on record, stays.
        """
        found = self.find(name)
        if keep is not None and keep in found:
            return keep
        if len(found) == 1:
            return found[0]
        if found:
            reason = _(
                "Several records have the name “%(name)s”. Give the one meant another name, or its code."
            )
            row.refuse(ListFinding.AMBIGUOUS, reason % {"name": name}, column)
        else:
            candidates = self.near(name)
            reason = with_candidates(
                _("“%(name)s” is not on record.") % {"name": name}, candidates, _("Did you mean %(names)s?")
            )
            row.refuse(ListFinding.NOT_FOUND, reason, column, candidates)
        return None
