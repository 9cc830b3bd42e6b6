"""An index for LIKE on PostgreSQL, where pg_trgm is to be had. Without it all answers are the same."""

from typing import Any

from django.db import DatabaseError, transaction


def add_trigram_index(connection: Any, table: str, *, only: str = "") -> bool:
    """Index the search keys of a table, of the rows that meet the condition `only`; say whether they are now.

    Never fails: a server without the extension, or a role that may not create it, goes without.
    """
    if connection.vendor != "postgresql":
        return False
    quoted = connection.ops.quote_name
    where = f" WHERE {only}" if only else ""
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute(
                f"CREATE INDEX IF NOT EXISTS {quoted(_name(table))} ON {quoted(table)} "
                f"USING gin (search_key gin_trgm_ops){where}"
            )
    except DatabaseError:
        return False
    return True


def drop_trigram_index(connection: Any, table: str) -> None:
    """Take the index away, if it is there; the extension stays, since others may use it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP INDEX IF EXISTS {connection.ops.quote_name(_name(table))}")


def _name(table: str) -> str:
    return f"{table}_trigrams"
