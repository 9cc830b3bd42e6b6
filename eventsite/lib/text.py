"""One spelling of a text for storage, and one key under which its spellings meet."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

# Format characters that change how text looks but not what it says: bidirectional marks, overrides and
# isolates, zero-width space, word joiner, byte order mark, soft hyphen. A name that carries an override
# can be made to read as another name, so none of them is ever stored.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
# The two joiners shape Persian and Indic words: kept inside a word, dropped elsewhere.
_STRAY_JOINER = re.compile(r"(?<![^\W\d_])[\u200c\u200d]+|[\u200c\u200d]+(?![^\W\d_])")
_LINE_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# str.split knows every Unicode blank but the Braille one, which fonts also leave empty.
_BRAILLE_BLANK = "\u2800"
# Whatever the three above look for.
_UNSEEN = re.compile(f"{_INVISIBLE.pattern[:-1]}\u200c\u200d{_BRAILLE_BLANK}]")

# Control characters that no text file needs, lone surrogates and noncharacters. Tab and line ends are blanks.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_LIKE = str.maketrans(
    dict.fromkeys("’‘‛`´ʹʻʼʽˈ′＇", "'")
    | dict.fromkeys("“”„‟«»〝〞″＂", '"')
    | dict.fromkeys("‐‑‒–—―−﹣－", "-")
    | dict.fromkeys("•‧∙⋅・･", "·")
)
#: Latin letters that Unicode does not decompose, with what people type instead.
LATIN_EXPANSIONS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
_AROUND_DASH = re.compile(r"\s*-\s*")
_AFTER_LATIN = re.compile("(?<=[a-z])[\u0300-\u036f]+")
# Arabic vowel signs and the stretching line; then the spellings of alif, ya and ta marbuta that vary.
ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u0652\u0670\u06d6-\u06ed]")
_ARABIC_LIKE = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"})
_DROPPED = dict.fromkeys(
    [*(code for code in range(0x600, 0x700) if ARABIC_MARKS.match(chr(code))), 0x200C, 0x200D]
)
_ALIKE: Mapping[int, str | None] = {**_LIKE, **LATIN_EXPANSIONS, **_ARABIC_LIKE, **_DROPPED}
_LIKE_LETTERS, _ALIKE_LETTERS = (
    re.compile(f"[{''.join(re.escape(chr(code)) for code in table)}]") for table in (_LIKE, _ALIKE)
)
# Roles, categories and bodies repeat from row to row of a file; names meet again a few thousand rows later.
_REMEMBERED = 20_000


def normalize_text(text: str) -> str:
    """Return one line of text as it is stored: NFC, single plain blanks, nothing invisible, trimmed."""
    # Most text of most files is ASCII, which holds nothing to compose or to strip.
    return " ".join((text if text.isascii() else _clean(text)).split())


def normalize_lines(text: str) -> str:
    """Return text as `normalize_text` does, but keep its lines; empty lines go."""
    if not _LINE_BREAK.search(text):
        return normalize_text(text)
    lines = (normalize_text(line) for line in _LINE_BREAK.split(text))
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=_REMEMBERED)
def match_key(text: str) -> str:
    """Return the key under which the spellings of one name meet. For comparing only, never for show.

    Case, width, Latin diacritics, kinds of apostrophe, quote and dash, blanks around dashes, Arabic vowel
    signs and spellings of alif, and ё/е make no difference. Other letters stay apart: й is not и.
    """
    key = text.lower().replace("`", "'") if text.isascii() else _folded(text)
    return " ".join((_AROUND_DASH.sub("-", key) if "-" in key else key).split())


def _folded(text: str) -> str:
    # Before NFKC, which takes the acute accent that stands for an apostrophe apart.
    folded = unicodedata.normalize("NFKC", _replaced(_clean(text), _LIKE, _LIKE_LETTERS)).casefold()
    bare = _AFTER_LATIN.sub("", unicodedata.normalize("NFD", _replaced(folded, _ALIKE, _ALIKE_LETTERS)))
    return unicodedata.normalize("NFC", bare).replace("ё", "е")


def _replaced(text: str, table: Mapping[int, str | None], letters: re.Pattern[str]) -> str:
    # Most texts hold nothing to replace, which is sooner seen than done.
    return text.translate(table) if letters.search(text) else text


def has_forbidden_characters(text: str) -> bool:
    """Say whether the text holds what no name can: control characters, lone surrogates, noncharacters."""
    return first_forbidden_character(text) is not None


def first_forbidden_character(text: str) -> str | None:
    """Return the first forbidden character as `U+0000` is written, or None."""
    found = _FORBIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def show_forbidden_characters(text: str) -> str:
    """Return the text with each forbidden character written out, such as `U+0007`."""
    return _FORBIDDEN.sub(lambda found: f"U+{ord(found[0]):04X}", text)


def _clean(text: str) -> str:
    if _UNSEEN.search(text):
        text = _STRAY_JOINER.sub("", _INVISIBLE.sub("", text.replace(_BRAILLE_BLANK, " ")))
    return unicodedata.normalize("NFC", text)
