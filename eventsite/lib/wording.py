"""The text of a translated column, with the language it is really in."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model
from django.utils.translation import get_language
from modeltranslation.utils import build_localized_fieldname


@dataclass(frozen=True, slots=True)
class Wording:
    """A text and its language; the language is empty where it is that of the page."""

    text: str
    language: str = ""

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def wording(row: Model, field: str, language: str | None = None) -> Wording:
    """Return a translated field's text in `language` (None: the active one), or in the next that has it."""
    asked = language or get_language() or settings.LANGUAGE_CODE
    for code in (asked, *settings.MODELTRANSLATION_FALLBACK_LANGUAGES):
        text = getattr(row, build_localized_fieldname(field, code))
        if text:
            return Wording(text, "" if code == asked else code)
    return Wording("")
