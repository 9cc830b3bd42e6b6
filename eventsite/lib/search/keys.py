"""The stored key by which a record is found: the words of all its spellings, once each.

A key reads " word word … ", so that a word begins where a blank goes before it, on every database alike.
Every word stands in small Latin letters. Scripts that lose something on the way keep their own form as well:
Arabic words with and without the article, Chinese characters one by one. A change of these rules, or another
release of anyascii or pypinyin, needs `manage.py write_search_keys`.
"""

import re
from collections.abc import Iterator

from eventsite.lib.likeness import romanized
from eventsite.lib.pinyin import plain_readings
from eventsite.lib.text import match_key

#: Longest key of a record with titles in six languages; what goes beyond is not found.
LONGEST = 8000
#: Syllables that are joined into one word from each character on: Chinese puts no blanks between words.
_SYLLABLES = 4
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_ARABIC = "\u0620-\u065f\u066e-\u06d5\u06fa-\u06ff"
_PIECE = re.compile(f"(?P<han>[{_HAN}]+)|(?P<arabic>[{_ARABIC}]+)|(?P<other>[^{_HAN}{_ARABIC}]+)")
_WORD = re.compile("[a-z0-9]+(?:['`][a-z0-9]+)*")
_MARKS = re.compile("['`]")
_ARTICLE = "ال"
_SHORTEST_AFTER_ARTICLE = 2
_LETTERS = re.compile(r"[^\W\d_]+")
_SHORTEST_ABBREVIATION = 3
#: Of words such as l'Asie: what stands before the apostrophe, and the rest that is a word of its own.
_LONGEST_ELISION, _SHORTEST_ELIDED = 2, 3


def search_key(*texts: str | None) -> str:
    """Return the key of a record that has these texts, in whatever languages; nothing for nothing."""
    words = dict.fromkeys(word for text in texts if text for word in spellings(text))
    return f" {' '.join(words)} "[:LONGEST] if words else ""


def spellings(text: str) -> Iterator[str]:
    """Yield the words under which a text is found; Chinese characters stand apart, in their order."""
    key = match_key(text)
    if key.isascii():
        yield from _latin(key)
        return
    for piece in _PIECE.finditer(key):
        if han := piece["han"]:
            yield " ".join(han)
            yield from _pinyin(han)
        elif arabic := piece["arabic"]:
            yield from without_article(arabic)
            yield from _latin(romanized(arabic))
        else:
            yield from _latin(romanized(piece["other"]))


def abbreviations(name: str) -> Iterator[str]:
    """Yield the initials of the capitalized words of a name, from each of them on: CIS ATC, ATC.

    For finding alone: what a body is called for short, only a source can say.
    """
    words = [word for word in _LETTERS.findall(name) if word[0].isupper()]
    initials = [word if word.isupper() else word[0] for word in words]
    for start in range(len(initials) - _SHORTEST_ABBREVIATION + 1):
        yield "".join(initials[start:])


def without_article(word: str) -> tuple[str, ...]:
    """Return an Arabic word, and the same without its article where it has one."""
    rest = word.removeprefix(_ARTICLE)
    return (word, rest) if rest != word and len(rest) >= _SHORTEST_AFTER_ARTICLE else (word,)


def asked_pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield (script, word) of what somebody typed: `han` a run of characters, `arabic` or `latin` a word."""
    for piece in _PIECE.finditer(match_key(text)):
        if han := piece["han"]:
            yield "han", han
        elif arabic := piece["arabic"]:
            yield "arabic", arabic
        else:
            yield from (("latin", _MARKS.sub("", word)) for word in _WORD.findall(romanized(piece["other"])))


def syllables(han: str) -> list[str]:
    """Return the reading of each Chinese character in small letters, as read in this phrase."""
    readings = (reading.lower() for reading in plain_readings(han))
    return ["".join(filter(str.isascii, reading)).replace("v", "u") for reading in readings]


def _latin(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        parts = _MARKS.split(word)
        yield "".join(parts)
        rest = "".join(parts[1:])
        if rest and len(parts[0]) <= _LONGEST_ELISION and len(rest) >= _SHORTEST_ELIDED:
            yield rest


def _pinyin(han: str) -> Iterator[str]:
    readings = syllables(han)
    if len(readings) > _SYLLABLES:
        yield "".join(readings)
    yield from ("".join(readings[start : start + _SYLLABLES]) for start in range(len(readings)))
