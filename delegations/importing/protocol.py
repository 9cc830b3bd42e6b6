"""Rules of protocol between the rows of one delegation: one head, ranks in the order of the file."""

from collections import defaultdict

from django.utils.translation import gettext as _

from conferences.importing.verdicts import Finding, Verdict
from delegations.enums import DelegateRole
from delegations.importing.entries import HIGHEST_RANK
from delegations.importing.known_delegates import Register
from delegations.importing.plan import PlannedRow
from delegations.importing.verdicts import FindingKind


def reject_second_heads(rows: list[PlannedRow], register: Register) -> None:
    """Leave each delegation one head.

    It is the one on record unless the file gives that delegate another role, else the first in the file.
    """
    by_body: dict[str, list[PlannedRow]] = defaultdict(list)
    for row in rows:
        if row.is_accepted and _is_head(row):
            by_body[row.body.key if row.body else ""].append(row)
    kept = {row.delegate.id: row for row in rows if row.is_accepted and row.delegate}
    for candidates in by_body.values():
        body = candidates[0].body
        on_record = register.heads.get(body.id or 0) if body else None
        if on_record and (on_record.id not in kept or _is_head(kept[on_record.id])):
            for row in candidates:
                if row.delegate != on_record:
                    row.reject(
                        _second_head(row, _("“%(name)s”, on record") % {"name": on_record.value("full_name")})
                    )
        else:
            first, *others = candidates
            for row in others:
                row.reject(_second_head(row, _("line %(line)s") % {"line": first.line}))


def _is_head(row: PlannedRow) -> bool:
    if row.delegate and not row.delegate.is_seated:
        return False
    current = row.delegate.value("role") if row.delegate else DelegateRole.DELEGATE
    return bool(row.values.get("role", current) == DelegateRole.HEAD)


def _second_head(row: PlannedRow, head: str) -> Finding:
    reason = _("The delegation has a head already: %(head)s. Give one of the two another role.") % {
        "head": head
    }
    return Finding(
        FindingKind.TWO_HEADS,
        reason,
        row.entry.headings.get("role", ""),
        row.entry.values.get("full_name", ""),
    )


def rank_newcomers(rows: list[PlannedRow], register: Register) -> None:
    """Rank new delegates in the order of the file, after those on record, unless the file gives a rank."""
    last: dict[str, int] = {}
    for row in rows:
        if row.verdict == Verdict.NEW and row.body:
            start = register.last_rank.get(row.body.id or 0, 0)
            last[row.body.key] = last.get(row.body.key, start) + 1
            row.values.setdefault("rank", min(last[row.body.key], HIGHEST_RANK))
