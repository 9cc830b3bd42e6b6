"""Delegates written in batches; a form sends a batch of one."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import filterfalse
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from conferences.models import Edition
from delegations.enums import DelegateRole
from delegations.models import Delegate, Delegation, Person
from eventsite.lib.bulk.changing import change_rows
from eventsite.lib.bulk.ids import among
from eventsite.lib.bulk.loading import load_rows
from eventsite.lib.history import batches
from eventsite.lib.progress import Counter, Steps, uncounted

#: Values of a delegate that its person starts with; later changes concern the delegate alone.
PERSON_FIELDS = (
    "honorific",
    "full_name",
    "given_name",
    "patronymic",
    "family_name",
    "original_name",
    "nationality",
    "language",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegateDraft:
    """A delegate to write: `values` by field name.

    With `delegate_id` that delegate is changed. Without, a new one is seated, as the person on record
    (`person_id`) or as a new one; drafts that share a `person_key` become one new person.
    """

    delegation_id: int
    values: Mapping[str, Any]
    delegate_id: int | None = None
    person_id: int | None = None
    person_key: Hashable = None
    #: The `match_key` of the full name, from whoever has computed it already.
    name_key: str = ""


@transaction.atomic
def write_delegates(
    *,
    edition: Edition,
    drafts: Sequence[DelegateDraft],
    by: AbstractBaseUser | None,
    reason: str,
    progress: Steps = uncounted,
) -> list[int]:
    """Seat and change delegates of one edition; `reason` stands in the history of every row written.

    Returns the ids of the delegates, in the order of the drafts. Raises ValidationError if a delegation or a
    delegate belongs to another edition.
    """
    _check_edition(edition, drafts)
    changed = [draft for draft in drafts if draft.delegate_id]
    new = [draft for draft in drafts if not draft.delegate_id]
    # Who is new is written twice, as a person and as a delegate.
    counter = Counter(progress, len(changed) + 2 * len(new))
    _change(changed, edition=edition, by=by, reason=reason)
    counter.add(len(changed))
    seated = iter(_seat(new, by=by, reason=reason, told=counter.add))
    counter.add(counter.total)
    return [draft.delegate_id or next(seated) for draft in drafts]


def _check_edition(edition: Edition, drafts: Sequence[DelegateDraft]) -> None:
    own = set(Delegation.objects.of_edition(edition).order_by("id").values_list("id", flat=True))
    if any(draft.delegation_id not in own for draft in drafts):
        raise ValidationError(_("A delegation belongs to another edition."), code="other_edition")


def _change(
    drafts: Sequence[DelegateDraft], *, edition: Edition, by: AbstractBaseUser | None, reason: str
) -> None:
    # A head makes room before another takes the place: the constraint looks at every single row.
    for part in (filter(_leaves_head, drafts), filterfalse(_leaves_head, drafts)):
        for batch in batches(part):
            _change_batch(batch, edition=edition, by=by, reason=reason)


def _leaves_head(draft: DelegateDraft) -> bool:
    return bool(draft.values.get("role", DelegateRole.HEAD) != DelegateRole.HEAD)


def _change_batch(
    drafts: Sequence[DelegateDraft], *, edition: Edition, by: AbstractBaseUser | None, reason: str
) -> None:
    changes = {draft.delegate_id: draft.values for draft in drafts if draft.delegate_id}
    if Delegate.objects.of_edition(edition).filter(pk__in=among(changes)).count() < len(changes):
        raise ValidationError(_("A delegate belongs to another edition."), code="other_edition")
    change_rows(Delegate, changes, by=by, reason=reason)


def _seat(
    drafts: Sequence[DelegateDraft], *, by: AbstractBaseUser | None, reason: str, told: Callable[[int], None]
) -> list[int]:
    people = _people(drafts, by=by, reason=reason, told=told)
    rows = (
        {
            **draft.values,
            "delegation_id": draft.delegation_id,
            "person_id": person_id,
            "match_key": draft.name_key,
        }
        for draft, person_id in zip(drafts, people, strict=True)
    )
    return load_rows(Delegate, rows, count=len(drafts), by=by, reason=reason, told=told)


def _people(
    drafts: Sequence[DelegateDraft], *, by: AbstractBaseUser | None, reason: str, told: Callable[[int], None]
) -> list[int]:
    """Return the person of each draft; who is not on record is created, once for a `person_key`."""
    new: list[DelegateDraft] = []
    places: list[int] = []
    shared: dict[Hashable, int] = {}
    for draft in drafts:
        place = len(new)
        if draft.person_id is None:
            if draft.person_key is not None:
                place = shared.setdefault(draft.person_key, place)
            if place == len(new):
                new.append(draft)
        places.append(place)
    ids = load_rows(Person, map(_person_values, new), count=len(new), by=by, reason=reason, told=told)
    return [draft.person_id or ids[place] for draft, place in zip(drafts, places, strict=True)]


def _person_values(draft: DelegateDraft) -> dict[str, Any]:
    values = {name: draft.values[name] for name in PERSON_FIELDS if name in draft.values}
    return {**values, "match_key": draft.name_key}
