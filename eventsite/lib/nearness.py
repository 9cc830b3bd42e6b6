"""How near two spellings are, from 0 to 100, by their letters and by their sound in Latin letters."""

import re

from rapidfuzz import fuzz

from eventsite.lib.likeness import look_of, romanized
from eventsite.lib.text import match_key

#: From here on two names are suspicious of being one.
SUSPICIOUS = 88
SAME_LOOK = 100.0
#: How near two spellings of one word are, and how long the words are that may be missing.
_SAME_WORD, _PARTICLE = 80, 3
_NUMBERS = re.compile(r"\d+")
_WORDS = re.compile(r"\w+")


def nearness(one: str, other: str) -> float:
    """Compare two names as wholes; those with other numbers or another word in them are not near."""
    if _NUMBERS.findall(one) != _NUMBERS.findall(other):
        return 0.0
    if look_of(one) == look_of(other):
        return SAME_LOOK
    keys = match_key(one), match_key(other)
    latin = romanized(keys[0]), romanized(keys[1])
    return max(fuzz.ratio(*keys), fuzz.ratio(*latin)) if _same_words(*latin) else 0.0


def _same_words(one: str, other: str) -> bool:
    """Say whether each word of a name stands in the other too, if in another spelling: north is not south."""
    mine, its = (set(_WORDS.findall(text)) for text in (one, other))
    lacking = [
        word
        for words, others in ((mine - its, its - mine), (its - mine, mine - its))
        for word in words
        if len(word) > _PARTICLE and not any(fuzz.ratio(word, each) >= _SAME_WORD for each in others)
    ]
    return not lacking
