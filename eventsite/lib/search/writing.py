"""Search keys of rows that are on record already, written after the rules of the keys changed."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import models

from eventsite.lib.search.field import SearchKeyField

_BATCH = 500


def rewrite_every_key() -> int:
    """Bring every stored key, those of histories too, in line with the rules; return how many were others."""
    return sum(
        rewrite_keys(model._base_manager.all(), field.derived)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, SearchKeyField) and field.derive
    )


def rewrite_keys(rows: "models.QuerySet[Any]", derive: Callable[[Any], str]) -> int:
    """Give each row the key that `derive` makes of it, and return how many had another.

    Past the history and without a new date: nothing that anybody wrote is another.
    """
    changed, last = 0, 0
    while batch := list(rows.order_by("pk").filter(pk__gt=last)[:_BATCH]):
        last = batch[-1].pk
        stale = [row for row in batch if _takes(row, derive(row))]
        for row in stale:
            rows.filter(pk=row.pk).update(search_key=row.search_key)
        changed += len(stale)
    return changed


def _takes(row: Any, key: str) -> bool:
    if row.search_key == key:
        return False
    row.search_key = key
    return True
