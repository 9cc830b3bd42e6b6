"""What another app reads from the rows of a list: columns of its own, written and undone with the rows."""

from typing import Protocol

from conferences.importing.lists.columns import Column
from conferences.importing.lists.rows import Draft, ListRow
from conferences.models import Edition
from conferences.services.undoing import Part


class JoinedRows(Protocol):
    """One comparison of a file."""

    def read(self, row: ListRow, draft: Draft) -> None:
        """Compare the joined columns of a row that is not refused; `draft` is the record it is about.

        What is to be written goes into the row as parts of that record, what is worth knowing as notes.
        """


class Joined(Protocol):
    """Columns that another app understands."""

    @property
    def columns(self) -> tuple[Column, ...]: ...

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return what is written, after what the list itself writes."""

    @property
    def rights(self) -> tuple[str, ...]:
        """Return what a user must be allowed to do for these columns to be read."""

    def begin(self, edition: Edition, *, create_missing: bool) -> JoinedRows:
        """Load what the columns are compared with, in a constant number of queries."""
