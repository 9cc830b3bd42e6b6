"""What an uploaded table may cost, and the error that says so in the officer's words."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


class UnreadableFile(ValueError):
    """The file cannot be read. Its message, translated, says what, where, and what would be right."""


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


DEFAULT = Limits()
