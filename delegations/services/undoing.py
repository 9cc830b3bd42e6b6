"""Take an import back: what it alone created goes, what it changed gets its old values.

The history keeps the trace of the import and of its undoing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max, ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from conferences.enums import ImportState
from conferences.models import Edition, ImportBatch
from delegations.enums import SEATED_STATUSES, DelegateRole
from delegations.models import Body, BodyName, Category, Delegate, Delegation, Person
from eventsite.lib.history import update_rows

_NEVER_RESTORED = frozenset({"id", "created_at", "updated_at"})
#: In this order nothing is removed before what points to it.
_REMOVED = (Delegate, Person, Delegation, BodyName, Body, Category)


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of the rows of an import; `kept` are those that were touched since or are in use."""

    removed: int
    restored: int
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Trace:
    """What an import left in the history of one model: entry by row, and the rows touched later."""

    created: frozenset[int]
    changed: dict[int, int]
    touched: frozenset[int]


@transaction.atomic
def undo_import(*, batch: ImportBatch, by: AbstractBaseUser | None) -> Undone:
    """Undo a written import, once. Raises ValidationError if it is not written or undone already."""
    if batch.edition_id is not None:
        Edition.objects.select_for_update().get(pk=batch.edition_id)
    mine = ImportBatch.objects.filter(pk=batch.pk, state=ImportState.DONE)
    if not mine.update(state=ImportState.UNDONE):
        raise ValidationError(
            _("Only an import that is written can be undone, and only once."), code="not_done"
        )
    written, undoing = f"import {batch.token}", f"undo import {batch.token}"
    traces = {model: _trace(model, written) for model in _REMOVED}
    removed, kept = 0, []
    for model in _REMOVED:
        for row in _created_alone(model, traces[model]):
            if _remove(row, by=by, reason=undoing):
                removed += 1
            else:
                kept.append(str(row))
    for model in (Delegate, Delegation):
        kept.extend(_touched_labels(model, traces[model]))
    restored = sum(
        _restore(model, traces[model], kept, by=by, reason=undoing) for model in (Delegate, Delegation)
    )
    _record(batch)
    return Undone(removed, restored, tuple(dict.fromkeys(kept)))


def _record(batch: ImportBatch) -> None:
    batch.refresh_from_db()
    batch.finished_at = timezone.now()
    batch.save()


def _trace(model: Any, reason: str) -> _Trace:
    entries = model.history.filter(history_change_reason=reason)
    marks = {
        row_id: (entry, kind)
        for row_id, entry, kind in entries.order_by("history_id").values_list(
            "id", "history_id", "history_type"
        )
    }
    last = (
        model.history.filter(id__in=entries.order_by().values("id"))
        .order_by()
        .values("id")
        .annotate(last=Max("history_id"))
    )
    touched = {row["id"] for row in last if row["last"] != marks[row["id"]][0]}
    return _Trace(
        created=frozenset(row_id for row_id, (_entry, kind) in marks.items() if kind == "+"),
        changed={row_id: entry for row_id, (entry, kind) in marks.items() if kind == "~"},
        touched=frozenset(touched),
    )


def _created_alone(model: Any, trace: _Trace) -> Iterable[models.Model]:
    rows: dict[int, models.Model] = model._default_manager.in_bulk(trace.created - trace.touched)
    return [rows[row_id] for row_id in sorted(rows)]


def _touched_labels(model: Any, trace: _Trace) -> list[str]:
    """Name the rows that somebody touched after the import: they stay as they are now."""
    rows = model._default_manager.in_bulk(trace.touched)
    return [str(rows[row_id]) for row_id in sorted(rows)]


def _remove(row: Any, *, by: AbstractBaseUser | None, reason: str) -> bool:
    """Delete a row, unless something that stays points to it."""
    if isinstance(row, Person) and row.delegates.exists():
        return False
    # The history reads these two when it notes the deletion.
    row.__dict__.update(_history_user=by, _change_reason=reason)
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        return False
    return True


def _restore(model: Any, trace: _Trace, kept: list[str], *, by: AbstractBaseUser | None, reason: str) -> int:
    """Write back the values that stood before the import. Returns how many rows got them."""
    ids = set(trace.changed) - trace.touched
    before: dict[int, Any] = {}
    for entry in model.history.filter(id__in=ids).order_by("history_id"):
        if entry.history_id < trace.changed[entry.id]:
            before[entry.id] = entry
    names = [field.attname for field in model._meta.concrete_fields if field.attname not in _NEVER_RESTORED]
    rows = list(model._default_manager.filter(id__in=before).order_by("id"))
    for row in rows:
        for name in names:
            setattr(row, name, getattr(before[row.pk], name))
    writable = _without_second_heads(rows, kept) if model is Delegate else rows
    update_rows(writable, names, by=by, reason=reason)
    return len(writable)


def _without_second_heads(rows: Sequence[Delegate], kept: list[str]) -> list[Delegate]:
    """Leave out, and name, rows that would lead a delegation with a new head; put the other heads last."""
    staying = Delegate.objects.filter(role=DelegateRole.HEAD, status__in=SEATED_STATUSES)
    led = set(
        staying.exclude(id__in=[row.pk for row in rows])
        .order_by("id")
        .values_list("delegation_id", flat=True)
    )
    writable = []
    for row in rows:
        if _leads(row) and row.delegation_id in led:
            kept.append(str(row))
        else:
            writable.append(row)
    return sorted(writable, key=_leads)


def _leads(row: Delegate) -> bool:
    return row.role == DelegateRole.HEAD and row.status in SEATED_STATUSES
