"""Which decisions of an import are kept for the next one."""

from collections.abc import Mapping

from conferences.importing.verdicts import Verdict
from delegations.enums import RowDecision
from delegations.importing.plan import ImportPlan, PlannedRow
from delegations.services.import_decisions import DecisionDraft

_UNSETTLED = (Verdict.REJECTED, Verdict.HELD)


def decisions_to_keep(plan: ImportPlan, written: Mapping[int, int]) -> list[DecisionDraft]:
    """Return the decisions that were carried out and are not known yet, or mean another delegate now.

    `written` gives the id of the delegate by `id` of the row.
    """
    drafts = [DecisionDraft(row_key=key, choice=RowDecision.OPEN) for key in plan.reopened]
    for row in plan.rows:
        choice = row.choice
        if choice is None or row.verdict in _UNSETTLED:
            continue
        draft = DecisionDraft(
            row_key=row.key,
            choice=choice.choice,
            delegate_id=_delegate(row.joined or row, written),
            person_id=row.person_id if choice.choice == RowDecision.OTHER else None,
            joined_to=row.joined.key if row.joined else "",
        )
        if choice.decided_on is None or draft.delegate_id != choice.delegate:
            drafts.append(draft)
    return drafts


def _delegate(row: PlannedRow, written: Mapping[int, int]) -> int | None:
    return written.get(id(row)) or (row.delegate.id if row.delegate else None)
