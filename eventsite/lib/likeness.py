"""What may be one name in another spelling: other letters that look alike, another script, another order.

For offering only: nothing here says that two names are the same.
"""

import re
import unicodedata
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from anyascii import anyascii

from eventsite.lib.text import match_key

#: Letters that look like a Latin one in most fonts, in small letters (after Unicode Technical Standard 39).
_LATIN_LOOKS = {
    "cyrillic": dict(zip("авеёзкмнорстухьіїјѕԁһԛԝүӏ", "abee3kmhopctyxbiijsdhqwvl", strict=True)),
    "greek": dict(zip("αβεζηικμνοπρτυχγ", "abezhikmvonptuxy", strict=True)),
}
_TO_LATIN = {ord(letter): latin for table in _LATIN_LOOKS.values() for letter, latin in table.items()}
#: Only letters that are one shape in both scripts: they are exchanged inside a word of two scripts.
_CYRILLIC_OF = str.maketrans("abcehikmoptxyABCEHIKMOPTXY", "авсенікмортхуАВСЕНІКМОРТХУ")
_GREEK_OF = str.maketrans("aeiopvAEIOPZKMNTYXB", "αειορνΑΕΙΟΡΖΚΜΝΤΥΧΒ")
_LATIN_OF = str.maketrans(
    "авсенікмортхуАВСЕНІКМОРТХУЅѕЈјαεικορνΑΕΙΟΡΖΚΜΝΤΥΧΒ", "abcehikmoptxyABCEHIKMOPTXYSsJjaeikopvAEIOPZKMNTYXB"
)
_ASCII = re.compile("[A-Za-z]")
_GREEK = re.compile("[\u0370-\u03ff]")
_HAN = re.compile("[\u3400-\u9fff]+")
_WORD = re.compile(r"[^\W\d_]+")

#: How one sound is spelled by the several ways of writing a name in Latin letters: replaced in this order.
_SOUNDS = (
    ("shch", "s"), ("tsch", "c"), ("dzh", "j"), ("sch", "s"), ("tch", "c"), ("dj", "j"), ("sh", "s"),
    ("ch", "c"), ("zh", "z"), ("kh", "h"), ("ts", "c"), ("tz", "c"), ("ck", "k"), ("ct", "kt"), ("ph", "f"),
    ("th", "t"), ("ou", "u"), ("ander", "andr"), ("oo", "u"), ("x", "ks"), ("w", "v"), ("q", "k"), ("y", "i"),
    ("j", "i"), ("iii", "i"), ("ii", "i"), ("ie", "e"), ("io", "e"),
    *((2 * letter, letter) for letter in "abcdefghklmnoprstuvz"),
)  # fmt: skip
_PATRONYMIC = re.compile("(?:[oe]vich|[oe]vna|ichna|il'?ich|kuz'?mich|lukich|fomich|nikitich)$")
_SEPARATOR = str.maketrans(",.;()", "     ", "-'`\"")
#: A word of another spelling in the same script counts from this length: many short names differ by a letter.
_LONG_ENOUGH = 5
_SHORT = 4
#: Scripts whose letters stand for sounds, so that one name has several spellings in them.
_ALPHABETS = frozenset({"LATIN", "CYRILLIC", "GREEK"})
#: Family name and given name of a Chinese name written in one word: where the second begins.
_HAN_SPLIT = {2: 1, 3: 1, 4: 2}


def with_one_script(text: str) -> str:
    """Return the text with words that mix scripts by look-alike letters written in one script."""
    # Nearly every word of two scripts has letters of ASCII in it.
    return text if text.isascii() or not _ASCII.search(text) else _WORD.sub(_in_one_script, text)


def _in_one_script(found: re.Match[str]) -> str:
    word = found[0]
    scripts = [_script_of(letter) for letter in word]
    kinds = _ALPHABETS.intersection(scripts)
    if len(kinds) < 2:
        return word
    most = max(sorted(kinds), key=scripts.count)
    table = {"LATIN": _LATIN_OF, "CYRILLIC": _CYRILLIC_OF, "GREEK": _GREEK_OF}[most]
    return "".join(
        letter if script == most else letter.translate(table)
        for letter, script in zip(word, scripts, strict=True)
    )


