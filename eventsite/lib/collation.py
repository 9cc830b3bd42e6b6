"""Sort keys that are stored beside names, so that a list has one order on every database.

A key is made of decimal digits alone: bytes, SQLite and every PostgreSQL collation agree on the order of
digits, while letters do not sort alike everywhere ("aa" is one letter in Danish, "dd" in Welsh).

The rules, after those that dictionaries of each language use:

- The script of the list language comes first, then Latin, Cyrillic, Arabic, then everything else.
- Blanks, dashes, slashes and commas part words, a shorter word goes first; other punctuation is passed over.
- Case does not count; numbers count by value; accents decide only between names that are else the same.
- Russian: ё sorts with е, й is a letter after и. Spanish: ñ is a letter after n.
- Chinese: by pinyin with tones, character by character (as read in a phrase: 重庆 is chóng), then by
  code point.
- Arabic: vowel signs do not count; hamza decides like an accent; ى sorts with ي, ة with ه;
  the definite article (ال) at the start of a name is passed over, as in the lists of the United Nations.

Keys stored under older rules, or under another release of pypinyin, have to be computed anew.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from eventsite.lib.pinyin import all_readings, readings
from eventsite.lib.text import ARABIC_MARKS, normalize_text

#: Longest key; longer ones are cut, which leaves the order of their first thirty to a hundred letters.
MAX_LENGTH = 255

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "аәбвгғдђеєжзиійјкқлљмнњңоөпрстћуүұфхҳһцчџшщъыьэюя"
_ARABIC = "ءابپتثجچحخدذرزژسشصضطظعغفقكگلمنهوي"
_SPANISH = _LATIN.replace("n", "nñ")
# The own script, then the one that shares its two-digit weights; what is left takes four digits.
_SCRIPTS = {
    "ru": (_CYRILLIC, _LATIN, _ARABIC),
    "es": (_SPANISH, _CYRILLIC, _ARABIC),
    "ar": (_ARABIC, _LATIN, _CYRILLIC),
}
_DEFAULT_SCRIPTS = (_LATIN, _CYRILLIC, _ARABIC)

_LEVEL, _PLAIN, _BREAK, _NUMBER = "00", "01", "02", "03"
_FIRST_LETTER = 10
_FIRST_SYLLABLE = 1000  # four digits, below 3500, only in Chinese keys
_FIRST_LETTER_AFTER_CHINESE = 35
_OTHER_ALPHABET, _OTHER_CHARACTER = "95", "99"

_TOKEN = re.compile(
    "(?P<number>\\d+)|(?P<gap>[\\s\\-‐‑–—/,،，]+)|(?P<han>[\u3400-\u9fff\U00020000-\U0003ffff]+)"
    "|(?P<letter>[^\\W\\d_])(?P<marks>[\u0300-\u036f\u0653-\u0655]*)"
)
_STROKED = str.maketrans(
    {"ø": "o\u0338", "ł": "l\u0335", "đ": "d\u0335", "ħ": "h\u0335", "ŧ": "t\u0335", "ı": "i\u0335"}
    | {"æ": "ae\u0335", "œ": "oe\u0335", "ð": "d\u0336", "þ": "th\u0335"}
    | {"ة": "ه\u0655", "ى": "ي\u0655", "ی": "ي", "ک": "ك"}
)
_ARTICLE = re.compile(r"^ال(?=\w{2})")
_TONES = "\u0304\u0301\u030c\u0300"

# One unit of a key: its primary weight and the weight of its accent.
_Unit = tuple[str, str]


def sort_key(text: str, language: str) -> str:
    """Return the key by which the text sorts in a list of this language: digits, at most 255 of them."""
    units = list(_units(_prepare(text), language))
    accents = "".join(accent for _, accent in units)
    while accents.endswith(_PLAIN):
        accents = accents.removesuffix(_PLAIN)
    return f"{''.join(weight for weight, _ in units)}{_LEVEL}{accents}"[:MAX_LENGTH]


def _prepare(text: str) -> str:
    folded = unicodedata.normalize("NFKC", normalize_text(text)).casefold().translate(_STROKED)
    plain = _ARTICLE.sub("", ARABIC_MARKS.sub("", folded))
    return unicodedata.normalize("NFD", plain).strip()


def _units(prepared: str, language: str) -> Iterator[_Unit]:
    for token in _TOKEN.finditer(prepared):
        if token["number"]:
            value = str(int(token["number"]))
            yield f"{_NUMBER}{min(len(value), 99):02}{value}", _PLAIN
        elif token["gap"]:
            yield _BREAK, _PLAIN
        elif token["han"]:
            yield from _han_units(token["han"], language)
        else:
            yield _letter_unit(token["letter"], token["marks"], language)


def _letter_unit(letter: str, marks: str, language: str) -> _Unit:
    weights = _weights(language)
    composed = unicodedata.normalize("NFC", letter + marks[:1])
    if marks and composed in weights:  # a letter of its own here: й, ñ
        letter, marks = composed, marks[1:]
    accent = f"{ord(marks[0]) % 97 + 2:02}" if marks else _PLAIN
    return weights.get(letter, f"{_OTHER_CHARACTER}{ord(letter):07}"), accent


@cache
def _weights(language: str) -> dict[str, str]:
    first, second, third = _SCRIPTS.get(language, _DEFAULT_SCRIPTS)
    if _is_chinese(language):
        short, long, start = first, second + third, _FIRST_LETTER_AFTER_CHINESE
    else:
        short, long, start = first + second, third, _FIRST_LETTER
    weights = {letter: f"{weight:02}" for weight, letter in enumerate(short, start)}
    return weights | {letter: f"{_OTHER_ALPHABET}{weight:02}" for weight, letter in enumerate(long)}


def _is_chinese(language: str) -> bool:
    return language.startswith("zh")


def _han_units(run: str, language: str) -> Iterator[_Unit]:
    if not _is_chinese(language):
        yield from ((f"{_OTHER_CHARACTER}{ord(character):07}", _PLAIN) for character in run)
        return
    for character, reading in zip(run, readings(run), strict=True):
        yield f"{_syllable_weight(reading[0])}{min(ord(character) - 0x3400, 99_999):05}", _PLAIN


def _syllable_weight(reading: str) -> str:
    syllable, tone = _syllable(reading)
    ranks = _syllable_ranks()
    return str(_FIRST_SYLLABLE + ranks.get(syllable, len(ranks)) * 5 + tone)


@cache
def _syllable_ranks() -> dict[tuple[str, bool], int]:
    known = {reading for readings in all_readings().values() for reading in readings.split(",")}
    return {
        syllable: rank for rank, syllable in enumerate(sorted({_syllable(reading)[0] for reading in known}))
    }


@cache
def _syllable(reading: str) -> tuple[tuple[str, bool], int]:
    """Part a reading into (letters, whether its u is ü: lü follows lu) and its tone, 0 to 4, neutral last."""
    apart = unicodedata.normalize("NFD", reading)
    tone = next((_TONES.index(mark) for mark in apart if mark in _TONES), 4)
    letters = "".join(character for character in apart if character.isascii())
    return (letters, "\u0308" in apart), tone
