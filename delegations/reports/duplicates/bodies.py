"""Bodies that may be one: by any of their names, codes and spellings."""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from delegations.models import Body, BodyAlias, BodyName, Delegation
from delegations.reports.duplicates.blocks import MOST_ALIKE, Blocks
from delegations.reports.duplicates.persons import FoundPairs, Pair
from delegations.reports.duplicates.signs import WORTH_A_LOOK, Sign, score_of
from eventsite.lib.bulk.ids import among
from eventsite.lib.likeness import look_of, romanized
from eventsite.lib.nearness import SUSPICIOUS, nearness
from eventsite.lib.search.keys import abbreviations
from eventsite.lib.text import match_key

_OF_ISO = ("iso_alpha2", "iso_alpha3", "m49")
_BODY = ("id", "label", "code", "kind", "parent_id", "successor_id", *_OF_ISO)
_WORD = re.compile(r"\w+")
#: Initials of fewer letters are those of many names.
_LONG_ENOUGH = 4


@dataclass(slots=True)
class Known:
    """What is on record of a body, of all times. Names by `match_key`."""

    id: int
    code: str
    kind: str
    #: The bodies that it stands under or went over into: real ones of their own.
    related: frozenset[int]
    country: tuple[str, ...]
    names: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    editions: set[int] = field(default_factory=set)

    def digest(self) -> str:
        """Return a short text that is another once what is said of the body is another."""
        return json.dumps([sorted(self.names), self.code, self.kind, self.country])


def alike_bodies() -> FoundPairs:
    """Return the pairs that are worth a look; four queries."""
    known = known_bodies()
    blocks = Blocks(_keys(known.values()), finer=lambda one: (one.kind,))
    found: dict[tuple[int, int], Pair] = {}
    looked_at: set[tuple[int, int]] = set()
    for one, other in blocks.pairs():
        key = (min(one.id, other.id), max(one.id, other.id))
        if one.id != other.id and key not in looked_at:
            looked_at.add(key)
            if pair := compared(known[key[0]], known[key[1]]):
                found[key] = pair
    return FoundPairs(found, blocks.crowded)


def known_bodies(ids: Collection[int] | None = None) -> dict[int, Known]:
    """Return bodies (all, or these) that are no part of another; four queries."""
    bodies = Body.objects.filter(merged_into__isnull=True)
    if ids is not None:
        bodies = bodies.filter(pk__in=among(ids))
    known: dict[int, Known] = {}
    for pk, label, code, kind, parent, successor, *country in bodies.order_by("pk").values_list(*_BODY):
        known[pk] = Known(
            pk, match_key(code), kind, frozenset(filter(None, (parent, successor))), tuple(country)
        )
        _add(known[pk], label)
    for rows in (BodyName.objects, BodyAlias.objects):
        for pk, text in rows.order_by("pk").values_list("body_id", "text"):
            if pk in known:
                _add(known[pk], text)
    for pk, edition in Delegation.objects.order_by("pk").values_list("body_id", "edition_id"):
        if pk in known:
            known[pk].editions.add(edition)
    return known


def compared(one: Known, other: Known) -> Pair | None:
    """Return the pair with its signs, or None where it is not worth a look."""
    if other.id in one.related or one.id in other.related or _two_countries(one, other):
        return None
    name = _name_sign(one, other)
    if name is None:
        return None
    signs = [name]
    if one.kind == other.kind:
        signs.append(Sign.SAME_KIND)
    if one.editions & other.editions:
        signs.append(Sign.BOTH_INVITED)
    score = score_of(signs)
    if score < WORTH_A_LOOK:
        return None
    return Pair(one.id, other.id, score, tuple(sign.code for sign in signs), digest_of(one, other))


def digest_of(one: Known, other: Known) -> str:
    """Return what both say, as a digest of 32 letters."""
    return hashlib.blake2b(f"{one.digest()}|{other.digest()}".encode(), digest_size=16).hexdigest()


def _add(one: Known, text: str) -> None:
    one.texts.add(text)
    one.names.add(match_key(text))


def _keys(everybody: Iterable[Known]) -> Iterator[tuple[int, Known]]:
    bodies = list(everybody)
    rare = _rare_words(bodies)
    for one in bodies:
        keys: set[Hashable] = {("name", name) for name in one.names}
        if one.code:
            keys.add(("name", one.code))
        for text in one.texts:
            keys.add(("look", look_of(text)))
            keys.add(("words", *sorted(_words(text))))
            keys.update(("initials", match_key(initials)) for initials in _initials(text))
            keys.update(("rare", word) for word in rare.get(one.id, ()))
        keys.update(("initials", name) for name in (*one.names, one.code) if len(name) >= _LONG_ENOUGH)
        yield from ((hash(key), one) for key in keys)


def _rare_words(bodies: Iterable[Known]) -> Mapping[int, set[str]]:
    """Return the words of each body's names that few others have: names much alike share one."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for one in bodies:
        for text in one.texts:
            for word in _words(text):
                bearers[word].add(one.id)
    rare: dict[int, set[str]] = defaultdict(set)
    for word, ids in bearers.items():
        for pk in ids if len(ids) <= MOST_ALIKE else ():
            rare[pk].add(word)
    return rare


def _words(text: str) -> list[str]:
    return _WORD.findall(romanized(match_key(text)))


def _initials(text: str) -> list[str]:
    """Return the initials of the whole name, if it has enough of them."""
    whole = next(iter(abbreviations(text)), "")
    return [whole] if len(whole) >= _LONG_ENOUGH else []


def _two_countries(one: Known, other: Known) -> bool:
    return any(mine and its and mine != its for mine, its in zip(one.country, other.country, strict=True))


def _name_sign(one: Known, other: Known) -> Sign | None:
    if one.names & other.names:
        return Sign.SAME_NAME
    if (one.code and one.code in other.names) or (other.code and other.code in one.names):
        return Sign.SAME_CODE
    texts = [(mine, its) for mine in one.texts for its in other.texts]
    if any(sorted(_words(mine)) == sorted(_words(its)) for mine, its in texts):
        return Sign.OTHER_SPELLING
    if any(nearness(mine, its) >= SUSPICIOUS for mine, its in texts):
        return Sign.NEAR_NAME
    return Sign.INITIALS if _by_initials(one, other) or _by_initials(other, one) else None


def _by_initials(one: Known, other: Known) -> bool:
    called = {name for name in (*other.names, other.code) if len(name) >= _LONG_ENOUGH}
    return any(match_key(initials) in called for text in one.texts for initials in _initials(text))
