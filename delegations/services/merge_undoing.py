"""Take a merge back: what it changed gets its old values, what went comes back under its own number."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.enums import MergeState
from delegations.models import Merge
from delegations.reports.merging.steps import Deed, Step
from delegations.reports.merging.undoing import UndoPlan, plan_undoing
from delegations.services.merge_steps import bring_back, change_rows, name_in_release
from eventsite.lib.audit import save_with_reason
from eventsite.lib.bulk.undoing import remove_rows

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class MergeUndone:
    """How many records got their old values back or came back, and what stays, in sentences."""

    restored: int
    kept: tuple[str, ...]


@transaction.atomic
def undo_merge(*, merge: Merge, by: Any, reason: str) -> MergeUndone:
    """Undo a merge, once; what was changed since stays as it is and is named.

    Raises ValidationError without a reason, where a later merge builds on this one, or where something that
    was recorded since stands in the place of what would come back. Then nothing changes.
    """
    if not reason.strip():
        raise ValidationError(_("Say why the merge is undone: it goes into the history."), code="no_reason")
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    plan = plan_undoing(merge)
    if plan.problems:
        raise ValidationError(list(plan.problems), code="problems")
    noted = f"undo merge {merge.pk}: {reason.strip()}"[:_LONGEST]
    try:
        with transaction.atomic():
            _take_back(plan, by, noted)
    except IntegrityError as error:
        raise ValidationError(
            _(
                "Nothing was undone: something recorded since the merge stands in the place of what would "
                "come back, for example another head of the delegation. Correct that first."
            ),
            code="in_the_way",
        ) from error
    survivor: Any = merge.survivor
    if not any((step.label, step.pk) == (survivor._meta.label, survivor.pk) for step in plan.steps):
        save_with_reason(survivor, by=by, reason=noted)
    merge.state, merge.undone_at, merge.undone_by = MergeState.UNDONE, timezone.now(), by
    merge.undone_why = reason.strip()[:200]
    save_with_reason(merge, by=by, reason="merge undone")
    return MergeUndone(plan.restored, plan.kept)


def _take_back(plan: UndoPlan, by: Any, noted: str) -> None:
    for (deed, _label), part in groupby(plan.steps, key=lambda step: (step.deed, step.label)):
        some: list[Step] = list(part)
        if deed is Deed.CHANGE:
            change_rows(some[0].model, [(step.pk, step.old) for step in some], by=by, reason=noted)
        elif deed is Deed.ADD:
            remove_rows(some[0].model, [step.pk for step in some if step.pk], by=by, reason=noted)
        elif deed is Deed.REMOVE:
            for step in some:
                bring_back(step, by=by, reason=noted)
        else:
            for step in some:
                name_in_release(step, step.old["delegate_id"], by=by, reason=noted)
