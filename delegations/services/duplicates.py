"""The queue of records that may be one: filled by the machine, decided by people, never merged by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import get_history_manager_for_model

from conferences.models import ImportBatch
from delegations.enums import DuplicateState, RecordKind
from delegations.models import Body, LikelyDuplicate, Person
from delegations.reports.duplicates.finding import alike, seen_now
from delegations.reports.duplicates.persons import Pair
from eventsite.lib.audit import save_with_reason
from eventsite.lib.bulk.undoing import remove_rows
from eventsite.lib.history import batches, insert_rows, update_rows

#: Pairs that one look puts into the queue, the likeliest first: more nobody decides about.
MOST = 2000
_FOUND = "likely duplicates looked for"
_DECIDED = ("state", "decided_by", "decided_at", "note", "seen")


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look through the records brought.

    `again` were told apart once and have changed since; `gone` are no longer alike; `left` are less likely
    ones for which the queue has no room.
    """

    new: int
    again: int
    gone: int
    waiting: int
    left: int


@transaction.atomic
def find_duplicates(*, kind: RecordKind, by: Any = None, most: int = MOST) -> Looked:
    """Look through all persons or all bodies, and bring the queue in line with what is found."""
    found = alike(kind)
    rows = list(LikelyDuplicate.objects.select_for_update(of=("self",)).filter(kind=kind).order_by("pk"))
    known = {_ids(row): row for row in rows}
    for apart in _apart_by_now(kind):
        if apart not in known:
            found.pop(apart, None)
    gone = [row.pk for key, row in known.items() if row.state == DuplicateState.OPEN and key not in found]
    for some in batches(gone):
        remove_rows(LikelyDuplicate, some, by=by, reason=_FOUND)
    again = _look_again(known, found, by)
    fresh = sorted((pair for key, pair in found.items() if key not in known), key=lambda pair: -pair.score)
    waiting = LikelyDuplicate.objects.filter(kind=kind).waiting().count()
    taken = fresh[: max(most - waiting, 0)]
    insert_rows([_row(kind, pair) for pair in taken], by=by, reason=_FOUND)
    return Looked(len(taken), again, len(gone), waiting + len(taken), len(fresh) - len(taken))


@transaction.atomic
def tell_apart(*, pair: LikelyDuplicate, by: Any, note: str) -> None:
    """Note that two records are two; they come back only when they say something else.

    Raises ValidationError where the pair is merged already, or no reason is given.
    """
    if not note.strip():
        raise ValidationError(_("Say why they are two: it is kept with the pair."), code="no_reason")
    row = _claimed(pair)
    row.state, row.note = DuplicateState.DIFFERENT, note.strip()[:200]
    row.decided_by, row.decided_at = by, timezone.now()
    row.seen = seen_now(row)
    save_with_reason(row, by=by, reason="told apart")


@transaction.atomic
def open_again(*, pair: LikelyDuplicate, by: Any) -> None:
    """Put a pair that was told apart back into the queue. Raises ValidationError if it is merged."""
    row = _claimed(pair)
    row.state = DuplicateState.OPEN
    save_with_reason(row, by=by, reason="to be decided again")


def forget_pairs(*, batch: ImportBatch, by: Any) -> None:
    """Take what an import added out of the queue before it is undone: the queue holds nothing back.

    Call it inside the transaction of the undoing.
    """
    written = f"import {batch.token}"
    theirs = Q()
    for model, name in ((Person, "person"), (Body, "body")):
        history = get_history_manager_for_model(model)
        added = history.filter(history_change_reason=written, history_type="+").values("id")
        theirs |= Q(**{f"{name}__in": added}) | Q(**{f"other_{name}__in": added})
    pairs = LikelyDuplicate.objects.exclude(state=DuplicateState.MERGED).filter(theirs)
    ids = list(pairs.order_by("pk").values_list("pk", flat=True))
    remove_rows(LikelyDuplicate, ids, by=by, reason=f"undo {written}")


def _claimed(pair: LikelyDuplicate) -> LikelyDuplicate:
    row = LikelyDuplicate.objects.select_for_update(of=("self",)).get(pk=pair.pk)
    if row.state == DuplicateState.MERGED:
        raise ValidationError(_("These two are merged already. Undo the merge first."), code="merged")
    return row


def _look_again(
    known: dict[tuple[int, int], LikelyDuplicate], found: dict[tuple[int, int], Pair], by: Any
) -> int:
    """Bring the pairs of the queue up to date; return how many came back into it."""
    again, changed = 0, []
    for key, row in known.items():
        pair = found.get(key)
        if pair is None or row.state == DuplicateState.MERGED:
            continue
        if row.state == DuplicateState.DIFFERENT:
            if row.seen == pair.seen:
                continue
            row.state, again = DuplicateState.OPEN, again + 1
        elif (row.score, row.signs, row.seen) == (pair.score, list(pair.signs), pair.seen):
            continue
        row.score, row.signs, row.seen = pair.score, list(pair.signs), pair.seen
        changed.append(row)
    update_rows(changed, ("state", "score", "signs", "seen"), by=by, reason=_FOUND)
    return again


def _apart_by_now(kind: RecordKind) -> Iterable[tuple[int, int]]:
    """Yield pairs of records that were told apart under a record that is part of one of them since."""
    names = (kind.value, f"other_{kind.value}")
    columns = [f"{name}{end}" for name in names for end in ("_id", "__merged_into_id")]
    rows = LikelyDuplicate.objects.filter(kind=kind, state=DuplicateState.DIFFERENT).order_by("pk")
    for one, its, other, others in rows.values_list(*columns):
        first, second = sorted((its or one, others or other))
        if its or others:
            yield first, second


def _ids(row: LikelyDuplicate) -> tuple[int, int]:
    if row.kind == RecordKind.PERSON:
        return row.person_id or 0, row.other_person_id or 0
    return row.body_id or 0, row.other_body_id or 0


def _row(kind: RecordKind, pair: Pair) -> LikelyDuplicate:
    ids = {f"{kind.value}_id": pair.one, f"other_{kind.value}_id": pair.other}
    return LikelyDuplicate(kind=kind, score=pair.score, signs=list(pair.signs), seen=pair.seen, **ids)
