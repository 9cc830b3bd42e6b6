"""Who in a body may be the person of a row, by a name in another order, script or spelling.

Names are compared by their sounds, once each; only names that sound alike are looked at closely.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from conferences.importing.verdicts import Verdict
from delegations.importing.known_delegates import KnownDelegate, Register
from delegations.importing.plan import Candidate, PlannedRow
from eventsite.lib.likeness import NameForm, are_told_apart, may_be_one, name_form, sounds_of
from eventsite.lib.text import match_key

#: Namesakes by sound that are looked at; a list with more of them in one body is not one of people.
_MOST_COMPARED = 20


class Lookalikes:
    """Delegates on record and rows higher up. A body's delegates are loaded when its first newcomer comes."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._by_body: dict[int, list[KnownDelegate]] | None = None
        self._loaded: set[str] = set()
        self._first: dict[int, Candidate] = {}
        self._more: dict[int, list[Candidate]] = {}

    def of(self, row: PlannedRow) -> list[Candidate]:
        """Return who may be the person of a row, and know the row itself from now on."""
        keys = self._prepare(row)
        sounding = islice((one for key in keys for one in self._known(key)), _MOST_COMPARED)
        found = [one for one in {id(one): one for one in sounding}.values() if _may_be_one(row, one)]
        self._add(keys, row)
        return found

    def add(self, row: PlannedRow) -> None:
        """Know a row from now on."""
        self._add(self._prepare(row), row)

    def _prepare(self, row: PlannedRow) -> list[int]:
        body = row.body
        if body and body.id and body.key not in self._loaded:
            self._loaded.add(body.key)
            for delegate in self._delegates(body.id):
                self._add(_keys(body.key, delegate.value("full_name"), *_names_on_record(delegate)), delegate)
        return _keys(row.place[0], row.values.get("full_name", ""), *_names(row))

    def _delegates(self, body_id: int) -> Sequence[KnownDelegate]:
        if self._by_body is None:
            self._by_body = defaultdict(list)
            for (its_body, _name), delegates in self._register.by_name.items():
                self._by_body[its_body].extend(delegates)
        return self._by_body.get(body_id, ())

    def _known(self, key: int) -> Iterator[Candidate]:
        if key in self._first:
            yield self._first[key]
            yield from self._more.get(key, ())

    def _add(self, keys: list[int], one: Candidate) -> None:
        for key in keys:
            if self._first.setdefault(key, one) is not one:
                self._more.setdefault(key, []).append(one)


def _keys(body: str, name: str, name_key: str, original: str) -> list[int]:
    """Return a key for each spelling of a name. Numbers: a long list holds no second copy of its names."""
    keys = [hash((body, sounds_of(name_key)))]
    if original and original != name and (other := match_key(original)) != name_key:
        keys.append(hash((body, sounds_of(other))))
    return keys


def _names(row: PlannedRow) -> tuple[str, str]:
    return row.entry.name_key, row.values.get("original_name", "")


def _names_on_record(delegate: KnownDelegate) -> tuple[str, str]:
    return delegate.name_key, delegate.value("original_name")


def _may_be_one(row: PlannedRow, other: Candidate) -> bool:
    if isinstance(other, PlannedRow):
        if other is row or other.verdict in (Verdict.SKIPPED, Verdict.REJECTED):
            return False
        names, email = _names(other), other.entry.email_key
    else:
        names, email = _names_on_record(other), other.value("email").casefold()
    mine, its = _forms(_names(row)), _forms(names)
    if not any(may_be_one(one, another) for one in mine for another in its):
        return False
    addresses = ({one for one in (text,) if one} for text in (row.entry.email_key, email))
    return not are_told_apart(mine[0], its[0], *addresses)


def _forms(names: tuple[str, str]) -> list[NameForm]:
    return [name_form(name) for name in names if name]
