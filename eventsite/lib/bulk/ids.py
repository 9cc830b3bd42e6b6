"""Any number of ids as one parameter of one statement."""

import json
from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL


def among(ids: Collection[int]) -> RawSQL:
    """Return the ids as rows, for `filter(pk__in=among(ids))`: neither database counts them as parameters."""
    sql, parameters = rows_of(ids)
    return RawSQL(sql, parameters)  # noqa: S611 (the ids go as a parameter)


def rows_of(ids: Collection[int]) -> tuple[str, tuple[Any]]:
    """Return the statement that gives the ids as rows, and its parameter."""
    if connection.vendor == "postgresql":
        # A text, as the server reads arrays: the driver would look at each id for its type.
        return "SELECT unnest(%s::bigint[])", (f"{{{','.join(map(str, ids))}}}",)
    return "SELECT value FROM json_each(%s)", (json.dumps(list(ids)),)


def which(column: str, ids: Collection[int]) -> tuple[str, tuple[Any, ...]]:
    """Return the condition that the column holds one of the ids, and its parameters."""
    first, last = min(ids), max(ids)
    if last - first + 1 == len(ids):  # as the ids of new rows mostly are: a range is sooner found
        return f"{column} BETWEEN %s AND %s", (first, last)
    sql, parameters = rows_of(ids)
    return f"{column} IN ({sql})", parameters


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)
