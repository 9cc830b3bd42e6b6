"""Symbols of documents as conferences write them: A/1, A/1/Rev.1, A/1/Corr.1, A/1/Rev.1/Corr.2."""

import re
from dataclasses import dataclass
from functools import lru_cache

_ENDING = re.compile(
    r"^(?P<base>.+?)(?:[/-]Rev\.? ?(?P<rev>\d*))?(?:[/-]Corr\.? ?(?P<corr>\d*))?$", re.IGNORECASE
)
_DIGITS = re.compile(r"(\d+)")
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol in its parts: `base` is what all texts of one document share; 0 is no revision, no correction.

    An addendum (A/1/Add.1) is a document of its own, with revisions of its own. `key` orders bases: letters
    without their case, numbers by value.
    """

    base: str
    revision: int
    correction: int
    key: tuple[str | int, ...]


@lru_cache(maxsize=_REMEMBERED)
def read_symbol(text: str) -> Symbol:
    """Return a symbol in its parts; what ends neither in Rev nor in Corr is a base as it stands."""
    found = _ENDING.match(text)
    base, revision, correction = found.group("base", "rev", "corr") if found else (text, None, None)
    # Texts and numbers take turns in every key, so that any two can be compared.
    parts = enumerate(_DIGITS.split(base.casefold()))
    return Symbol(
        base=base.casefold(),
        revision=_number(revision),
        correction=_number(correction),
        key=tuple(int(part) if at % 2 else part for at, part in parts),
    )


def symbol_order(text: str) -> tuple[tuple[str | int, ...], int, int, str]:
    """Return the key by which documents stand in the order of their symbols, on every database alike."""
    symbol = read_symbol(text)
    return symbol.key, symbol.revision, symbol.correction, text


def _number(digits: str | None) -> int:
    """Return the number of a revision; one that is not numbered is the first."""
    return 0 if digits is None else int(digits or 1)
