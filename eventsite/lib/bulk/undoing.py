"""Rows removed in sets, or given the values back that their history holds."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, models
from django.utils import timezone
from simple_history.utils import get_history_manager_for_model

from eventsite.lib.bulk.columns import preparing
from eventsite.lib.bulk.history import note_in_history
from eventsite.lib.bulk.ids import among, quoted, rows_of, which
from eventsite.lib.bulk.links import put_back_links

#: The id ties a row to its history; its moments are its own, whatever the history says.
_NEVER_PUT_BACK = frozenset({"id", "created_at", "updated_at"})


def remove_rows(model: Any, ids: Collection[int], *, by: AbstractBaseUser | None, reason: str) -> None:
    """Delete the rows, nothing that points to them, and write the last entry of their history.

    Links to many that the model keeps itself go with the row. Call it inside a transaction.
    """
    if not ids:
        return
    note_in_history(model, ids, "-", now=timezone.now(), by=by, reason=reason)
    for field in model._meta.local_many_to_many:
        if field.remote_field.through._meta.auto_created:
            _delete(field.remote_field.through, field.m2m_column_name(), ids)
    _delete(model, model._meta.pk.column, ids)


def _delete(model: type[models.Model], column: str, ids: Collection[int]) -> None:
    chosen, parameters = which(quoted(column), ids)
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {quoted(model._meta.db_table)} WHERE {chosen}",  # noqa: S608 (names of models)
            parameters,
        )


def put_back(model: Any, entries: Collection[int], *, by: AbstractBaseUser | None, reason: str) -> None:
    """Give rows the values that these entries of their history hold, at most one entry a row.

    Call it inside a transaction. Raises IntegrityError if the values do not fit what is on record now.
    """
    if not entries:
        return
    history = get_history_manager_for_model(model).model
    now = timezone.now()
    columns = [field.column for field in history.tracked_fields if field.attname not in _NEVER_PUT_BACK]
    values = ", ".join(f"{quoted(column)} = old.{quoted(column)}" for column in columns)
    stamp = model._meta.get_field("updated_at")
    table, chosen = quoted(model._meta.db_table), rows_of(entries)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {values}, {quoted(stamp.column)} = %s "  # noqa: S608 (names of models)
            f"FROM {quoted(history._meta.db_table)} AS old "
            f"WHERE old.id = {table}.id AND old.history_id IN ({chosen[0]})",
            [preparing(stamp)(now), *chosen[1]],
        )
    put_back_links(model, entries)
    rows = history.objects.filter(history_id__in=among(entries)).order_by("id").values_list("id", flat=True)
    note_in_history(model, list(rows), "~", now=now, by=by, reason=reason)
