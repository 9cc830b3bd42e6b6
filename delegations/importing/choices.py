"""What the officer chose in the preview: bodies by the key of a spelling, persons by the key of a row.

A key depends on what stands in the file alone, so a choice outlives another upload of the list.
"""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conferences.models import Edition
from delegations.enums import RowDecision
from delegations.reports.import_decisions import kept_decisions
from eventsite.lib.text import match_key

if TYPE_CHECKING:
    from delegations.importing.plan import PlannedRow


@dataclass(frozen=True, slots=True)
class BodyChoice:
    """Which body a spelling means: one on record, a new one, or (neither) none, as if nobody had chosen."""

    body: int | None = None
    create: bool = False
    #: Whether the spelling becomes an alias of the body.
    remember: bool = False


@dataclass(frozen=True, slots=True)
class RowChoice:
    """What was decided for a row: in this preview, or (`decided_on`) at an earlier import of the list."""

    choice: str
    #: The delegate that the row means: the same person, or the other person that it once became.
    delegate: int | None = None
    #: Key of the row that this one is joined to.
    row: str = ""
    #: A person known from an earlier edition.
    person: int | None = None
    decided_on: dt.date | None = None
    decided_by: str = ""

    @property
    def is_open(self) -> bool:
        return self.choice not in (RowDecision.SAME, RowDecision.OTHER, RowDecision.SKIP)


def body_choices(stored: Mapping[str, Mapping[str, Any]]) -> dict[str, BodyChoice]:
    """Return the choices that the options hold, by `body_key`."""
    return {
        key: BodyChoice(given.get("body"), bool(given.get("create")), bool(given.get("remember")))
        for key, given in stored.items()
    }


def row_choices(stored: Mapping[str, Mapping[str, Any]]) -> dict[str, RowChoice]:
    """Return the choices that the options hold, by the key of the row."""
    return {
        key: RowChoice(
            str(given.get("choice", "")),
            given.get("delegate"),
            str(given.get("row", "")),
            given.get("person"),
        )
        for key, given in stored.items()
    }


def remembered_choices(edition: Edition) -> dict[str, RowChoice]:
    """Return what was decided at earlier imports into the edition, by the key of the row."""
    return {
        kept.row_key: RowChoice(
            kept.choice, kept.delegate_id, kept.joined_to, kept.person_id, kept.decided_on, kept.decided_by
        )
        for kept in kept_decisions(edition)
    }


def body_key(name: str, code: str) -> str:
    return _digest(match_key(name), match_key(code))


def give_keys(rows: Sequence["PlannedRow"], wanted: Collection["PlannedRow"] | None = None) -> None:
    """Give the rows their keys: all, or those that say the same as one of the `wanted`.

    A key is made of the body as written, its code, the name and the address, and of the number of the row
    among those that say the same.
    """
    needed = None if wanted is None else {_facts(row) for row in wanted}
    seen: Counter[tuple[str, ...]] = Counter()
    if needed is not None and not needed:
        return
    for row in rows:
        facts = _facts(row)
        if needed is None or facts in needed:
            seen[facts] += 1
            row.key = _digest(*facts, str(seen[facts]))


def _facts(row: "PlannedRow") -> tuple[str, ...]:
    entry = row.entry
    return (match_key(entry.body), match_key(entry.body_code), entry.name_key, entry.email_key)


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
