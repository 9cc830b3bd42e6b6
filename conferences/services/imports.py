"""The life of an uploaded file: staged, then written once, discarded or expired. Its bytes go with it."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conferences.enums import ImportKind, ImportState
from conferences.models import Edition, ImportBatch
from eventsite.lib.sealing import BrokenSeal, seal, unseal

#: How long an upload waits for its confirmation.
WAITING = dt.timedelta(hours=24)
_LEFT_OUT = "rows left out"
_PURPOSE = "attendee file"  # of every list: what waits must open after an update


@transaction.atomic
def stage_import(
    *,
    edition: Edition | None,
    data: bytes,
    file_name: str,
    options: Mapping[str, Any],
    by: AbstractBaseUser,
    kind: ImportKind = ImportKind.DELEGATES,
) -> ImportBatch:
    """Keep an uploaded file, encrypted, until its owner confirms or discards it."""
    return ImportBatch.objects.create(
        kind=kind,
        edition=edition,
        uploaded_by_id=by.pk,
        file_name=file_name[:255],
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        payload=seal(data, purpose=_PURPOSE),
        options=dict(options),
    )


@transaction.atomic
def record_import(
    *,
    edition: Edition | None,
    token: uuid.UUID,
    data: bytes,
    file_name: str,
    options: Mapping[str, Any],
    counts: Mapping[str, int],
    by: AbstractBaseUser | None,
    kind: ImportKind = ImportKind.DELEGATES,
) -> ImportBatch:
    """Put an import on record that was written at once, without waiting for a confirmation."""
    return ImportBatch.objects.create(
        token=token,
        kind=kind,
        edition=edition,
        uploaded_by_id=by.pk if by else None,
        state=ImportState.DONE,
        file_name=file_name[:255],
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        options=dict(options),
        counts=dict(counts),
        finished_at=timezone.now(),
    )


def waiting_file(batch: ImportBatch) -> bytes:
    """Return the bytes of a file that waits. Raises ValidationError if they cannot be read any more."""
    try:
        return unseal(bytes(batch.payload or b""), purpose=_PURPOSE)
    except BrokenSeal:
        raise ValidationError(
            _("The uploaded file can no longer be read. Upload it again."), code="unreadable"
        ) from None


def rows_left_out(batch: ImportBatch) -> bytes | None:
    """Return what a written import kept of the rows that it left out, or None if that is gone."""
    if batch.state != ImportState.DONE or not batch.payload:
        return None
    try:
        return unseal(bytes(batch.payload), purpose=_LEFT_OUT)
    except BrokenSeal:
        return None


def claim_import(*, token: uuid.UUID, by: AbstractBaseUser) -> ImportBatch | None:
    """Take a waiting import for writing. Returns None if it is not waiting (any more), or not this user's.

    One conditional update decides between two confirmations at once. Call it inside the transaction that
    writes: whatever ends that transaction early leaves the import waiting.
    """
    mine = ImportBatch.objects.filter(
        token=token,
        uploaded_by_id=by.pk,
        state=ImportState.PREVIEWED,
        created_at__gt=timezone.now() - WAITING,
    )
    if not mine.update(state=ImportState.RUNNING, updated_at=timezone.now()):
        return None
    return ImportBatch.objects.select_related("edition__series").get(token=token)


@transaction.atomic
def finish_import(*, batch: ImportBatch, counts: Mapping[str, int], leftovers: bytes | None = None) -> None:
    """Note that a claimed import is written, and erase the file.

    The rows that it left out are kept for a day in its place, encrypted like it: to be put right.
    """
    batch.state = ImportState.DONE
    batch.counts = dict(counts)
    batch.payload = seal(leftovers, purpose=_LEFT_OUT) if leftovers else None
    batch.finished_at = timezone.now()
    batch.save()


@transaction.atomic
def change_options(*, batch: ImportBatch, options: Mapping[str, Any]) -> None:
    """Read a waiting file another way. Raises ValidationError if it is not waiting any more."""
    changed = ImportBatch.objects.filter(pk=batch.pk, state=ImportState.PREVIEWED).update(
        options=dict(options), updated_at=timezone.now()
    )
    if not changed:
        raise ValidationError(_("This file is not waiting any more."), code="not_waiting")


@transaction.atomic
def discard_import(*, token: uuid.UUID, by: AbstractBaseUser) -> bool:
    """Erase a waiting file without writing anything. Returns whether there was one of this user."""
    return bool(_close(state=ImportState.DISCARDED, token=token, uploaded_by_id=by.pk))


@transaction.atomic
def purge_imports(*, now: dt.datetime) -> int:
    """Erase what has waited too long at `now`: files, and rows that were left out. Returns how many files."""
    finished = ImportBatch.objects.filter(finished_at__lte=now - WAITING, payload__isnull=False)
    finished.exclude(state=ImportState.PREVIEWED).update(payload=None)
    return _close(state=ImportState.EXPIRED, created_at__lte=now - WAITING)


def _close(*, state: ImportState, **which: Any) -> int:
    """Erase waiting files and keep the change in the history, one row each: they are few."""
    batches = ImportBatch.objects.select_for_update().filter(state=ImportState.PREVIEWED, **which)
    closed = 0
    for batch in batches.order_by("id"):
        batch.state = state
        batch.payload = None
        batch.finished_at = timezone.now()
        batch.save()
        closed += 1
    return closed
