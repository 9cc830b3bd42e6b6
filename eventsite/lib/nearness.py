"""How near two spellings are, from 0 to 100, by their letters and by their sound in Latin letters."""

import re

from rapidfuzz import fuzz

from eventsite.lib.likeness import look_of, romanized
from eventsite.lib.text import match_key

#: From here on two names are suspicious of being one.
SUSPICIOUS = 88
SAME_LOOK = 100.0
_NUMBERS = re.compile(r"\d+")


def nearness(one: str, other: str) -> float:
    """Compare two names as wholes; those with other numbers in them are not near, however alike."""
    if _NUMBERS.findall(one) != _NUMBERS.findall(other):
        return 0.0
    if look_of(one) == look_of(other):
        return SAME_LOOK
    keys = match_key(one), match_key(other)
    return max(fuzz.ratio(*keys), fuzz.ratio(*map(romanized, keys)))
