"""The text of a translated column, with the language it is really in."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model
from django.utils.formats import number_format
from django.utils.translation import get_language, get_language_info
from modeltranslation.utils import build_localized_fieldname

#: One text by language; languages without one are left out.
Texts = Mapping[str, str]
#: The order in which the United Nations print their official languages.
UN_ORDER = ("ar", "zh-hans", "en", "fr", "ru", "es")

_COMMAS = {"ar": "، ", "zh": "，"}


@dataclass(frozen=True, slots=True)
class Wording:
    """A text and its language; the language is empty where it is that of the page."""

    text: str
    language: str = ""

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def wording(row: object, field: str, language: str | None = None) -> Wording:
    """Return a translated field's text in `language` (None: the active one), or in the next that has it.

    `row` is a model's, or anything that holds its texts as `Texts` under the field's name.
    """
    if not isinstance(row, Model):
        return worded(getattr(row, field), language)
    for code in _languages(language):
        text = getattr(row, build_localized_fieldname(field, code))
        if text:
            return Wording(text, "" if code == _asked(language) else code)
    return Wording("")


def worded(texts: Texts, language: str | None = None) -> Wording:
    """Return a text in `language` (None: the active one), or in the next that has it."""
    asked = _asked(language)
    # Most texts are there in the language of the page.
    if found := texts.get(asked):
        return Wording(found)
    return next((Wording(texts[code], code) for code in _languages(language) if texts.get(code)), Wording(""))


def texts_of(row: Model, field: str) -> dict[str, str]:
    """Return what a translated field holds, by language."""
    columns = {
        code: getattr(row, build_localized_fieldname(field, code))
        for code in settings.MODELTRANSLATION_LANGUAGES
    }
    return {code: text for code, text in columns.items() if text}


def comma() -> str:
    """Return what parts the members of a line in the active language, with the blank after it."""
    return _COMMAS.get((get_language() or "")[:2], ", ")


def in_line(*parts: object) -> str:
    """Return the parts that say something as one line in the active language."""
    return comma().join(filter(None, map(str, parts)))


def direction_of(language: str) -> str:
    """Return the `dir` of an element whose text is in a language."""
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


def grouped(number: int) -> str:
    """Return a whole number as the active language writes it, its digits in groups: 100,000."""
    return number_format(number, force_grouping=True)


def _asked(language: str | None) -> str:
    return language or get_language() or settings.LANGUAGE_CODE


def _languages(language: str | None) -> tuple[str, ...]:
    return (_asked(language), *settings.MODELTRANSLATION_FALLBACK_LANGUAGES)