def look_of(text: str) -> str:
    """Return a key under which texts meet that look the same in Latin, Cyrillic and Greek letters."""
    return match_key(text).translate(_TO_LATIN)


def romanized(text: str) -> str:
    """Return the text in small Latin letters, whatever its script."""
    return str(anyascii(with_one_script(text))).lower()


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name as its words, in an order of their own.

    `sounds` are the words by their sound and `words` the words as written, in the order of the sounds.
    """

    script: str
    sounds: tuple[str, ...]
    words: tuple[str, ...]
    patronymic: str = ""

    @property
    def is_short(self) -> bool:
        """Whether every word is so short that many people have the same ones."""
        return all(len(word) <= _SHORT for word in self.words)


def name_form(name: str) -> NameForm:
    """Return the words of a name, the patronymic apart: one list gives it and the next does not."""
    words, spelled, script = _words(match_key(name))
    patronymic, pairs = "", list(zip(spelled, words, strict=True))
    if (place := _patronymic(spelled)) is not None:
        patronymic = _sound(pairs.pop(place)[0])
    pairs = sorted((_sound(text), word) for text, word in pairs)
    return NameForm(
        script, tuple(sound for sound, _w in pairs), tuple(word for _s, word in pairs), patronymic
    )


def sounds_of(key: str) -> tuple[str, ...]:
    """Return the `sounds` of the form of a name, given its `match_key`: the part that is quickly had."""
    text = key
    if not text.isascii():
        if len(text) in _HAN_SPLIT and _HAN.fullmatch(text):
            cut = _HAN_SPLIT[len(text)]
            return tuple(sorted(_sound(str(anyascii(part)).lower()) for part in (text[:cut], text[cut:])))
        if _GREEK.search(text):
            return name_form(key).sounds
        text = str(anyascii(with_one_script(text))).lower()
    text = text.translate(_SEPARATOR)
    if "vich" in text or "vna" in text or "ich" in text:
        return name_form(key).sounds
    return tuple(sorted(_sound(text).split()))


def _words(key: str) -> tuple[list[str], list[str], str]:
    """Return the words of a name, the same in Latin letters, and the script of the first."""
    text = with_one_script(key).translate(_SEPARATOR)
    if text.isascii():
        words = text.split()
        return words, words, "LATIN"
    script = next((_script_of(letter) for letter in text if letter.isalpha()), "")
    words = text.split()
    if script == "CJK" and len(words) == 1 and (cut := _HAN_SPLIT.get(len(text))):
        words = [text[:cut], text[cut:]]
    spelled = [str(anyascii(word)).lower().translate(_SEPARATOR).replace(" ", "") for word in words]
    return words, [text.replace("oy", "ou") for text in spelled] if script == "GREEK" else spelled, script


def _patronymic(spelled: list[str]) -> int | None:
    """Return the place of the one patronymic in a name of three words or more."""
    found = [place for place, text in enumerate(spelled) if _PATRONYMIC.search(text)]
    return found[0] if len(found) == 1 and len(spelled) > 2 else None


def _sound(text: str) -> str:
    """Return words by their sound: the ways of romanizing one name meet, and so do doubled letters."""
    for spelling, sound in _SOUNDS:
        if spelling in text:
            text = text.replace(spelling, sound)
    return text


def may_be_one(one: NameForm, other: NameForm) -> bool:
    """Say whether two names may be one: the same words in another order, or in another script.

    Within one script a word may be spelled another way only if it is long: Zhang is not Zang.
    """
    if one.sounds != other.sounds or (
        one.patronymic and other.patronymic and one.patronymic != other.patronymic
    ):
        return False
    if one.script != other.script:
        return True
    differing = [(word, its) for word, its in zip(one.words, other.words, strict=True) if word != its]
    return not differing or (
        one.script in _ALPHABETS and all(min(len(word), len(its)) >= _LONG_ENOUGH for word, its in differing)
    )


def are_told_apart(one: NameForm, other: NameForm, emails: AbstractSet[str], its: AbstractSet[str]) -> bool:
    """Say whether addresses of their own tell two people apart whose names are short.

    Short names are many people's in any order.
    """
    return bool(emails and its and not emails & its) and one.is_short and other.is_short


def _script_of(letter: str) -> str:
    return "LATIN" if letter.isascii() else unicodedata.name(letter, "").partition(" ")[0]
