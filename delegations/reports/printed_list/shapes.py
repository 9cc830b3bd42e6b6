"""What a list of participants holds, in the words of its language: plain data, one for every form."""

from dataclasses import asdict, dataclass
from typing import Any

from delegations.enums import ListKind
from eventsite.lib.wording import Wording


@dataclass(frozen=True, slots=True)
class PrintedDelegate:
    """`name` in the house style; `role_label` is empty for roles that a list does not print."""

    id: int
    person: int
    name: str
    role: str
    role_label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedBody:
    """A delegation; `counted` is how many the population has of it, None where nobody recorded it."""

    id: int
    name: Wording
    note: str
    delegates: tuple[PrintedDelegate, ...]
    counted: int | None


@dataclass(frozen=True, slots=True)
class PrintedCategory:
    """A heading with its bodies; `note` says so where a category took part without its bodies being named."""

    id: int
    heading: Wording
    colour: int
    count: str
    note: Wording
    bodies: tuple[PrintedBody, ...]


@dataclass(frozen=True, slots=True)
class PrintedHead:
    """What stands above the list. `facts` stand at its end: distribution, date, original language."""

    language: str
    rtl: bool
    series: str
    symbol: str
    heading: Wording
    theme: Wording
    place: str
    facts: tuple[str, ...]
    title: str
    paragraphs: tuple[str, ...]
    running: str
    page_of: str
    continued: str


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A row of the table; `level` is "category" or "body" or "total"."""

    level: str
    label: Wording
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedSummary:
    heading: str
    columns: tuple[str, ...]
    rows: tuple[SummaryRow, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BodyChanges:
    """What changed of one body, a sentence each."""

    name: Wording
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedChanges:
    heading: str
    note: str
    bodies: tuple[BodyChanges, ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A person under the name that a reader looks up; `about` tells two of one name apart."""

    name: str
    about: str
    delegates: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PrintedIndex:
    heading: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class PaperList:
    """The whole list. `left_out` counts the delegations that do not stand in it."""

    kind: str
    head: PrintedHead
    summary: PrintedSummary
    changes: PrintedChanges | None
    categories: tuple[PrintedCategory, ...]
    index: PrintedIndex | None
    left_out: int = 0

    @property
    def is_final(self) -> bool:
        return self.kind == ListKind.FINAL

    @property
    def bodies(self) -> int:
        return sum(len(category.bodies) for category in self.categories)

    @property
    def persons(self) -> int:
        bodies = (body for category in self.categories for body in category.bodies)
        return len({row.person for body in bodies for row in body.delegates})

    def content(self) -> dict[str, Any]:
        """Return all of it as JSON holds it."""
        return asdict(self)
