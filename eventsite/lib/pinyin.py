"""How Chinese characters are read. The dictionaries, some 55 MB, are loaded when the first one is."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any


def readings(run: str) -> list[list[str]]:
    """Return the reading of each character of a run, with its tone; an unknown one stands for itself."""
    library = _library()
    # A list from the handler keeps one reading a character.
    found: list[list[str]] = library.pinyin(
        run, style=library.Style.TONE, errors=lambda unknown: [[character] for character in unknown]
    )
    return found


def plain_readings(run: str) -> list[str]:
    """Return the readings without tones, as read in this phrase; an unknown character is itself."""
    found: list[str] = _library().lazy_pinyin(run, errors=list)
    return found


def all_readings() -> Mapping[int, str]:
    """Return the readings of every known character (its code point), with commas between them."""
    known: Mapping[int, str] = _library().constants.PINYIN_DICT
    return known


@cache
def _library() -> Any:
    return import_module("pypinyin")
