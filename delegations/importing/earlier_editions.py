"""Persons of other editions whom a newcomer may be: offered, and taken only where a person chose so."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from conferences.importing.verdicts import Finding, Verdict
from conferences.models import Edition
from delegations.importing.verdicts import FindingKind
from delegations.models import Delegate
from eventsite.lib.bulk.ids import among
from eventsite.lib.groups import Groups
from eventsite.lib.likeness import may_be_one, name_form, sounds_of

if TYPE_CHECKING:
    from delegations.importing.known_delegates import Register
    from delegations.importing.plan import PlannedRow

#: Persons offered for one newcomer.
_MOST_OFFERED = 3
_EDITION = "delegation__edition"
_SEAT = (
    *("person_id", "full_name", "match_key", "email", "function", "delegation__body_id"),
    *(f"{_EDITION}__number", f"{_EDITION}__starts_on"),
    *(f"{_EDITION}__series__acronym", f"{_EDITION}__series__slug"),
)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person with the latest seat in another edition; `what` is the edition and the function there."""

    id: int
    name: str
    what: str
    on: dt.date

    @property
    def label(self) -> str:
        return f"{self.name} ({self.what})"


def offer_known_persons(rows: Iterable["PlannedRow"], edition: Edition, register: "Register") -> None:
    """Offer each newcomer the persons of other editions with its name in its body, or with its address.

    One query. A person whom a choice names becomes that of the row, once a delegation.
    """
    newcomers = [
        row for row in rows if row.verdict == Verdict.NEW and row.person_id is None and row.person_key is None
    ]
    found = _Search(newcomers).run(edition) if newcomers else {}
    seats = {(f"id:{body_id}", person_id) for body_id, person_id in register.seats}
    for row in newcomers:
        offered = [one for one in found.get(id(row), {}).values() if (row.place[0], one.id) not in seats]
        row.known_as = tuple(sorted(offered, key=lambda one: (one.on, one.id), reverse=True)[:_MOST_OFFERED])
        if row.choice and row.choice.person:
            _take(row, row.choice.person, seats)
        elif row.known_as:
            reason = _("Perhaps the same person as %(person)s; taken for another one unless you say so.")
            row.notes.append(_note(row, FindingKind.KNOWN_PERSON, reason % {"person": row.known_as[0].label}))


def _take(row: "PlannedRow", person_id: int, seats: set[tuple[str, int]]) -> None:
    chosen = next((one for one in row.known_as if one.id == person_id), None)
    if chosen is None or (row.place[0], person_id) in seats:
        reason = _("The person chosen for this row is in the delegation already, or not known any more.")
        row.hold(_note(row, FindingKind.DECISION_VOID, reason))
        return
    seats.add((row.place[0], person_id))
    row.person_id = person_id
    reason = _("The same person as %(person)s, as decided.") % {"person": chosen.label}
    row.notes.append(_note(row, FindingKind.KNOWN_PERSON, reason))


def _note(row: "PlannedRow", kind: FindingKind, reason: str) -> Finding:
    column = row.entry.headings.get("full_name", "")
    return Finding(kind, reason, column, row.entry.values.get("full_name", ""))


class _Search:
    """Newcomers by the sounds of their names in a body, and by their addresses.

    Gathered when the first seat in another edition is found: most lists of a new series find none.
    """

    def __init__(self, newcomers: list["PlannedRow"]) -> None:
        self._newcomers = newcomers
        self._bodies = {row.body.id for row in newcomers if row.body and row.body.id}

    def run(self, edition: Edition) -> dict[int, dict[int, KnownPerson]]:
        """Return the persons found, by `id` of the row and id of the person."""
        where = Q(delegation__body_id__in=among(self._bodies))
        if any(row.entry.email_key for row in self._newcomers):
            where |= ~Q(email="")
        seats = Delegate.objects.exclude(delegation__edition=edition).filter(where)
        found: dict[int, dict[int, KnownPerson]] = defaultdict(dict)
        for seat in seats.order_by("id").values_list(*_SEAT).iterator(chunk_size=5000):
            person_id, name, name_key, email, function, body_id, number, on, acronym, slug = seat
            for row in self._meant(name_key, email, body_id):
                what = ", ".join(filter(None, (f"{acronym or slug} {number}", *function.splitlines()[:1])))
                earlier = found[id(row)].get(person_id)
                if earlier is None or earlier.on <= on:
                    found[id(row)][person_id] = KnownPerson(person_id, name, what, on)
        return found

    @cached_property
    def _by_name(self) -> Groups[int, "PlannedRow"]:
        return Groups(
            (hash((row.body.id, sounds_of(row.entry.name_key))), row)
            for row in self._newcomers
            if row.body and row.body.id
        )

    @cached_property
    def _by_email(self) -> Groups[str, "PlannedRow"]:
        return Groups((row.entry.email_key, row) for row in self._newcomers if row.entry.email_key)

    def _meant(self, name_key: str, email: str, body_id: int) -> Iterator["PlannedRow"]:
        """Yield the newcomers that a seat in another edition may be of."""
        if email:
            yield from self._by_email.get(email.casefold())
        if body_id in self._bodies:
            for row in self._by_name.get(hash((body_id, sounds_of(name_key)))):
                if may_be_one(name_form(name_key), name_form(row.entry.name_key)):
                    yield row
