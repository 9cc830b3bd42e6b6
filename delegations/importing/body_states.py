"""Bodies as a file finds and leaves them, with their names, statuses and other spellings."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from conferences.importing.lists.comparing import Names
from conferences.importing.lists.rows import Draft, ListRow
from delegations.importing.body_columns import CODES
from delegations.models import Body, BodyAlias, BodyName, BodyStatus
from delegations.validators import Dated, overlaps
from eventsite.lib.text import match_key


@dataclass(slots=True, eq=False)
class BodyState:
    """One body; `rows` are those of the file that are about it."""

    draft: Draft
    names: list[Draft] = field(default_factory=list)
    statuses: list[Draft] = field(default_factory=list)
    parent: "BodyState | None" = None
    successor: "BodyState | None" = None
    rows: list[ListRow] = field(default_factory=list)
    #: The line that first gave a value, by field.
    said_in: dict[str, int] = field(default_factory=dict)

    @property
    def record(self) -> Any:
        return self.draft.record

    def above(self, relation: str) -> Iterator[int]:
        """Yield the identities above this body along a relation, ending at the first repetition."""
        seen: set[int] = set()
        state = getattr(self, relation)
        while state is not None and id(state) not in seen:
            seen.add(id(state))
            yield id(state)
            state = getattr(state, relation)


class Bodies:
    """All bodies on record and those that the file adds, by address, code and any of their names."""

    def __init__(self) -> None:
        self.states: list[BodyState] = []
        self.aliases: dict[str, BodyState] = {}
        self._by_address: dict[str, BodyState] = {}
        self._by_code: dict[str, dict[str, BodyState]] = {name: {} for name in CODES}
        self._names: Names[BodyState] = Names()
        self._labels: Names[BodyState] = Names()
        self._load()

    def _load(self) -> None:
        rows = list(Body.objects.order_by("id"))
        by_id = {body.pk: BodyState(Draft(body)) for body in rows if body.merged_into_id is None}
        for body in rows:
            if whole := by_id.get(body.merged_into_id or 0):
                self._lead(body, whole)
        for state in by_id.values():
            state.parent = by_id.get(state.record.parent_id)
            state.successor = by_id.get(state.record.successor_id)
            self.add(state)
        # What a merged body was called stands among the spellings of the one that it is part of.
        in_use = {"body__merged_into__isnull": True}
        for name in BodyName.objects.filter(**in_use).select_related("source").order_by("id"):
            by_id[name.body_id].names.append(Draft(name))
            self._names.add(by_id[name.body_id], name.text)
        statuses = BodyStatus.objects.filter(**in_use).select_related("category__series", "source")
        for status in statuses.order_by("id"):
            by_id[status.body_id].statuses.append(Draft(status))
        for alias in BodyAlias.objects.filter(**in_use).order_by("id"):
            self.aliases[alias.match_key] = by_id[alias.body_id]
            self._names.add(by_id[alias.body_id], alias.text)

    def add(self, state: BodyState) -> None:
        """Let a body be found from now on."""
        self.states.append(state)
        self._by_address[state.record.slug] = state
        self._labels.add(state, state.record.label)
        self._names.add(state, state.record.label)
        for name, known in self._by_code.items():
            if code := getattr(state.record, name):
                known[match_key(code)] = state

    def _lead(self, merged: Body, whole: BodyState) -> None:
        """Find a body that is part of another as that one, by its address and its codes."""
        self._by_address[merged.slug] = whole
        for name, known in self._by_code.items():
            if code := getattr(merged, name):
                known[match_key(code)] = whole

    def at(self, address: str) -> BodyState | None:
        return self._by_address.get(address)

    def with_code(self, name: str, code: str) -> BodyState | None:
        return self._by_code[name].get(match_key(code))

    def called(self, text: str) -> list[BodyState]:
        """Return the bodies with this working name, else those with this name or spelling."""
        return self._labels.find(text) or self._names.find(text)

    def meant(self, text: str) -> list[BodyState]:
        """Return the bodies that a reference may mean: by address, code or any name."""
        sure = [self.at(text), *(self.with_code(name, text) for name in CODES)]
        return next(([state] for state in sure if state is not None), None) or self.called(text)

    def near(self, text: str) -> tuple[str, ...]:
        return self._names.near(text)

    def addresses(self) -> set[str]:
        return set(self._by_address)


def same_in_time(drafts: Iterable[Draft], period: Dated) -> list[Draft]:
    """Return the dated record that a row with this period means, among those of one name or category.

    The one that begins on the same day; else, if the row gives no beginning, all there are; else the only one
    that shares a day with the period, whose beginning the row corrects.
    """
    found = list(drafts)
    begins: Callable[[Draft], dt.date | None] = lambda draft: draft.record.valid_from  # noqa: E731
    if exact := [draft for draft in found if begins(draft) == period[0]]:
        return exact
    if period[0] is None:
        return found
    shared = [draft for draft in found if overlaps(draft.record.period, period)]
    return shared if len(shared) == 1 else []
