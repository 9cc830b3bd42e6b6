"""Whom a row may mean, for a person to choose from."""

from collections.abc import Iterable, Sequence
from itertools import islice

from django.utils.translation import gettext as _

from conferences.importing.verdicts import Verdict
from delegations.importing.known_delegates import KnownDelegate, Register
from delegations.importing.lookalikes import Lookalikes
from delegations.importing.plan import Candidate, PlannedRow
from eventsite.lib.groups import Groups

#: People among whom one chooses, and rows of one name that are looked at.
_MOST_OFFERED = 6


class Candidates:
    """Delegates on record and rows higher up, by address, by name and by likeness of the name."""

    def __init__(self, register: Register, by_place: Groups[tuple[str, str], PlannedRow]) -> None:
        self.lookalikes = Lookalikes(register)
        self._register = register
        self._by_place = by_place

    def of(self, row: PlannedRow, alike: Sequence[Candidate] | None = None) -> tuple[Candidate, ...]:
        """Return whom the row may mean, on record first; `alike` if the lookalikes are known already."""
        body, email = body_id_of(row), row.entry.email_key
        named = self._register.by_name.get((body, row.entry.name_key), [])
        addressed = self._register.by_email.get(email, []) if email else []
        seat = self._register.seats.get((body, row.person_id or 0))
        on_record = [*(one for one in addressed if one.body_id == body), *named, *([seat] if seat else [])]
        repeated = islice(self._by_place.of(row.place), _MOST_OFFERED)
        sounding = self.lookalikes.of(row) if alike is None else alike
        in_file = (one for one in (*repeated, *sounding) if _stands_before(one, row))
        return tuple({id(one): one for one in (*on_record, *in_file)}.values())[:_MOST_OFFERED]


def described(one: Candidate) -> str:
    """Return a candidate in words."""
    if isinstance(one, KnownDelegate):
        return _("“%(name)s”, on record") % {"name": one.value("full_name")}
    name = one.entry.values.get("full_name", "")
    return _("“%(name)s” in line %(line)s") % {"name": name, "line": one.line}


def body_id_of(row: PlannedRow) -> int:
    """Return the id of the row's body; 0, which no row has, for one to be created."""
    return (row.body and row.body.id) or 0


def _stands_before(one: Candidate, row: PlannedRow) -> bool:
    return isinstance(one, KnownDelegate) or (
        one.line < row.line and one.verdict not in (Verdict.REJECTED, Verdict.SKIPPED)
    )


def asked_about(rows: Iterable[PlannedRow]) -> list[PlannedRow]:
    """Return the rows that a person decides about, and those that they may be joined to."""
    asked = [row for row in rows if row.may_be or row.known_as or row.verdict == Verdict.HELD]
    return [*asked, *(one for row in asked for one in row.may_be if isinstance(one, PlannedRow))]
