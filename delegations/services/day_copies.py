"""Copy a day with those who chair and speak."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from conferences.models import Day, Session
from conferences.services.day_copies import copy_day
from delegations.models import Delegate, SpeakingRole
from eventsite.lib.audit import save_with_reason


@dataclass(frozen=True, slots=True)
class CopiedDay:
    """What was made; `left_out` counts speakers who are no delegates of the other edition."""

    sessions: int
    speakers: int
    left_out: int


@transaction.atomic
def copy_day_with_speakers(*, source: Day, target: Day, by: Any, looked_at: str | None = None) -> CopiedDay:
    """Copy a day as `copy_day` does, and with it who chairs and speaks.

    In another edition a delegate is the person's seat there; who has none is left out. A guest comes along,
    and the permission to be named in public only inside one edition.
    """
    copies = {old.pk: new for old, new in copy_day(source=source, target=target, by=by, looked_at=looked_at)}
    reason = f"copied from {source.on.isoformat()}"
    roles = list(
        SpeakingRole.objects.filter(session__in=copies)
        .select_related("delegate")
        .order_by("session", "order", "id")
    )
    same = source.edition_id == target.edition_id
    seats = {} if same else _seats_at(target, roles)
    made = 0
    for role in roles:
        delegate = role.delegate if same else seats.get(role.delegate.person_id) if role.delegate else None
        if role.delegate and delegate is None:
            continue
        save_with_reason(_copied(role, copies[role.session_id], delegate, public=same), by=by, reason=reason)
        made += 1
    return CopiedDay(len(copies), made, len(roles) - made)


def _seats_at(day: Day, roles: list[SpeakingRole]) -> dict[int, Delegate]:
    """Return the seat of each speaker at the edition of a day, by person (id)."""
    persons = {role.delegate.person_id for role in roles if role.delegate}
    seats = Delegate.objects.of_edition(day.edition).seated().filter(person__in=persons).order_by("-id")
    return {delegate.person_id: delegate for delegate in seats}


def _copied(role: SpeakingRole, session: Session, delegate: Delegate | None, *, public: bool) -> SpeakingRole:
    return SpeakingRole(
        session=session,
        kind=role.kind,
        delegate=delegate,
        guest_name=role.guest_name,
        guest_function=role.guest_function,
        guest_affiliation=role.guest_affiliation,
        is_public=role.is_public and public,
        order=role.order,
    )
