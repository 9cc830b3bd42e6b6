"""The limit: the database's own bulk load of given rows, every index and constraint in force."""

import sqlite3
from collections.abc import Sequence
from time import perf_counter

import psycopg
from django.db import connection

from delegations.models import Delegate, Delegation, Person

#: Parents first.
TABLES = [
    model._meta.db_table for each in (Delegation, Person, Delegate) for model in (each, each.history.model)
]


def seconds_of_bulk_load(tables: Sequence[str] = TABLES, *, times: int = 2) -> float:
    """Take all rows out of the tables and time putting them back in one transaction; the best of `times`."""
    load = _copy if connection.vendor == "postgresql" else _execute_many
    connection.close()
    return min(load(tables) for _try in range(times))


def _copy(tables: Sequence[str]) -> float:
    """COPY, of text that is ready: nothing but the server's work and the wire is timed."""
    parameters = {
        name: value for name, value in connection.get_connection_params().items()
        if name in ("host", "port", "user", "password", "dbname")
    }  # fmt: skip
    with psycopg.connect(**parameters) as server, server.cursor() as cursor:
        texts = {}
        for table in tables:
            with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
                texts[table] = b"".join(copy)
        cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
        server.commit()
        start = perf_counter()
        for table in tables:
            with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                copy.write(texts[table])
        server.commit()
        return perf_counter() - start


def _execute_many(tables: Sequence[str]) -> float:
    """One executemany a table, of values as the file keeps them: no conversion is timed."""
    server = sqlite3.connect(connection.settings_dict["NAME"])
    server.executescript(str(connection.settings_dict["OPTIONS"]["init_command"]))
    rows = {table: server.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}  # noqa: S608
    server.execute("PRAGMA foreign_keys=OFF")
    for table in tables:
        server.execute(f'DELETE FROM "{table}"')  # noqa: S608
    server.commit()
    server.execute("PRAGMA foreign_keys=ON")
    start = perf_counter()
    for table in tables:
        marks = ", ".join("?" * len(rows[table][0]))
        server.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows[table])  # noqa: S608
    server.commit()
    seconds = perf_counter() - start
    server.close()
    return seconds
