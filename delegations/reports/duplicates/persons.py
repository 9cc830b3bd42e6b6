"""Persons who may be one: by name in any spelling, by address, by a name that differs by a letter."""

import hashlib
import json
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from delegations.models import Delegate, Person
from delegations.reports.duplicates.blocks import Blocks
from delegations.reports.duplicates.signs import WORTH_A_LOOK, Sign, score_of
from eventsite.lib.bulk.ids import among
from eventsite.lib.likeness import NameForm, are_told_apart, may_be_one, name_form, sounds_of
from eventsite.lib.text import match_key

#: Namesakes from which on a name is common.
_COMMON = 4
#: People of one address from which on it is a mailbox of an office.
_OFFICE = 3
#: A word counts as misspelt from this length on: Zhang is not Zang.
_LONG_ENOUGH = 5
_PERSON = ("id", "match_key", "original_name", "nationality", "gender")
_SEAT = ("person_id", "match_key", "original_name", "email", "nationality")
_PLACE = ("delegation__body_id", "delegation__edition_id")
#: Tells how many people have a key.
Sharing = Callable[[int], int]


@dataclass(slots=True)
class Known:
    """What is on record of a person, in all editions."""

    id: int
    names: set[str] = field(default_factory=set)
    originals: set[str] = field(default_factory=set)
    emails: set[str] = field(default_factory=set)
    nationalities: set[str] = field(default_factory=set)
    gender: str = ""
    bodies: set[int] = field(default_factory=set)
    #: The body that the person came for, by edition.
    seats: dict[int, int] = field(default_factory=dict)
    _heard: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def spelled(self) -> set[str]:
        return self.names | self.originals

    def heard(self) -> dict[str, tuple[str, ...]]:
        """Return the names with their sounds, found out once."""
        if not self._heard:
            self._heard = {name: sounds_of(name) for name in self.spelled}
        return self._heard

    def digest(self) -> str:
        """Return a short text that is another once what is said of the person is another."""
        said = [sorted(self.spelled), sorted(self.emails), sorted(self.nationalities), self.gender]
        return json.dumps(said)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records by id, the older first, with the codes of the signs."""

    one: int
    other: int
    score: int
    signs: tuple[str, ...]
    seen: str


@dataclass(frozen=True, slots=True)
class FoundPairs:
    """`crowded` counts keys that too many records share to say anything."""

    pairs: dict[tuple[int, int], Pair]
    crowded: int


def alike_persons() -> FoundPairs:
    """Return the pairs that are worth a look; two queries, and no comparison of all with all."""
    known = known_persons()
    blocks = Blocks(_keys(known.values()), finer=_finer)
    found: dict[tuple[int, int], Pair] = {}
    looked_at: set[tuple[int, int]] = set()
    for one, other in blocks.pairs():
        key = (min(one.id, other.id), max(one.id, other.id))
        if one.id != other.id and key not in looked_at:
            looked_at.add(key)
            if pair := compared(known[key[0]], known[key[1]], blocks.size):
                found[key] = pair
    return FoundPairs(found, blocks.crowded)


def known_persons(ids: Collection[int] | None = None) -> dict[int, Known]:
    """Return persons (all, or these) who are no part of another, with what their seats say; two queries."""
    persons = Person.objects.filter(merged_into__isnull=True)
    seats = Delegate.objects.filter(person__merged_into__isnull=True)
    if ids is not None:
        persons, seats = persons.filter(pk__in=among(ids)), seats.filter(person__in=among(ids))
    found = {}
    for pk, name, original, nationality, gender in persons.order_by("pk").values_list(*_PERSON).iterator():
        one = found[pk] = Known(pk, gender=gender)
        _add_name(one, name, original, nationality)
    for row in seats.order_by("pk").values_list(*_SEAT, *_PLACE).iterator():
        pk, name, original, email, nationality, body, edition = row
        if one := found.get(pk):  # type: ignore[assignment]
            _add_name(one, name, original, nationality)
            one.bodies.add(body)
            one.seats[edition] = body
            if email:
                one.emails.add(email.casefold())
    return found


def compared(one: Known, other: Known, sharing: Sharing) -> Pair | None:
    """Return the pair with its signs, or None where it is not worth a look."""
    signs = list(_signs(one, other, sharing))
    score = score_of(signs)
    if score < WORTH_A_LOOK:
        return None
    return Pair(one.id, other.id, score, tuple(sign.code for sign in signs), digest_of(one, other))


def digest_of(one: Known, other: Known) -> str:
    """Return what both say, as a digest of 32 letters."""
    return hashlib.blake2b(f"{one.digest()}|{other.digest()}".encode(), digest_size=16).hexdigest()


def _add_name(one: Known, name: str, original: str, nationality: str) -> None:
    one.names.add(name)
    if original:
        one.originals.add(match_key(original))
    if nationality:
        one.nationalities.add(nationality)


def _finer(one: Known) -> Iterable[Hashable]:
    return (*(("body", body) for body in one.bodies), *(("email", email) for email in one.emails))


def _keys(everybody: Iterable[Known]) -> Iterator[tuple[int, Known]]:
    """Yield the keys under which alike persons meet. Numbers: they are many."""
    for one in everybody:
        keys = {_of_email(email) for email in one.emails}
        for sounds in one.heard().values():
            keys.add(hash(sounds))
            keys.update(map(hash, _near_keys(sounds)))
        yield from ((key, one) for key in keys)


def _of_email(email: str) -> int:
    return hash(("@", email))


def _near_keys(sounds: tuple[str, ...]) -> Iterator[Hashable]:
    """Yield keys of which two names share one if a long word of theirs differs by a letter.

    The other words are the same, and so is the beginning or the end of this one.
    """
    for place, word in enumerate(sounds):
        others = sounds[:place] + sounds[place + 1 :]
        for length in _ends(len(word)):
            yield (others, "head", word[:length])
            yield (others, "tail", word[-length:])


def _ends(length: int) -> tuple[int, ...]:
    if length < _LONG_ENOUGH:
        return ()
    return (2,) if length == _LONG_ENOUGH else (2, 3) if length == _LONG_ENOUGH + 1 else (3,)


def _signs(one: Known, other: Known, sharing: Sharing) -> Iterator[Sign]:
    by_name = _name_sign(one, other)
    shared = one.emails & other.emails
    if by_name is None and not any(sharing(_of_email(email)) <= _OFFICE for email in shared):
        return
    if by_name:
        if _told_apart(one, other):
            return
        yield by_name
        yield from _doubts(one, other, sharing)
    if shared:
        yield Sign.SAME_EMAIL
    yield from _particulars(one, other)


def _told_apart(one: Known, other: Known) -> bool:
    if not (one.emails and other.emails):
        return False
    pairs = ((mine, its) for mine in _forms(*one.spelled) for its in _forms(*other.spelled))
    return all(are_told_apart(mine, its, one.emails, other.emails) for mine, its in pairs)


def _name_sign(one: Known, other: Known) -> Sign | None:
    if one.originals & other.originals:
        return Sign.SAME_ORIGINAL
    if one.names & other.names:
        return Sign.SAME_NAME
    # By their sounds first, which both have ready: most pairs of a block differ in them.
    heard = [(mine, its) for mine in one.heard().items() for its in other.heard().items()]
    met = [_forms(mine[0], its[0]) for mine, its in heard if mine[1] == its[1]]
    if met := [pair for pair in met if may_be_one(*pair)]:
        lacking = all(bool(mine.patronymic) != bool(its.patronymic) for mine, its in met)
        return Sign.PATRONYMIC if lacking else Sign.OTHER_SPELLING
    near = (_forms(mine[0], its[0]) for mine, its in heard if _differ_by_a_letter(mine[1], its[1]))
    return Sign.ONE_LETTER if any(_fit(*pair) for pair in near) else None


def _forms(*names: str) -> tuple[NameForm, ...]:
    return tuple(map(name_form, names))


def _fit(one: NameForm, other: NameForm) -> bool:
    """Say whether no patronymic tells two names apart."""
    return not (one.patronymic and other.patronymic and one.patronymic != other.patronymic)


def _differ_by_a_letter(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) != len(other):
        return False
    mine, its = list(one), list(other)
    for word in one:
        if word in its:
            mine.remove(word)
            its.remove(word)
    if len(mine) != 1 or len(its) != 1 or min(len(mine[0]), len(its[0])) < _LONG_ENOUGH:
        return False
    return OSA.distance(mine[0], its[0]) <= 1


def _doubts(one: Known, other: Known, sharing: Sharing) -> Iterator[Sign]:
    """Yield what takes the worth from a name that both bear."""
    shared = set(one.heard().values()) & set(other.heard().values())
    if all(form.is_short for form in _forms(*one.spelled, *other.spelled)):
        yield Sign.SHORT_NAME
    elif any(sharing(hash(sounds)) >= _COMMON for sounds in shared):
        yield Sign.COMMON_NAME


def _particulars(one: Known, other: Known) -> Iterator[Sign]:
    if one.bodies & other.bodies:
        yield Sign.SAME_BODY
    if one.nationalities & other.nationalities:
        yield Sign.SAME_NATIONALITY
    elif one.nationalities and other.nationalities:
        yield Sign.OTHER_NATIONALITY
    if one.gender and other.gender and one.gender != other.gender:
        yield Sign.OTHER_GENDER
    if any(other.seats.get(edition, body) != body for edition, body in one.seats.items()):
        yield Sign.BOTH_THERE
