"""The script that a text is written in, where nobody recorded its language."""

import re

_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_CYRILLIC = re.compile("[\u0400-\u052f]")


def language_of_letters(text: str, default: str) -> str:
    """Return an official language written in the text's letters, to set it by; `default` for Latin ones."""
    if _ARABIC.search(text):
        return "ar"
    if _CHINESE.search(text):
        return "zh-hans"
    return "ru" if _CYRILLIC.search(text) else default
