"""Freeze lists of participants: what was given out stays, byte for byte; and note who printed one."""

import hashlib
import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from conferences.models import Edition
from delegations.enums import ListKind
from delegations.models import PrintedList
from eventsite.lib.audit import save_with_reason


def next_number(edition: Edition, *, kind: str, language: str) -> int:
    """Return the number of the next frozen list of a kind in a language, from 1."""
    rows = PrintedList.objects.of_edition(edition).filter(kind=kind, language=language)
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1


def freeze_list(
    *, row: PrintedList, pdf: bytes, docx: bytes, by: Any, supersedes_because: str = ""
) -> PrintedList:
    """Keep a list that was made (`row`, not saved) with its files, whose hashes are noted.

    A final list supersedes the one before it, for a reason. Raises ValidationError without a reason, or
    where another list was frozen meanwhile.
    """
    row.pdf_sha256, row.docx_sha256 = (hashlib.sha256(data).hexdigest() for data in (pdf, docx))
    row.pdf.save(f"{uuid.uuid4().hex}.pdf", ContentFile(pdf), save=False)
    row.docx.save(f"{uuid.uuid4().hex}.docx", ContentFile(docx), save=False)
    try:
        return _write(row, by, supersedes_because.strip())
    except BaseException:
        # A file without a row would lie there for good.
        for file in (row.pdf, row.docx):
            _erase(file)
        raise


@transaction.atomic
def _write(row: PrintedList, by: Any, reason: str) -> PrintedList:
    # Two people who freeze at once take turns: each number once.
    Edition.objects.select_for_update().get(pk=row.edition_id)
    if row.number != next_number(row.edition, kind=row.kind, language=row.language):
        raise ValidationError(
            _("Somebody has frozen a list meanwhile. Look at it, then freeze again."), code="meanwhile"
        )
    if row.kind == ListKind.FINAL:
        _supersede(row, by, reason)
    row.frozen_by = by
    save_with_reason(row, by=by, reason=f"{row.kind} list {row.number} ({row.language}) frozen")
    return row


def _supersede(row: PrintedList, by: Any, reason: str) -> None:
    rows = PrintedList.objects.select_for_update().of_edition(row.edition)
    before = rows.filter(kind=ListKind.FINAL, language=row.language, is_superseded=False).first()
    if before is None:
        return
    if not reason:
        raise ValidationError(
            _(
                "The final list of this edition is frozen already. Say why another supersedes it; "
                "the one before is kept."
            ),
            code="reason",
        )
    before.is_superseded, before.superseded_reason = True, reason
    save_with_reason(before, by=by, reason=f"superseded by final list {row.number}")


def _erase(file: FieldFile) -> None:
    if file.name:
        file.storage.delete(file.name)


def record_print(*, edition: Edition, by: Any, text: str, values: Mapping[str, object]) -> None:
    """Note in the log of the admin that somebody took names away, as every export does."""
    LogEntry.objects.create(
        user_id=by.pk,
        content_type=ContentType.objects.get_for_model(Edition),
        object_id=str(edition.pk),
        object_repr=str(edition)[:200],
        action_flag=CHANGE,
        change_message=text % values,
    )
