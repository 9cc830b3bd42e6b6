"""The bodies whose spellings are nearest to one that is not on record. Offered, never taken."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from rapidfuzz import fuzz, process

from eventsite.lib.likeness import look_of, romanized
from eventsite.lib.nearness import SAME_LOOK
from eventsite.lib.text import match_key

#: From 0 to 100: how like a spelling must be to be offered.
_OFFERED = 72
_MOST_OFFERED = 5
#: Spellings compared with one that is not on record, and how many of those are looked up in one file.
_MOST_COMPARED = 12
_MOST_LOOKED_UP = 1000
#: The whole, the words in any order, a part. No single word: half of all names have an “of” in common.
_SCORERS: tuple[tuple[Any, float], ...] = (
    (fuzz.ratio, 1.0),
    (fuzz.token_set_ratio, 0.95),
    (fuzz.partial_ratio, 0.9),
)
#: What is so much less like than the best is not meant.
_WORSE = 15
#: Spellings up to this length are acronyms: parts of them stand in any long name.
_ACRONYM = 5


class NearNames:
    """Spellings of bodies by their letters, by their sound in Latin letters and by their look.

    `spellings` gives the ids of bodies by `match_key` of a name.
    """

    def __init__(self, spellings: Mapping[str, set[int]]) -> None:
        self._spellings = spellings
        self._keys: list[str] = []
        self._latin: list[str] = []
        self._looks: dict[str, set[int]] = defaultdict(set)
        self._looked_up = 0

    def nearest(self, text: str) -> list[tuple[int, float]]:
        """Return the nearest bodies with their likeness, best first; none once too many were asked for."""
        self._looked_up += 1
        if self._looked_up > _MOST_LOOKED_UP:
            return []
        self._prepare()
        key = match_key(text)
        found: dict[int, float] = dict.fromkeys(self._looks.get(look_of(text), ()), SAME_LOOK)
        for asked, choices in ((key, self._keys), (romanized(key), self._latin)):
            for place, score in _nearest(asked, choices):
                for body_id in self._spellings[self._keys[place]]:
                    found[body_id] = max(score, found.get(body_id, 0.0))
        best = max(found.values(), default=0.0)
        near = [(body_id, score) for body_id, score in found.items() if score > best - _WORSE]
        return sorted(near, key=lambda item: (-item[1], item[0]))[:_MOST_OFFERED]

    def _prepare(self) -> None:
        if not self._keys:
            self._keys = list(self._spellings)
            self._latin = [romanized(key) for key in self._keys]
            for key in self._keys:
                self._looks[look_of(key)] |= self._spellings[key]


def _nearest(asked: str, choices: list[str]) -> Iterator[tuple[int, float]]:
    """Yield the places of the nearest spellings with their likeness."""
    for scorer, weight in _SCORERS:
        cutoff = _OFFERED / weight
        near = process.extract(asked, choices, scorer=scorer, score_cutoff=cutoff, limit=_MOST_COMPARED)
        for spelling, score, place in near:
            if scorer is fuzz.ratio or min(len(asked), len(spelling)) > _ACRONYM:
                yield place, score * weight
