"""Writes in batches that keep the history of every row: who, when, why."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from simple_history.utils import bulk_create_with_history, get_history_manager_for_model

from eventsite.lib.records import Record

#: Rows in one statement; the database may take fewer at a time.
BATCH = 2000

Row = TypeVar("Row", bound=Record)
Item = TypeVar("Item")


def insert_rows(rows: Sequence[Row], *, by: AbstractBaseUser | None, reason: str) -> list[Row]:
    """Insert rows of one model and their first history entries. Returns them with their ids."""
    if not rows:
        return []
    written: list[Row] = bulk_create_with_history(
        rows, type(rows[0]), batch_size=BATCH, default_user=by, default_change_reason=reason
    )
    return written


def update_rows(
    rows: Sequence[Row], fields: Sequence[str], *, by: AbstractBaseUser | None, reason: str
) -> None:
    """Update the named fields of loaded rows of one model and note the change in their history.

    An upsert on the id: ten times faster than `bulk_update`, which writes a CASE for every row.
    """
    if not rows:
        return
    model: Any = type(rows[0])
    derived = [f.attname for f in model._meta.concrete_fields if getattr(f, "derive", None)]
    created = [row.created_at for row in rows]
    model._default_manager.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=sorted({*fields, *derived, "updated_at"}),
    )
    # The insert half of the upsert stamped a new moment of creation on the instances, not on the rows.
    for row, created_at in zip(rows, created, strict=True):
        row.created_at = created_at
    history = get_history_manager_for_model(model)
    history.bulk_history_create(
        rows, batch_size=BATCH, update=True, default_user=by, default_change_reason=reason
    )


def batches(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """Yield the items in lists of at most `size`."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
