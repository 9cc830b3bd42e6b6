"""Find out in which encoding a text file was saved, by looking at it.

A byte order mark decides; then UTF-16 shows in its zero bytes; then strict UTF-8. What is left is one of
three old encodings, told apart by whether their words look like words (measured on files of one to five
rows against charset-normalizer, which took one French file in twelve for Chinese):

- cp1251: words all in Cyrillic, with plausible capitals;
- cp1252: accented letters inside words of plain Latin letters;
- GB18030: characters of the first level of GB 2312, the 3,755 common ones.

Each is scored by the share of the bytes above 127 that fit less those that do not.
"""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from django.utils.translation import gettext as _

from eventsite.lib.tables.limits import UnreadableFile
from eventsite.lib.text import has_forbidden_characters

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How much of a file is looked at; enough for any language to show.
_SAMPLE = 200_000
# Bytes that are decoded at a time.
_PIECE = 1_000_000
_LEAST_FIT = 0.5
_CLEAR_LEAD = 0.4

# Plain letters, and the punctuation that stands at the same place in cp1251 and cp1252: it decides nothing.
_SAME_IN_BOTH = bytes(
    byte
    for byte in range(256)
    if bytes([byte]).decode("cp1251", "ignore") == bytes([byte]).decode("cp1252", "ignore") != ""
)

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u045f\u0490\u0491]+")
_LONE_LATIN = frozenset("àéèêâôùóáíúÀÉÓÁÍÚ")
# Signs that cp1252 has where other encodings have letters; in a word they show that it is not cp1252.
_SIGN_IN_WORD = re.compile("(?<=[^\\W\\d_])[¹²³¿¡¤¦¨¬±´¸¼½¾×÷ƒ†‡ˆ‰˜]|[¹²³¤¦¨¬±¸¼½¾×÷ƒ†‡ˆ‰˜](?=[^\\W\\d_])")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Bytes that read as a text in `encoding`; `sure` is False where another one would read almost as well.

    The text is never held whole: for a long list that is twice its bytes, beside them.
    """

    data: bytes = field(repr=False)
    encoding: str
    sure: bool = True

    def lines(self) -> Iterator[str]:
        """Yield the lines with whatever ends them."""
        with self._open() as text:
            first = next(text, "")
            yield from chain([first.removeprefix("\ufeff")] if first else (), text)

    def beginning(self, length: int) -> str:
        """Return so many characters of the text, or what there is."""
        with self._open() as text:
            return text.read(length + 1).removeprefix("\ufeff")[:length]

    def _open(self) -> io.TextIOWrapper:
        return io.TextIOWrapper(io.BytesIO(self.data), _with_mark(self.encoding), newline="")


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of a file, in the encoding given or the one found. Raises UnreadableFile."""
    if encoding:
        return _decode_as(data, encoding)
    for mark, marked in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_as(data, marked)
    return _utf_16_without_mark(data) or _utf_8(data) or _old_encoding(data)


