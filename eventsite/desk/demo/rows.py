"""How the demo data writes: rows checked one by one, or many at once, with their history."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from eventsite.lib.history import insert_rows
from eventsite.lib.records import Record

Row = TypeVar("Row", bound=Record)
REASON = "Demo data"


class Words(NamedTuple):
    """One text in the languages of the interface; an empty one is left to the fallback."""

    en: str
    ru: str = ""
    zh: str = ""


def columns(**texts: Words) -> dict[str, str]:
    """Return translated columns of fields: title=Words(…) gives title_en, title_ru, title_zh_hans."""
    found = {}
    for field, words in texts.items():
        for language, text in (("en", words.en), ("ru", words.ru), ("zh_hans", words.zh)):
            if text:
                found[f"{field}_{language}"] = text
    return found


def put(row: Row) -> Row:
    """Check one row by every rule that a form applies, and save it."""
    row.full_clean()
    setattr(row, "_change_reason", REASON)  # noqa: B010 (the history's own attribute, unknown to the model)
    row.save()
    return row


def put_all(rows: Sequence[Row]) -> list[Row]:
    """Save many rows of one model at once."""
    return insert_rows(rows, by=None, reason=REASON)
