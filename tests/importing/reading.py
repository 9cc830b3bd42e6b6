"""Read a table and its headings as the attendee import does."""

from collections.abc import Sequence
from typing import Any

from delegations.importing.columns import RULES, VOCABULARY
from eventsite.lib.tables import reader
from eventsite.lib.tables.columns import Columns, assign
from eventsite.lib.tables.table import Table


def read_table(data: bytes, **options: Any) -> Table:
    return reader.read_table(data, VOCABULARY, **options)


def recognise(header: Sequence[str], **known: Any) -> Columns:
    return assign(RULES.vocabulary, header, required=RULES.required, **known)