def _decode_as(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        "a".encode(name)
        misfit = _first_misfit(data, _with_mark(name))
    except (LookupError, ValueError):  # no such encoding, one that makes no text, a name that cannot be
        raise UnreadableFile(
            _("There is no encoding “%(encoding)s”. Choose utf-8, utf-16, cp1251, cp1252 or gb18030.")
            % {"encoding": encoding}
        ) from None
    if misfit is not None:
        raise _misfit(data, misfit, encoding)
    return Decoded(data, name)


def _with_mark(name: str) -> str:
    # UTF-8 may bring its mark or not, whoever named it.
    return "utf-8-sig" if name == "utf-8" else name


def _first_misfit(data: bytes, name: str) -> int | None:
    """Return where the bytes stop reading as text, if they do, looking at a piece at a time."""
    decoder = codecs.getincrementaldecoder(name)()
    for start in range(0, len(data), _PIECE):
        held = len(decoder.getstate()[0])
        try:
            decoder.decode(data[start : start + _PIECE], final=start + _PIECE >= len(data))
        except UnicodeDecodeError as error:
            return start - held + error.start
    return None


def _utf_16_without_mark(data: bytes) -> Decoded | None:
    """Read UTF-16 where zero bytes stand on one side of the pairs and its lines come out as lines."""
    even, odd = data[0:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    if even == odd:
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return None
    lines = text.count("\n") + text.count("\r")
    if has_forbidden_characters(text) or 2 * lines < data.count(b"\n") + data.count(b"\r"):
        return None
    return Decoded(data, name)


def _utf_8(data: bytes) -> Decoded | None:
    misfit = _first_misfit(data, "utf-8")
    if misfit is None:
        return Decoded(data, "utf-8")
    broken = data.decode(errors="replace")
    whole = sum(not character.isascii() and character != "\ufffd" for character in broken)
    # Letters of an old encoding hardly ever form UTF-8 by chance: this is UTF-8 with damage in it.
    if whole > 10 * broken.count("\ufffd"):
        raise _misfit(data, misfit, "UTF-8")
    return None


def _old_encoding(data: bytes) -> Decoded:
    sample = _telling_lines(data)
    high = len(sample.translate(None, _SAME_IN_BOTH))
    if not high and _fit(sample, "gb18030", len(sample)) <= 0:
        return _decode_as(data, "cp1252")
    readings = [
        (_fit(sample, name, high), -rank, name) for rank, name in enumerate(("cp1252", "cp1251", "gb18030"))
    ]
    (best, _rank, name), (second, *_rest) = sorted(readings, reverse=True)[:2]
    if best < _LEAST_FIT:
        raise UnreadableFile(
            _("The encoding of the file is not known. Save it as “CSV UTF-8” or XLSX and send that file.")
        )
    return replace(_decode_as(data, name), sure=best - second >= _CLEAR_LEAD)


def _telling_lines(data: bytes) -> bytes:
    """Return the lines that hold more than ASCII, as many as fit the sample; no encoding here parts them."""
    lines: list[bytes] = []
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            lines.append(line)
            size += len(line)
            if size > _SAMPLE:
                break
    return b"".join(lines)


def _fit(sample: bytes, name: str, high: int) -> float:
    """Return how well the bytes read in this encoding, from -1 up to about 1."""
    try:
        text = sample.decode(name)
    except UnicodeDecodeError:
        return -1.0
    if has_forbidden_characters(text):
        return -1.0
    measure = {"cp1251": _cyrillic_fit, "cp1252": _latin_fit, "gb18030": _chinese_fit}[name]
    return measure(text) / max(high, 1)


def _cyrillic_fit(text: str) -> float:
    fit = 0.0
    for word in _WORD.findall(text):
        letters = sum(not letter.isascii() for letter in word)
        plausible = _CYRILLIC.fullmatch(word) and (word.islower() or word.isupper() or word.istitle())
        # One letter alone is as good an accented one: à reads as а.
        fit += (letters if len(word) > 1 else letters / 2) if plausible else -2 * letters
    return fit


def _latin_fit(text: str) -> float:
    fit = -2.0 * len(_SIGN_IN_WORD.findall(text))
    for word in _WORD.findall(text):
        letters = sum(not letter.isascii() for letter in word)
        plausible = word in _LONE_LATIN or (0 < letters < len(word) and letters <= 0.67 * len(word))
        fit += letters if plausible else -letters
    return fit


def _chinese_fit(text: str) -> float:
    fit = 0
    for character in text:
        if not character.isascii():
            fit += 2 if _is_common_chinese(character) else -2
    return fit


def _is_common_chinese(character: str) -> bool:
    try:
        lead = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    # Rows 1 and 3 hold punctuation and full-width signs, rows 16 to 55 the common characters.
    return lead in {0xA1, 0xA3} or 0xB0 <= lead <= 0xD7


def _misfit(data: bytes, position: int, encoding: str) -> UnreadableFile:
    return UnreadableFile(
        _(
            "The file does not read as %(encoding)s: line %(line)s holds bytes that mean nothing in it. "
            "Save the file as “CSV UTF-8” or XLSX, or choose the encoding it was saved in."
        )
        % {"encoding": encoding, "line": data.count(b"\n", 0, position) + 1}
    )
