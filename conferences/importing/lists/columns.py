"""The columns of a list, with their headings in the six official UN languages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname

from conferences.enums import Language
from conferences.importing.columns import ColumnRules
from conferences.importing.words import LANGUAGES
from eventsite.lib.tables.columns import Required
from eventsite.lib.tables.vocabulary import Vocabulary, words_by_name

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d|\b\d{1,2}:\d\d\b|https?://")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its canonical name, its label in the interface, and the headings that mean it."""

    name: str
    label: object
    headings: tuple[str, ...]


def column(name: str, label: object, headings: str) -> Column:
    """Return a column; `headings` stand in lines, parted by bars."""
    return Column(name, label, words_by_name({name: headings})[name])


def in_six_languages(field: str, label: object, headings: Mapping[str, str]) -> tuple[Column, ...]:
    """Return a column for each language of a translated field.

    `headings` are words for the field by the language they are in. A bare word means the text in its own
    language, “Name in Russian” or “Name (ru)” that in the language it names.
    """
    own = words_by_name(headings)
    every = [word for words in own.values() for word in words]
    return tuple(_in_language(field, label, language, every, own.get(language, ())) for language in Language)


def _in_language(
    field: str, label: object, language: Language, every: Sequence[str], own: Sequence[str]
) -> Column:
    named = (language.value, *LANGUAGES[language.value])
    headings = [f"{word} {name}" for word in every for name in named if len(name) > 1]
    return Column(build_localized_fieldname(field, language.value), _in(label, language), (*own, *headings))


def _in(label: object, language: Language) -> object:
    return _Label(label, language)


@dataclass(frozen=True, slots=True)
class _Label:
    """A label with its language, in the words of the interface when it is shown."""

    field: object
    language: Language

    def __str__(self) -> str:
        return f"{self.field} ({self.language.label})"


#: The column that keeps the files of editions apart.
EDITION = column(
    "edition",
    _("Edition"),
    """
    Edition | Conference | Édition | Conférence | Edición | Conferencia
    Выпуск | Конференция | 届会 | 会议届次 | الدورة | المؤتمر
    """,
)


def rules_of(kind: str, columns: Sequence[Column], *required: Required) -> ColumnRules:
    """Return what the import knows of the columns of a list."""
    return ColumnRules(
        kind=kind,
        vocabulary=Vocabulary(
            {each.name: each.headings for each in columns},
            is_value=_is_value,
            labels={each.name: each.label for each in columns},
        ),
        required=required,
    )


@cache
def _is_value(text: str) -> bool:
    return bool(_MOMENT.search(text))
