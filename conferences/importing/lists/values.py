"""What the text of a cell is as the value of a field, by the field's own rules."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils import translation
from django.utils.translation import gettext as _

from conferences.enums import Language
from conferences.importing.words import LANGUAGES
from eventsite.lib.text import match_key, normalize_lines

_ISO_DATE = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]00:00(?::00)?)?")
_POINTED_DATE = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")
_CLOCK = re.compile(r"(\d\d?)[:.](\d\d)(?::00(?:\.0+)?)?(?:([+-])(\d\d):(\d\d))?")
_PARTS = re.compile(r"[;\n]")
_WORDS = re.compile(r"[,;/\s]+")


def read_value(field: Any, text: str) -> Any:
    """Return the value of a field. Raises ValidationError as the field's own form would."""
    if field.choices:
        return read_choice(field, text)
    if isinstance(field, models.DateField):
        return read_date(text)
    if isinstance(field, models.TextField):
        return field.clean(text, None)
    if isinstance(field, models.PositiveIntegerField | models.PositiveSmallIntegerField):
        return _read_number(field, text)
    return field.clean(text.replace("\n", " "), None)


def _read_number(field: Any, text: str) -> int:
    _least, most = BaseDatabaseOperations.integer_field_ranges[field.get_internal_type()]
    if not (text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= most):
        raise ValidationError(
            _("“%(value)s” is not a number that fits here; right would be 120, for example."),
            params={"value": text},
        )
    value: int = field.clean(text, None)
    return value


def read_choice(field: Any, text: str) -> str:
    """Return the value that a word means: the value itself, or its label in any interface language."""
    known = _choice_words(field)
    if (found := known.get(_key(text))) is None:
        right = ", ".join(str(value) for value, _label in field.choices)
        raise ValidationError(
            _("“%(value)s” is not known here; right would be one of: %(right)s."),
            params={"value": text, "right": right},
        )
    return found


@cache
def _choice_words(field: Any) -> Mapping[str, str]:
    choices = field.choices or ()
    words: dict[str, str] = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            words |= {_key(str(label)): str(value) for value, label in choices}
    return words | {_key(str(value)): str(value) for value, _label in choices}


def _key(text: str) -> str:
    return match_key(text).replace("_", "-").replace(" ", "-")


def read_date(text: str) -> dt.date:
    """Return the day that is written as 2019-11-06 or 06.11.2019. Raises ValidationError."""
    if found := _ISO_DATE.fullmatch(text):
        parts = [int(part) for part in found.groups()]
    elif found := _POINTED_DATE.fullmatch(text):
        parts = [int(part) for part in reversed(found.groups())]
    else:
        parts = []
    try:
        return dt.date(*parts)
    except (TypeError, ValueError):
        raise ValidationError(
            _("“%(value)s” is no date; right would be 2019-11-06 or 06.11.2019."), params={"value": text}
        ) from None


def read_clock(text: str) -> dt.time:
    """Return the time of the day that is written as 09:30; 24:00 is midnight. Raises ValidationError.

    Where the clocks show a time twice, 02:30+01:00 tells which is meant.
    """
    found = _CLOCK.fullmatch(text)
    hour, minute = (int(found[1]), int(found[2])) if found else (99, 99)
    zone = None
    if found and found[3] and int(found[4]) < 24 and int(found[5]) < 60:
        distance = dt.timedelta(hours=int(found[4]), minutes=int(found[5]))
        zone = dt.timezone(-distance if found[3] == "-" else distance)
    if (hour, minute) == (24, 0):
        hour = 0
    if hour > 23 or minute > 59 or (found and found[3] and zone is None):
        raise ValidationError(_("“%(value)s” is no time; right would be 09:30."), params={"value": text})
    return dt.time(hour, minute, tzinfo=zone)


def read_language(text: str) -> str:
    """Return the code of an official language. Raises ValidationError."""
    if (found := _languages().get(_key(text))) is None:
        raise ValidationError(
            _("“%(value)s” is not known here; right would be one of: %(right)s."),
            params={"value": text, "right": ", ".join(Language.values)},
        )
    return found


def read_languages(text: str) -> list[str]:
    """Return the codes of several languages, each once, in the order of the file."""
    return list(dict.fromkeys(read_language(word) for word in _WORDS.split(text) if word))


@cache
def _languages() -> Mapping[str, str]:
    return {_key(word): code for code, words in LANGUAGES.items() for word in (code, *words)}


def parts_of(text: str) -> list[str]:
    """Return what semicolons or lines part in a cell."""
    return [part for part in map(str.strip, _PARTS.split(text)) if part]


def shown(value: Any) -> str:
    """Return a value as the preview shows it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return str(value)


def is_same(old: Any, new: Any) -> bool:
    """Say whether a value is the one on record, as far as a file can tell: it keeps no blank lines."""
    if isinstance(old, str) and isinstance(new, str):
        return old == new or normalize_lines(old) == normalize_lines(new)
    if isinstance(old, dt.datetime) and isinstance(new, dt.datetime):
        # In UTC: a time that the clocks show twice equals no time of another zone.
        return old.astimezone(dt.UTC) == new.astimezone(dt.UTC)
    return bool(old == new)


def texts_of(errors: ValidationError) -> Iterable[tuple[str, str]]:
    """Yield column (or nothing) and text of everything that an error says."""
    if hasattr(errors, "error_dict"):
        for name, messages in errors.message_dict.items():
            yield from ((name if name != "__all__" else "", message) for message in messages)
    else:
        yield from (("", message) for message in errors.messages)
