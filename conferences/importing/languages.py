"""Guess the language of a printed name by its script: enough to file it under a language, no more."""

import re

_SCRIPTS = (
    (re.compile("[\u0400-\u04ff]"), "ru"),
    (re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]"), "zh-hans"),
    (re.compile("[\u0600-\u06ff]"), "ar"),
)


def language_of(text: str) -> str:
    """Return `ru`, `zh-hans` or `ar` where a letter of that script stands in the text, else `en`."""
    return next((language for script, language in _SCRIPTS if script.search(text)), "en")
