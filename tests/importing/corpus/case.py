"""One file of the corpus: its hazard, how to make it, and what must come of it."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

HEAD = ("body", "category", "full_name", "function")
ANNA = ("Kenya", "members", "Anna Bel", "Director")
OMAR = ("Chad", "members", "Omar Bey", "Adviser")
ROWS = (HEAD, ANNA, OMAR)
#: Line and cells of each row as it must be read.
BOTH = ((2, *ANNA), (3, *OMAR))


@dataclass(frozen=True)
class Case:
    """A file and its fate: the rows that are read with what is said of them, or the refusal."""

    name: str
    make: Callable[[], bytes]
    filename: str = "list.csv"
    rows: tuple[tuple[object, ...], ...] = BOTH
    #: Beginnings of all notes, in their order.
    notes: tuple[str, ...] = ()
    #: Part of the message of a file that is not read, or that is read but cannot be compared.
    refused: str = ""
    unusable: str = ""
    #: What the upload form says of a file that it does not even hand on.
    turned_away: str = ""
    #: Rows by verdict, those that are not nought; every row is a new delegate if nothing else is said.
    verdicts: tuple[tuple[str, int], ...] | None = None
    #: Built to exhaust us: time and memory are measured.
    hostile: bool = False

    def __str__(self) -> str:
        return self.name


def text_file(
    rows: Sequence[Sequence[str]] = ROWS, *, delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n"
) -> bytes:
    """Return rows as the csv module writes them."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(rows)
    return file.getvalue().encode(encoding)
