"""Invitations to bodies and what came of them."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from delegations.enums import Invitation
from delegations.models import Delegation
from eventsite.lib.history import update_rows


@transaction.atomic
def mark_invited(*, delegations: Iterable[Delegation], by: Any, on: dt.date) -> int:
    """Note the invitations as sent on a day; an earlier reply no longer holds. Returns how many changed."""
    return _mark(delegations, Invitation.INVITED, by, invited_on=on, replied_on=None)


@transaction.atomic
def mark_accepted(*, delegations: Iterable[Delegation], by: Any, on: dt.date) -> int:
    """Note the acceptance of a day. Returns how many changed."""
    return _mark(delegations, Invitation.ACCEPTED, by, replied_on=on)


@transaction.atomic
def mark_declined(*, delegations: Iterable[Delegation], by: Any, on: dt.date) -> int:
    """Note the refusal of a day; delegates already named stay as they are. Returns how many changed."""
    return _mark(delegations, Invitation.DECLINED, by, replied_on=on)


@transaction.atomic
def mark_no_reply(*, delegations: Iterable[Delegation], by: Any) -> int:
    """Close invitations that nobody answered. Returns how many changed."""
    return _mark(delegations, Invitation.NO_REPLY, by, replied_on=None)


def _mark(delegations: Iterable[Delegation], state: Invitation, by: Any, **days: dt.date | None) -> int:
    ids = [delegation.pk for delegation in delegations]
    rows = list(
        Delegation.objects.select_for_update().filter(pk__in=ids).exclude(invitation=state).order_by("id")
    )
    for row in rows:
        row.invitation = state
        for field, day in days.items():
            setattr(row, field, day)
    update_rows(rows, ["invitation", *days], by=by, reason=f"invitation: {state.value}")
    return len(rows)
