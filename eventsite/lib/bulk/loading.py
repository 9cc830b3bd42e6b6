"""New rows by the database's own bulk load."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, models
from django.utils import timezone

from eventsite.lib.bulk.columns import Columns
from eventsite.lib.bulk.history import note_in_history
from eventsite.lib.bulk.ids import quoted
from eventsite.lib.history import batches
from eventsite.lib.progress import unheard

#: Rows that are sent and told of at a time; on SQLite Django keeps their values until the statement ends.
_BOUND = 2000


def load_rows(
    model: type[models.Model],
    rows: Iterable[Mapping[str, Any]],
    *,
    count: int,
    by: AbstractBaseUser | None,
    reason: str,
    told: Callable[[int], object] = unheard,
) -> list[int]:
    """Insert `count` rows of one model and their first history entries, a table at a time.

    `rows` hold values by `attname` (`person_id`, not `person`); what a row leaves out gets its default,
    derived texts are derived unless the row has them already. `told` hears of every batch how many rows it
    had. Returns the ids in the order of the rows. Call it inside a transaction. Raises TypeError for a name
    that is no such field.
    """
    if not count:
        return []
    now = timezone.now()
    columns = Columns(model, now)
    ids = _reserve_ids(model, count)
    values = (columns.values(pk, row) for pk, row in zip(ids, rows, strict=True))
    _insert(columns, batches(values, _BOUND), told)
    note_in_history(model, ids, "+", now=now, by=by, reason=reason)
    return ids


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


def _insert(columns: Columns, parts: Iterable[list[tuple[Any, ...]]], told: Callable[[int], object]) -> None:
    table, names = quoted(columns.table), ", ".join(map(quoted, columns.names))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Django translates the errors of statements, but not those of COPY.
            with connection.wrap_database_errors, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for batch in parts:
                    for row in batch:
                        copy.write_row(row)
                    told(len(batch))
            return
        marks = ", ".join(["%s"] * len(columns.names))
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 (names of models)
        for batch in parts:
            cursor.executemany(statement, batch)
            told(len(batch))
