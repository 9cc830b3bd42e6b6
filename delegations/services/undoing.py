"""Take back an import of attendees."""

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q
from simple_history.utils import get_history_manager_for_model

from conferences.models import ImportBatch
from conferences.services.undoing import Part, Undone, undo_batch
from delegations.enums import SEATED_STATUSES, DelegateRole
from delegations.models import (
    Body,
    BodyAlias,
    BodyName,
    Category,
    Delegate,
    Delegation,
    ImportDecision,
    Person,
)
from delegations.services.duplicates import forget_pairs
from eventsite.lib.bulk.ids import among
from eventsite.lib.progress import Steps, uncounted

_LEADS = Q(role=DelegateRole.HEAD, status__in=SEATED_STATUSES)


@transaction.atomic
def undo_import(*, batch: ImportBatch, by: AbstractBaseUser | None, progress: Steps = uncounted) -> Undone:
    """Undo a written import, once. Raises ValidationError if it is not written or undone already."""
    forget_pairs(batch=batch, by=by)
    return undo_batch(batch=batch, parts=_PARTS, by=by, progress=progress)


def _heads_last(entries: Mapping[int, int]) -> Sequence[Sequence[int]]:
    """Put heads back after the others have made room; none where another leads the delegation since."""
    heads = (
        get_history_manager_for_model(Delegate)
        .filter(_LEADS, history_id__in=among(entries.values()))
        .order_by("history_id")
        .values_list("history_id", "delegation_id")
    )
    led = set(
        Delegate.objects.filter(_LEADS)
        .exclude(pk__in=among(entries.keys()))
        .order_by("pk")
        .values_list("delegation_id", flat=True)
    )
    leading = dict(heads)
    others = [entry for entry in entries.values() if entry not in leading]
    return [others, [entry for entry, delegation in leading.items() if delegation not in led]]


#: In this order nothing is removed before what points to it.
_PARTS = (
    Part(ImportDecision, label_related=("edition__series",)),
    Part(Delegate, in_sets=_heads_last),
    Part(Person),
    Part(Delegation, label_related=("body", "edition__series")),
    Part(BodyAlias),
    Part(BodyName),
    Part(Body),
    Part(Category),
)
