"""What a copy of a row takes over from it."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from modeltranslation.translator import translator

#: What a row has of its own.
_OWN = ("id", "created_at", "updated_at")


def copied_values(row: models.Model, *, leave: Iterable[str] = ()) -> dict[str, Any]:
    """Return the values of a row by column, every language of its texts; `leave` names fields left behind.

    Derived columns are left out: the copy derives its own.
    """
    model = type(row)
    translated: Iterable[str] = ()
    if model in translator.get_registered_models():
        translated = translator.get_options_for_model(model).all_fields
    # The plain name of a translated field stands for one of its columns, whichever is active.
    left = {*_OWN, *leave, *translated}
    left |= {column for name in leave for column in _columns(model, name)}
    return {
        field.attname: getattr(row, field.attname)
        for field in model._meta.concrete_fields
        if field.name not in left and not getattr(field, "derive", None)
    }


def _columns(model: type[models.Model], name: str) -> list[str]:
    """Return the columns of a translated field; of another, none."""
    if model not in translator.get_registered_models():
        return []
    fields = translator.get_options_for_model(model).all_fields
    return [field.name for field in fields.get(name, ())]
