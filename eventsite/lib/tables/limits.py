"""What an uploaded table may cost, and the errors that say so in the officer's words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

MEGABYTE = 1024 * 1024


class UnreadableFile(ValueError):
    """The file cannot be read. Its message, translated, says what, where, and what would be right."""


class WrongChoice(UnreadableFile):
    """A value chosen for the whole file is not right; `field` is what it was chosen as."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a file may hold; sizes in bytes, lengths in characters."""

    file_size: int = 20 * MEGABYTE
    unpacked_size: int = 200 * MEGABYTE
    #: How many times its packed size a large member of an archive may have.
    ratio: int = 100
    members: int = 2_000
    rows: int = 100_000
    columns: int = 100
    cell_length: int = 2_000
    #: Memory of all different texts together: cells that share one text in the file may not multiply it.
    text_size: int = 200 * MEGABYTE


DEFAULT = Limits()


def too_wide(line: int, limits: Limits) -> UnreadableFile:
    """Return the error for a line with more columns than can be read."""
    return UnreadableFile(
        _(
            "Line %(line)s has more than %(limit)s columns. Delete those that the list does not need "
            "and send the file again."
        )
        % {"line": line, "limit": limits.columns}
    )


def too_long(line: int, column: str, length: int, limits: Limits) -> UnreadableFile:
    """Return the error for a cell that is too long for any column."""
    return UnreadableFile(
        _("Line %(line)s, column “%(column)s”: %(length)s characters; at most %(limit)s fit.")
        % {"line": line, "column": column, "length": length, "limit": limits.cell_length}
    )


def crowded() -> UnreadableFile:
    """Return the error for a workbook built, or grown, to take far more memory than a list."""
    return UnreadableFile(
        _("The workbook unpacks to far more than a list needs. Copy the list into a new workbook.")
    )
