"""Read a table as the attendee import does."""

from typing import Any

from delegations.importing.columns import VOCABULARY
from eventsite.lib.tables import reader
from eventsite.lib.tables.table import Table


def read_table(data: bytes, **options: Any) -> Table:
    return reader.read_table(data, VOCABULARY, **options)
