"""Which rows of a preview are shown: by verdict, by kind of problem, or one by its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

from conferences.importing.kinds import Plan, PlannedRow
from conferences.importing.verdicts import Verdict

#: What needs a look if nothing is chosen, in this order.
_NEEDED = (Verdict.REJECTED, Verdict.HELD, Verdict.UPDATED, Verdict.NEW)
_LONGEST_LINE_NUMBER = 9


@dataclass(frozen=True, slots=True)
class RowChoice:
    """The rows that a person asked for; nothing asked for means those that need a look."""

    verdicts: tuple[Verdict, ...]
    kind: str
    line: int

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        """Return the choice that an address makes; what it should not hold is passed over."""
        line = query.get("line", "")
        is_line = line.isascii() and line.isdecimal() and len(line) <= _LONGEST_LINE_NUMBER
        return cls(
            verdicts=tuple(Verdict(value) for value in query.getlist("show") if value in Verdict.values),
            kind=query.get("kind", ""),
            line=int(line) if is_line else 0,
        )

    def __bool__(self) -> bool:
        return bool(self.verdicts or self.kind or self.line)

    def rows(self, plan: Plan) -> list[PlannedRow]:
        """Return the rows, by line, or by what they need first."""
        if self:
            return sorted(self._chosen(plan), key=lambda row: row.line)
        return sorted(plan.having(*_NEEDED), key=lambda row: (_NEEDED.index(row.verdict), row.line))

    def _chosen(self, plan: Plan) -> Iterator[PlannedRow]:
        for row in plan.having(*(self.verdicts or Verdict)):
            if self.line and row.line != self.line:
                continue
            if not self.kind or any(each.kind.value == self.kind for each in (*row.problems, *row.notes)):
                yield row


def address_of(kind: str, verdict: str) -> str:
    """Return where the rows with such a finding are shown."""
    return f"?{urlencode({'show': verdict, 'kind': kind} if verdict else {'kind': kind})}#rows"


def kind_label(plan: Plan, kind: str) -> str:
    """Return what a kind of finding is called, if any row has it."""
    found = (
        each.kind.label
        for row in (plan.rows if kind else ())
        for each in (*row.problems, *row.notes)
        if each.kind.value == kind
    )
    return str(next(found, ""))
