"""The history of many rows, copied from what the database holds."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection
from simple_history.utils import get_history_manager_for_model

from eventsite.lib.bulk.ids import quoted, which
from eventsite.lib.bulk.links import note_links


def note_in_history(
    model: Any,
    ids: Collection[int],
    kind: str,
    *,
    now: dt.datetime,
    by: AbstractBaseUser | None,
    reason: str,
) -> None:
    """Write one history entry for each of the rows as they are now; `kind` is `+`, `~` or `-`."""
    history = get_history_manager_for_model(model).model
    user = by or history.get_default_history_user(None)
    own = {
        "history_date": now,
        "history_change_reason": reason,
        "history_type": kind,
        "history_user_id": user.pk if user else None,
    }
    fields = {field.attname: field for field in history._meta.concrete_fields}
    tracked = ", ".join(quoted(fields[field.attname].column) for field in history.tracked_fields)
    added = ", ".join(quoted(fields[name].column) for name in own)
    source, key = quoted(model._meta.db_table), quoted(model._meta.pk.column)
    chosen, parameters = which(key, ids)
    statement = (
        f"INSERT INTO {quoted(history._meta.db_table)} ({tracked}, {added}) "  # noqa: S608 (names of models)
        f"SELECT {tracked}, %s, %s, %s, %s FROM {source} WHERE {chosen} ORDER BY {key}"
    )
    values = [fields[name].get_db_prep_save(value, connection) for name, value in own.items()]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *parameters])
    note_links(model, ids, reason=reason)
