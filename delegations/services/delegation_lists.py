"""Delegations of an edition, opened and placed in batches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from conferences.models import Edition
from delegations.models import Category, Delegation
from delegations.validators import validate_category_of_series
from eventsite.lib.history import insert_rows, update_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationDraft:
    body_id: int
    category_id: int
    printed_name: str = ""
    printed_language: str = ""
    position: int | None = None
    quota: int | None = None


@transaction.atomic
def open_delegations(
    *, edition: Edition, drafts: Sequence[DelegationDraft], by: AbstractBaseUser | None, reason: str
) -> list[Delegation]:
    """Open delegations of an edition, in the order of the drafts.

    Raises ValidationError if a category belongs to another series.
    """
    wanted = {draft.category_id for draft in drafts}
    for series_id in (
        Category.objects.filter(id__in=wanted).order_by("id").values_list("series_id", flat=True)
    ):
        validate_category_of_series(series_id, edition.series_id)
    rows = [
        Delegation(
            edition=edition,
            body_id=draft.body_id,
            category_id=draft.category_id,
            printed_name=draft.printed_name,
            printed_language=draft.printed_language,
            position=draft.position,
            quota=draft.quota,
        )
        for draft in drafts
    ]
    return insert_rows(rows, by=by, reason=reason)


@transaction.atomic
def place_delegations(
    *, edition: Edition, positions: Mapping[int, int], by: AbstractBaseUser | None, reason: str
) -> int:
    """Write the places of delegations in the list, by delegation id. Returns how many moved."""
    moved = []
    for delegation in Delegation.objects.of_edition(edition).filter(id__in=positions).order_by("id"):
        if delegation.position != positions[delegation.pk]:
            delegation.position = positions[delegation.pk]
            moved.append(delegation)
    update_rows(moved, ["position"], by=by, reason=reason)
    return len(moved)
