"""Make two records of one person, or of one body, one."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.enums import DuplicateState, RecordKind
from delegations.models import Body, LikelyDuplicate, Merge, Person
from delegations.reports.merging.plan import Choices, MergePlan
from delegations.reports.merging.planning import plan_merge
from delegations.reports.merging.steps import Step, change, removal
from delegations.services.merge_steps import take_steps
from eventsite.lib.audit import save_with_reason
from eventsite.lib.history import insert_rows

#: As long as the history keeps a reason.
_LONGEST = 100


@transaction.atomic
def merge_records(
    *,
    survivor: Person | Body,
    merged: Person | Body,
    by: Any,
    reason: str,
    choices: Choices | None = None,
    looked_at: str | None = None,
) -> Merge:
    """Make `merged` a part of `survivor`, and return what can be undone.

    `choices` answer the questions of the plan; `looked_at` is the digest of the plan without choices that
    somebody was shown. Raises ValidationError where something stands in the way, no reason is given, or
    the records have changed since they were looked at.
    """
    if not reason.strip():
        raise ValidationError(_("Say why the two are one: it goes into the history."), code="no_reason")
    survivor, merged = _locked(survivor, merged)
    if looked_at is not None and plan_merge(survivor, merged).digest != looked_at:
        raise ValidationError(
            _("Nothing was merged: somebody has changed these records meanwhile. Look again first."),
            code="changed",
        )
    plan = plan_merge(survivor, merged, choices)
    if plan.problems:
        raise ValidationError(list(plan.problems), code="problems")
    return _carry_out(plan, by, reason.strip())


def noted(merge: Merge, text: str) -> str:
    """Return the reason that the history keeps of each row."""
    return f"merge {merge.pk}: {text}"[:_LONGEST]


def _locked(survivor: Any, merged: Any) -> tuple[Any, Any]:
    rows = type(survivor)._base_manager.select_for_update(of=("self",)).order_by("pk")
    found = {row.pk: row for row in rows.filter(pk__in=(survivor.pk, merged.pk))}
    if not {survivor.pk, merged.pk} <= found.keys():
        raise ValidationError(_("One of the records is not there any more."), code="gone")
    return found[survivor.pk], found[merged.pk]


def _carry_out(plan: MergePlan, by: Any, reason: str) -> Merge:
    (merge,) = insert_rows([_record(plan, by, reason)], by=by, reason="merge")
    try:
        with transaction.atomic():
            steps = [*plan.steps, *_settled(plan, by, reason)]
            done = take_steps(steps, by=by, reason=noted(merge, reason))
    except IntegrityError as error:
        raise ValidationError(
            _("Nothing was merged: the records do not fit together as chosen. Choose otherwise."),
            code="does_not_fit",
        ) from error
    if not any(step.pk == plan.survivor.pk and step.label == plan.survivor._meta.label for step in done):
        # The history of the record that is kept tells of the merge, whatever it took over.
        save_with_reason(plan.survivor, by=by, reason=noted(merge, reason))
    merge.steps = [step.as_data() for step in done]
    save_with_reason(merge, by=by, reason="merge")
    return merge


def _record(plan: MergePlan, by: Any, reason: str) -> Merge:
    kind = RecordKind.PERSON if isinstance(plan.survivor, Person) else RecordKind.BODY
    pair: Mapping[str, Any] = {f"survivor_{kind}": plan.survivor, f"merged_{kind}": plan.merged}
    return Merge(kind=kind, reason=reason, merged_by=by, merged_at=timezone.now(), **pair)


def _settled(plan: MergePlan, by: Any, reason: str) -> list[Step]:
    """Return what settles the pair in the queue, and takes those away that nobody has decided about.

    Who is like the merged record is like the one that is kept: the next look finds it.
    """
    kind = "person" if isinstance(plan.survivor, Person) else "body"
    ids = sorted((plan.survivor.pk, plan.merged.pk))
    settled = {
        "state": DuplicateState.MERGED,
        "decided_by_id": by.pk if by else None,
        "decided_at": timezone.now(),
        "note": reason[:200],
    }
    own = Q(**{kind: plan.merged.pk}) | Q(**{f"other_{kind}": plan.merged.pk})
    steps: list[Step] = []
    for pair in LikelyDuplicate.objects.filter(own).order_by("pk"):
        if [getattr(pair, f"{kind}_id"), getattr(pair, f"other_{kind}_id")] == ids:
            steps.extend(change(pair, **settled))
        elif pair.state == DuplicateState.OPEN:
            steps.append(removal(pair))
    return steps
