"""Many new rows by the database's own bulk load, with the history that the ORM would write.

The only module with SQL of its own. Tables, columns and defaults come from the models, values go as
parameters. No instance is built and no signal is sent; constraints hold as for every other write.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from operator import itemgetter
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, models
from django.utils import timezone
from simple_history.utils import get_history_manager_for_model

#: Rows whose values are bound at a time on SQLite, where Django keeps them all until the statement ends.
_BOUND = 2000
#: Fields whose values go to the database as they are.
_AS_IT_IS = (models.CharField, models.TextField, models.BooleanField, models.IntegerField, models.ForeignKey)


def load_rows(
    model: type[models.Model],
    rows: Iterable[Mapping[str, Any]],
    *,
    count: int,
    by: AbstractBaseUser | None,
    reason: str,
) -> list[int]:
    """Insert `count` rows of one model and their first history entries, a table at a time.

    `rows` hold values by `attname` (`person_id`, not `person`); what a row leaves out gets its default,
    derived texts are derived. Returns the ids in the order of the rows. Call it inside a transaction.
    Raises TypeError for a name that is no such field.
    """
    if not count:
        return []
    now = timezone.now()
    table = _Table(model, now)
    ids = _reserve_ids(model, count)
    _insert(table, (table.values(pk, row) for pk, row in zip(ids, rows, strict=True)))
    _write_history(model, ids, now=now, by=by, reason=reason)
    return ids


class _Table:
    """The columns of a model in one order, and how a row's values become theirs."""

    def __init__(self, model: type[models.Model], now: dt.datetime) -> None:
        fields: dict[bool, list[models.Field[Any, Any]]] = {True: [], False: []}
        derived: list[Any] = []
        stamps: list[models.Field[Any, Any]] = []
        for field in model._meta.concrete_fields:
            if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
                stamps.append(field)
            elif getattr(field, "derive", None):
                derived.append(field)
            elif not field.primary_key:
                fields[isinstance(field, _AS_IT_IS)].append(field)
        self.name = model._meta.db_table
        pk = model._meta.pk
        self.columns = [field.column for field in (pk, *fields[True], *fields[False], *derived, *stamps)]
        self._defaults = {field.attname: _default(field) for field in (*fields[True], *fields[False])}
        self._pick = itemgetter(*self._defaults)
        self._prepared = [(field.attname, _preparing(field)) for field in fields[False]]
        self._derived = [(field.derive, field.max_length) for field in derived]
        self._stamps = [_preparing(field)(now) for field in stamps]

    def values(self, pk: int, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the values of a row in the order of `columns`."""
        given = {**self._defaults, **row}
        if len(given) > len(self._defaults):
            raise TypeError(f"{self.name} has no {sorted(given.keys() - self._defaults.keys())}.")
        derived = [derive(_Named(given))[:longest] for derive, longest in self._derived]
        for name, prepare in self._prepared:
            if name in row:
                given[name] = prepare(row[name])
        return (pk, *self._pick(given), *derived, *self._stamps)


class _Named:
    """The values of a row as the attributes that a derived text is made of."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def __getattr__(self, name: str) -> Any:
        return self._values[name]


def _default(field: Any) -> Any:
    value = _preparing(field)(field.get_default())
    return str(value) if isinstance(value, str) else value  # a choice is written as its plain text


def _preparing(field: Any) -> Callable[[Any], Any]:
    return lambda value: field.get_db_prep_save(value, connection)


def _reserve_ids(model: type[models.Model], count: int) -> list[int]:
    """Return so many ids that nobody else gets."""
    name, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [connection.ops.quote_name(name), column, count],
            )
            return [pk for (pk,) in cursor.fetchall()]
        # SQLite has one writer at a time: until the transaction ends the next ids are ours.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [name])
        found = cursor.fetchone()
        last = int(found[0]) if found else 0
        return list(range(last + 1, last + count + 1))


def _insert(table: _Table, rows: Iterable[tuple[Any, ...]]) -> None:
    name, columns = _quoted(table.name), ", ".join(map(_quoted, table.columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Django translates the errors of statements, but not those of COPY.
            with connection.wrap_database_errors, cursor.copy(f"COPY {name} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(table.columns))
        statement = f"INSERT INTO {name} ({columns}) VALUES ({marks})"  # noqa: S608 (names of models)
        while batch := list(islice(rows, _BOUND)):
            cursor.executemany(statement, batch)


def _write_history(
    model: Any, ids: list[int], *, now: dt.datetime, by: AbstractBaseUser | None, reason: str
) -> None:
    """Copy the new rows, which the database has already, into their history."""
    history = get_history_manager_for_model(model).model
    user = by or history.get_default_history_user(None)
    own = {
        "history_date": now,
        "history_change_reason": reason,
        "history_type": "+",
        "history_user_id": user.pk if user else None,
    }
    fields = {field.attname: field for field in history._meta.concrete_fields}
    tracked = ", ".join(_quoted(fields[field.attname].column) for field in history.tracked_fields)
    added = ", ".join(_quoted(fields[name].column) for name in own)
    source, key = _quoted(model._meta.db_table), _quoted(model._meta.pk.column)
    which, parameters = _condition(key, ids)
    statement = (
        f"INSERT INTO {_quoted(history._meta.db_table)} ({tracked}, {added}) "  # noqa: S608 (names of models)
        f"SELECT {tracked}, %s, %s, %s, %s FROM {source} WHERE {which} ORDER BY {key}"
    )
    values = [_preparing(fields[name])(value) for name, value in own.items()]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *parameters])


def _condition(key: str, ids: list[int]) -> tuple[str, list[Any]]:
    if connection.vendor == "postgresql":
        return f"{key} IN (SELECT unnest(%s::bigint[]))", [ids]
    return f"{key} BETWEEN %s AND %s", [ids[0], ids[-1]]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
