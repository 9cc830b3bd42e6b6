"""What an import would do: every row with its verdict, what would be created, the counts."""

import hashlib
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from conferences.importing.verdicts import ACCEPTED, Change, Finding, Verdict
from delegations.importing.body_questions import BodyQuestion
from delegations.importing.categories import CategoryRef
from delegations.importing.choices import RowChoice
from delegations.importing.earlier_editions import KnownPerson
from delegations.importing.entries import Entry
from delegations.importing.known_delegates import KnownDelegate
from delegations.importing.matching import BodyRef
from eventsite.lib.tables.columns import Columns
from eventsite.lib.tables.table import Table


@dataclass(slots=True)
class PlannedRow:
    """One row of the file and what becomes of it. `delegate` is the one on record that it means."""

    entry: Entry
    verdict: Verdict = Verdict.NEW
    body: BodyRef | None = None
    category: CategoryRef | None = None
    printed_name: str = ""
    delegate: KnownDelegate | None = None
    person_id: int | None = None
    person_key: Hashable = None
    values: dict[str, Any] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    problems: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    #: What the row is called in the choices; empty where no choice is asked for.
    key: str = ""
    choice: RowChoice | None = None
    #: Who the row may mean, where a person decides or has decided.
    may_be: tuple["Candidate", ...] = ()
    #: The row that this one is one with, and the fields that it fills in there.
    joined: "PlannedRow | None" = None
    filled: tuple[str, ...] = ()
    #: Persons of other editions that a newcomer may be.
    known_as: tuple[KnownPerson, ...] = ()

    @property
    def line(self) -> int:
        return self.entry.line

    @property
    def is_accepted(self) -> bool:
        return self.verdict in ACCEPTED

    @property
    def place(self) -> tuple[str, str]:
        """Key under which two rows mean the same name in the same body."""
        return (self.body.key if self.body else "", self.entry.name_key)

    @property
    def shown_name(self) -> str:
        return " ".join(filter(None, (self.values.get("honorific"), self.values.get("full_name"))))

    @property
    def shown_place(self) -> str:
        on_record = self.body.label if self.body else ""
        return self.printed_name or on_record or self.entry.body or self.entry.body_code

    @property
    def shown_group(self) -> str:
        return self.category.label if self.category else ""

    @property
    def shown_detail(self) -> str:
        return str(self.values.get("function", ""))

    def reject(self, *problems: Finding) -> None:
        self.verdict = Verdict.REJECTED
        self.problems.extend(problems)

    def hold(self, problem: Finding) -> None:
        self.verdict = Verdict.HELD
        self.problems.append(problem)


#: Whom a row may mean: a delegate on record, or the person of another row.
Candidate: TypeAlias = KnownDelegate | PlannedRow


@dataclass(frozen=True, slots=True)
class NewDelegation:
    """A delegation that the import opens; body and category may be new as well."""

    body: BodyRef
    category: CategoryRef
    printed_name: str


@dataclass(slots=True)
class ImportPlan:
    """The whole of a file compared with the records of one edition. Nothing in it has been written."""

    table: Table
    columns: Columns
    rows: list[PlannedRow]
    new_bodies: tuple[BodyRef, ...]
    new_categories: tuple[CategoryRef, ...]
    new_delegations: tuple[NewDelegation, ...]
    #: Place in its category by the key of a body, and order in the series by that of a category.
    positions: Mapping[str, int]
    category_orders: Mapping[str, int]
    #: Delegations and their categories at the edition, now and after the import.
    delegations_now: int
    categories_now: int
    categories_after: int
    notes: tuple[str, ...] = ()
    #: Spellings of bodies to be looked at, and those that become aliases, with their bodies.
    questions: tuple[BodyQuestion, ...] = ()
    aliases: Mapping[str, int] = field(default_factory=dict)
    #: Rows that were decided at an earlier import and are open again.
    reopened: tuple[str, ...] = ()

    @property
    def unknown_columns(self) -> tuple[str, ...]:
        return self.columns.unknown

    @property
    def counts(self) -> dict[str, int]:
        """Return rows by verdict, and the delegations and categories of the edition after the import."""
        verdicts = Counter(row.verdict for row in self.rows)
        return {
            "rows": len(self.rows),
            **{verdict.value: verdicts[verdict] for verdict in Verdict},
            "delegations": self.delegations_now + len(self.new_delegations),
            "categories": self.categories_after,
        }

    @property
    def doubtful(self) -> int:
        """Return how many rows may mean somebody else's row or delegate, decided or not."""
        return sum(bool(row.may_be) or row.verdict == Verdict.HELD for row in self.rows)

    @property
    def known_before(self) -> int:
        """Return how many newcomers may be persons of other editions."""
        return sum(bool(row.known_as) for row in self.rows)

    @property
    def keeps_choices(self) -> bool:
        """Whether a confirmation keeps decisions or spellings, beside the rows that it writes."""
        fresh = (row.choice is not None and row.choice.decided_on is None for row in self.rows)
        return bool(self.aliases or self.reopened) or any(fresh)

    def having(self, *verdicts: Verdict) -> Iterator[PlannedRow]:
        return (row for row in self.rows if row.verdict in verdicts)

    @property
    def is_blocked(self) -> bool:
        """Whether a row is rejected: the file is then written only without the rejected rows."""
        return any(row.verdict == Verdict.REJECTED for row in self.rows)

    @property
    def moves(self) -> int:
        """Return how many delegations and categories take another place in the list."""
        return len(self.positions) + len(self.category_orders)

    @property
    def fingerprint(self) -> str:
        """Return a digest of all that would be written: it changes when the records do."""
        digest = hashlib.sha256()
        for row in self.rows:
            facts = (
                row.line,
                row.verdict.value,
                row.body.key if row.body else None,
                row.category.key if row.category else None,
                row.delegate.id if row.delegate else None,
                row.person_id,
                row.joined.line if row.joined else None,
                [(change.field, change.old, change.new) for change in row.changes],
            )
            digest.update(repr(facts).encode())
        digest.update(repr(sorted(self.positions.items())).encode())
        digest.update(repr(sorted(self.category_orders.items())).encode())
        digest.update(repr(sorted(self.columns.places.items())).encode())
        digest.update(repr(sorted(self.aliases.items())).encode())
        return digest.hexdigest()
