"""Find rows by words in any language and spelling.

The comparison is done here and not in SQL: SQLite folds the case of Latin letters only, and the two
databases must find the same.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from modeltranslation.utils import build_localized_fieldname

from eventsite.lib.text import match_key


def matching_ids(rows: QuerySet[Any], text: str, fields: Sequence[str]) -> list[int]:
    """Return the ids of the rows in whose `fields` every word of `text` occurs; one query."""
    words = match_key(text).split()
    found = rows.order_by("pk").values_list("pk", *fields)
    return [row[0] for row in found if _holds(words, " ".join(filter(None, row[1:])))]


def in_all_languages(*fields: str, prefix: str = "") -> tuple[str, ...]:
    """Return the columns of translated `fields`, one per language."""
    return tuple(
        f"{prefix}{build_localized_fieldname(field, language)}"
        for field in fields
        for language in settings.MODELTRANSLATION_LANGUAGES
    )


def _holds(words: list[str], text: str) -> bool:
    key = match_key(text)
    return all(word in key for word in words)
