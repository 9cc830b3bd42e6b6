"""The texts of a session in a programme file: plain, and filed under a language."""

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError

from conferences.importing.languages import language_of
from conferences.importing.lists.values import read_language
from conferences.importing.programme.found import Found, text_of
from eventsite.lib.plain_text import plain_text

_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_OF_LATIN = frozenset({"en", "fr", "es"})


def titles_of(found: Found) -> dict[str, str]:
    """Return the title by language."""
    return _by_language(found, "title") or _by_language(found, "name")


def abstracts_of(found: Found) -> dict[str, str]:
    """Return subtitle, abstract and description as one text, by language."""
    texts: dict[str, list[str]] = {}
    for key in ("subtitle", "abstract", "description"):
        for language, text in _by_language(found, key).items():
            told = texts.setdefault(language, [])
            if not any(text in other for other in told):
                told[:] = [*(other for other in told if other not in text), text]
    return {language: "\n".join(told) for language, told in texts.items()}


def _by_language(found: Found, key: str) -> dict[str, str]:
    value = found.values.get(key)
    if isinstance(value, Mapping):
        texts = {_code(str(code)): plain_text(text_of(text)) for code, text in value.items()}
        if known := {code: text for code, text in texts.items() if code and text}:
            return known
    text = plain_text(text_of(value))
    return {language_for(text, found.text("language")): text} if text else {}


def language_for(text: str, declared: str) -> str:
    """Return the language of a text: the one declared, unless it is written in another script.

    What a file declares is the language that is spoken: a talk in Chinese may well have an English title.
    """
    code = _code(declared)
    script = language_of(text)
    if code in _OF_LATIN:
        return code if _LATIN.search(text) else script
    return code if code == script else script


def _code(declared: str) -> str:
    """Return the official language of a code such as en, en-GB or zh_CN; nothing for any other."""
    for text in (declared, re.split("[-_]", declared, maxsplit=1)[0]):
        try:
            return read_language(text)
        except ValidationError:
            continue
    return ""
