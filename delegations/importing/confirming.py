"""The second half of an import that waits: look at it again, then write it once."""

import uuid
from dataclasses import replace

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from conferences.models import Edition, ImportBatch
from conferences.services.imports import claim_import, finish_import, waiting_file
from delegations.importing.loader import execute_import
from delegations.importing.options import ImportOptions
from delegations.importing.plan import ImportPlan
from delegations.importing.planning import plan_import


class NotWaiting(Exception):
    """The import was written, discarded or left to expire already, or belongs to another person."""


def preview_import(batch: ImportBatch) -> ImportPlan:
    """Compare a waiting file with the records as they are now. Raises UnreadableFile, ValidationError."""
    return plan_import(
        edition=_edition(batch),
        data=waiting_file(batch),
        filename=batch.file_name,
        options=ImportOptions.from_dict(batch.options),
    )


@transaction.atomic
def confirm_import(
    *, token: uuid.UUID, by: AbstractBaseUser, expected: str, without_rejected: bool = False
) -> ImportPlan:
    """Write a waiting import that its owner looked at. Claim and rows stand or fall together.

    Raises NotWaiting; else as `execute_import` does, and then the import goes on waiting.
    """
    batch = claim_import(token=token, by=by)
    if batch is None:
        raise NotWaiting
    options = replace(ImportOptions.from_dict(batch.options), without_rejected=without_rejected)
    plan = execute_import(
        edition=_edition(batch),
        data=_take_file(batch),
        filename=batch.file_name,
        options=options,
        by=by,
        token=token,
        expected=expected,
    )
    batch.options = options.as_dict()
    finish_import(batch=batch, counts=plan.counts)
    return plan


def _edition(batch: ImportBatch) -> Edition:
    """Return the edition that the file was uploaded for: a list of delegates always has one."""
    if batch.edition is None:
        raise ValidationError(_("Say which edition the delegates belong to."), code="no_edition")
    return batch.edition


def _take_file(batch: ImportBatch) -> bytes:
    """Return the waiting file and let go of its encrypted form, which is erased at the end anyway."""
    data = waiting_file(batch)
    batch.payload = None
    return data
