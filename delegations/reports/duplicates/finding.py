"""Likely duplicates of one kind, and what a pair says now."""

from delegations.enums import RecordKind
from delegations.models import LikelyDuplicate
from delegations.reports.duplicates import bodies, persons
from delegations.reports.duplicates.persons import Pair


def alike(kind: RecordKind) -> dict[tuple[int, int], Pair]:
    """Return the pairs that are worth a look, by their ids, the older first."""
    found = persons.alike_persons() if kind == RecordKind.PERSON else bodies.alike_bodies()
    return found.pairs


def seen_now(row: LikelyDuplicate) -> str:
    """Return the digest of what both records of a pair say now; empty where one of them is merged."""
    if row.kind == RecordKind.PERSON:
        people = persons.known_persons([row.person_id or 0, row.other_person_id or 0])
        return persons.digest_of(*people.values()) if len(people) == 2 else ""
    known = bodies.known_bodies([row.body_id or 0, row.other_body_id or 0])
    return bodies.digest_of(*known.values()) if len(known) == 2 else ""
