"""Rows on record changed in sets: one statement a batch, not a CASE or an instance for every row."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, models
from django.utils import timezone

from eventsite.lib.bulk.columns import Named, preparing
from eventsite.lib.bulk.history import note_in_history
from eventsite.lib.bulk.ids import among, quoted


def change_rows(
    model: type[models.Model],
    rows: Mapping[int, Mapping[str, Any]],
    *,
    by: AbstractBaseUser | None,
    reason: str,
) -> None:
    """Write the given values into the rows of these ids, and a history entry for each.

    Values by `attname`, never None: what a row does not give stays. Derived texts are derived, from what is
    on record as well where a row gives a part of what they are made of. Call it with a batch, inside a
    transaction. Raises TypeError for a name that is no such field.
    """
    if not rows:
        return
    now = timezone.now()
    changes = _Changes(model, {name for values in rows.values() for name in values})
    write = _update_from_arrays if connection.vendor == "postgresql" else _update_each
    on_record = changes.on_record(model, rows)
    write(changes, [changes.values(pk, row, on_record.get(pk, {})) for pk, row in rows.items()], now)
    note_in_history(model, rows.keys(), "~", now=now, by=by, reason=reason)


class _Changes:
    """The columns that a batch changes, and how a row's values become theirs; None leaves what is there."""

    def __init__(self, model: type[models.Model], given: set[str]) -> None:
        known: dict[str, Any] = {field.attname: field for field in model._meta.concrete_fields}
        if unknown := given - known.keys():
            raise TypeError(f"{model._meta.db_table} has no {sorted(unknown)}.")
        self.table = quoted(model._meta.db_table)
        self.key: Any = model._meta.pk
        self.stamp: Any = known["updated_at"]
        self._plain = [(name, preparing(known[name])) for name in sorted(given)]
        self._derived = [field for field in known.values() if getattr(field, "derive", None)]
        self.fields = [known[name] for name in sorted(given)] + self._derived
        touched = (field.made_of for field in self._derived if given.intersection(field.made_of))
        self._needed = sorted({name for names in touched for name in names})

    def on_record(
        self, model: type[models.Model], rows: Mapping[int, Mapping[str, Any]]
    ) -> dict[int, dict[str, Any]]:
        """Return what the rows hold now of what several fields make a derived text of; at most one query."""
        if not self._needed:
            return {}
        held = model._base_manager.filter(pk__in=among(rows)).order_by("pk").values("pk", *self._needed)
        return {values.pop("pk"): values for values in held}

    def values(self, pk: int, row: Mapping[str, Any], on_record: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the id of a row and its values in the order of `fields`."""
        plain = (prepare(row[name]) if name in row else None for name, prepare in self._plain)
        return (pk, *plain, *(_derived(field, row, on_record) for field in self._derived))


def _derived(field: Any, row: Mapping[str, Any], on_record: Mapping[str, Any]) -> str | None:
    """Return a derived text, or None where the row gives nothing that it is made of."""
    if field.made_of and row.keys().isdisjoint(field.made_of):
        return None
    try:
        return str(field.derived(Named({**on_record, **row})))
    except KeyError:
        return None


def _update_from_arrays(changes: _Changes, rows: Sequence[tuple[Any, ...]], now: dt.datetime) -> None:
    """Update on PostgreSQL, from one array a column."""
    names = [quoted(field.column) for field in changes.fields]
    key = quoted(changes.key.column)
    # The type without its length: a cast to it would cut what the column has to refuse.
    types = [str(field.db_type(connection)).partition("(")[0] for field in changes.fields]
    arrays = ", ".join(["%s::bigint[]", *(f"%s::{kind}[]" for kind in types)])
    settings = ", ".join(f"{name} = COALESCE(new.{name}, old.{name})" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {changes.table} AS old SET {settings}, {quoted(changes.stamp.column)} = %s "  # noqa: S608
            f"FROM unnest({arrays}) AS new ({', '.join([key, *names])}) WHERE old.{key} = new.{key}",
            [now, *map(list, zip(*rows, strict=True))],
        )


def _update_each(changes: _Changes, rows: Sequence[tuple[Any, ...]], now: dt.datetime) -> None:
    """Update on SQLite, by one statement with the values of every row in turn."""
    names = [quoted(field.column) for field in changes.fields]
    settings = ", ".join(f"{name} = COALESCE(%s, {name})" for name in names)
    stamp = preparing(changes.stamp)(now)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {changes.table} SET {settings}, {quoted(changes.stamp.column)} = %s "  # noqa: S608
            f"WHERE {quoted(changes.key.column)} = %s",
            [(*values, stamp, pk) for pk, *values in rows],
        )
