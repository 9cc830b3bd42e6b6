"""The second half of an import that waits: look at it again, then write it once. The same for every list."""

import uuid

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from conferences.importing.columns import chosen_columns, keep_choice, read_as
from conferences.importing.kinds import Plan, kind_of
from conferences.importing.leftovers import as_bytes, leftovers_of
from conferences.importing.progress import Progress, unheard
from conferences.models import ImportBatch
from conferences.services.imports import claim_import, finish_import, waiting_file


class NotWaiting(Exception):
    """The import was written, discarded or left to expire already, or belongs to another person."""


def preview_import(batch: ImportBatch) -> Plan:
    """Compare a waiting file with the records as they are now. Raises UnreadableFile, ValidationError."""
    return kind_of(batch.kind).plan(
        edition=batch.edition, data=waiting_file(batch), filename=batch.file_name, options=batch.options
    )


@transaction.atomic
def confirm_import(
    *,
    token: uuid.UUID,
    by: AbstractBaseUser,
    expected: str,
    without_rejected: bool = False,
    progress: Progress = unheard,
) -> Plan:
    """Write a waiting import that its owner looked at. Claim and rows stand or fall together.

    Raises NotWaiting; else as the kind of list does, and then the import goes on waiting.
    """
    batch = claim_import(token=token, by=by)
    if batch is None:
        raise NotWaiting
    batch.options = {**batch.options, "without_rejected": without_rejected}
    kind = kind_of(batch.kind)
    plan = kind.execute(
        batch=batch,
        data=_take_file(batch),
        options=batch.options,
        by=by,
        expected=expected,
        progress=progress,
    )
    keep_choice(kind.rules, plan.table, chosen=chosen_columns(batch.options), by=by)
    batch.options = {**batch.options, "read_as": read_as(plan.table, plan.columns)}
    leftovers = leftovers_of(plan)
    finish_import(batch=batch, counts=plan.counts, leftovers=as_bytes(leftovers) if leftovers.rows else None)
    return plan


def _take_file(batch: ImportBatch) -> bytes:
    """Return the waiting file and let go of its encrypted form, which is erased at the end anyway."""
    data = waiting_file(batch)
    batch.payload = None
    return data
