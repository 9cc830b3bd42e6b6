"""Writes that tell the history who made them and why."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.utils import timezone
from simple_history.utils import bulk_update_with_history


def save_with_reason(record: models.Model, *, by: Any, reason: str) -> None:
    """Save one record; `by` is a user, or None for the machine."""
    # The history reads these two when it is saved.
    record.__dict__.update(_history_user=by, _change_reason=reason)
    record.save()


def update_with_reason(
    records: Iterable[Any], *, model: type[models.Model], fields: Sequence[str], by: Any, reason: str
) -> int:
    """Update these fields of records already loaded, in batches, and return how many there were."""
    rows = list(records)
    now = timezone.now()
    for row in rows:
        row.updated_at = now
    if rows:
        bulk_update_with_history(
            rows,
            model,
            [*fields, "updated_at"],
            batch_size=500,
            default_user=by,
            default_change_reason=reason,
        )
    return len(rows)
