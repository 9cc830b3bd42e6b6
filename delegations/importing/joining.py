"""Rows that a person decided to be one with another row of the file.

What the other row says counts; this one only fills in what that leaves empty, and is not written itself.
"""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from conferences.importing.verdicts import Finding, Verdict
from delegations.enums import RowDecision
from delegations.importing.facts import label_of
from delegations.importing.known_delegates import Register
from delegations.importing.plan import PlannedRow
from delegations.importing.verdicts import FindingKind


def join_rows(rows: Sequence[PlannedRow], register: Register) -> None:
    """Join the rows of which it was decided so, before any verdict: what they fill in counts as given."""
    if not any(row.choice and row.choice.row for row in rows):
        return
    by_id = register.by_id()
    by_key = {row.key: row for row in rows if row.key}
    undecided = {row.place: row for row in reversed(rows) if row.choice is None or row.choice.is_open}
    for row in rows:
        choice = row.choice
        if choice is None or choice.choice != RowDecision.SAME or not choice.row:
            continue
        # The other row may have changed since: then it is the undecided one of the delegate's name.
        delegate = by_id.get(choice.delegate or 0)
        name_key = delegate.name_key if delegate else row.entry.name_key
        target = _end_of(row, by_key) or undecided.get((row.place[0], name_key))
        if target is not None and target is not row and target.place[0] == row.place[0]:
            row.joined = target
            row.filled = tuple(name for name in row.values if name not in target.values)
            target.values.update({name: row.values[name] for name in row.filled})


def _end_of(row: PlannedRow, by_key: Mapping[str, PlannedRow]) -> PlannedRow | None:
    """Return the row at the end of a chain of joined rows; None where it leads nowhere, or in a circle."""
    seen = {row.key}
    while row.choice and row.choice.choice == RowDecision.SAME and row.choice.row:
        if row.choice.row in seen or row.choice.row not in by_key:
            return None
        row = by_key[row.choice.row]
        seen.add(row.key)
    return row


def settle_joined(rows: Sequence[PlannedRow]) -> None:
    """Give joined rows their verdict, after those of all others."""
    for row in rows:
        if row.joined is None or row.verdict == Verdict.REJECTED:
            continue
        name, value = row.entry.headings.get("full_name", ""), row.entry.values.get("full_name", "")
        if not row.joined.is_accepted:
            reason = _("This row is joined to line %(line)s, which is not written itself.")
            row.hold(Finding(FindingKind.DECISION_VOID, reason % {"line": row.joined.line}, name, value))
            continue
        row.verdict = Verdict.SKIPPED
        reason = _("The same person as in line %(line)s, which counts.") % {"line": row.joined.line}
        if row.filled:
            fields = ", ".join(map(label_of, row.filled))
            reason += " " + _("Taken from here, because it is empty there: %(fields)s.") % {"fields": fields}
        row.notes.append(Finding(FindingKind.JOINED, reason, name, value))
