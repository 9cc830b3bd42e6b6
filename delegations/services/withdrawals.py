"""Status of delegates: confirmed, accredited, withdrawn, replaced. Changes are dated, nobody is deleted."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from delegations.enums import SEATED_STATUSES, DelegateRole, DelegateStatus, Invitation
from delegations.models import Delegate, Delegation
from delegations.services.persons import create_person
from eventsite.lib.audit import save_with_reason
from eventsite.lib.history import update_rows


@transaction.atomic
def confirm_delegates(*, delegates: Iterable[Delegate], by: Any, on: dt.date) -> int:
    """Confirm those who are nominated, and return how many."""
    return _move(delegates, (DelegateStatus.NOMINATED,), DelegateStatus.CONFIRMED, by, on)


@transaction.atomic
def accredit_delegates(*, delegates: Iterable[Delegate], by: Any, on: dt.date) -> int:
    """Accredit those who are nominated or confirmed, and return how many."""
    before = (DelegateStatus.NOMINATED, DelegateStatus.CONFIRMED)
    return _move(delegates, before, DelegateStatus.ACCREDITED, by, on)


@transaction.atomic
def withdraw_delegates(*, delegates: Iterable[Delegate], by: Any, on: dt.date) -> int:
    """Withdraw those who hold a seat, which is then free, and return how many."""
    return _move(delegates, SEATED_STATUSES, DelegateStatus.WITHDRAWN, by, on)


@transaction.atomic
def withdraw_delegations(*, delegations: Iterable[Delegation], by: Any, on: dt.date) -> int:
    """Note that the bodies will not come, withdraw their delegates, and return how many bodies changed."""
    ids = [delegation.pk for delegation in delegations]
    rows = list(Delegation.objects.select_for_update().filter(pk__in=ids).order_by("id"))
    withdraw_delegates(delegates=Delegate.objects.filter(delegation__in=rows), by=by, on=on)
    changed = [row for row in rows if row.invitation != Invitation.DECLINED]
    for row in changed:
        row.invitation, row.replied_on = Invitation.DECLINED, on
    update_rows(changed, ["invitation", "replied_on"], by=by, reason="delegation withdrawn")
    return len(changed)


@transaction.atomic
def replace_delegate(
    *, delegate: Delegate, replacement: Delegate, takes_over: bool, by: Any, on: dt.date
) -> None:
    """Put `replacement`, of the same delegation, in the place of `delegate`, who stays on record.

    With `takes_over` the replacement also receives role and rank; a head's role is always handed on, so that
    the delegation keeps a head. A replacement without `pk` is seated as a new delegate. Raises
    ValidationError where the two cannot change places.
    """
    old = Delegate.objects.select_for_update().get(pk=delegate.pk)
    _check_exchange(old, replacement)
    if takes_over or old.role == DelegateRole.HEAD:
        role, rank = old.role, old.rank
    else:
        role, rank = replacement.role, replacement.rank
    _seat(replacement, by)
    old.status, old.status_on, old.replaced_by = DelegateStatus.REPLACED, on, replacement
    save_with_reason(old, by=by, reason="replaced by another delegate")
    replacement.role, replacement.rank = role, rank
    if replacement.status not in SEATED_STATUSES:
        replacement.status, replacement.status_on = DelegateStatus.NOMINATED, on
    save_with_reason(replacement, by=by, reason="replaces another delegate")


def _seat(replacement: Any, by: Any) -> None:
    """Store a replacement that is not on record yet, with the person behind it."""
    if replacement.pk is None:
        replacement.person = create_person(delegate=replacement, by=by)
        replacement.role = DelegateRole.DELEGATE
        save_with_reason(replacement, by=by, reason="named as a replacement")


def _check_exchange(old: Delegate, new: Delegate) -> None:
    if old.status not in SEATED_STATUSES:
        raise ValidationError(_("%(name)s holds no seat any more."), params={"name": old.full_name})
    if old.pk == new.pk:
        raise ValidationError(_("Nobody can replace themselves."))
    if old.delegation_id != new.delegation_id:
        raise ValidationError(_("The replacement has to be in the same delegation."))
    if new.status == DelegateStatus.REPLACED:
        raise ValidationError(
            _("%(name)s has been replaced and cannot return as a replacement."),
            params={"name": new.full_name},
        )


def _move(
    delegates: Iterable[Delegate],
    before: Iterable[DelegateStatus],
    after: DelegateStatus,
    by: Any,
    on: dt.date,
) -> int:
    ids = [delegate.pk for delegate in delegates]
    rows = list(
        Delegate.objects.select_for_update().filter(pk__in=ids, status__in=tuple(before)).order_by("id")
    )
    for row in rows:
        row.status, row.status_on = after, on
    update_rows(rows, ["status", "status_on"], by=by, reason=f"status: {after.value}")
    return len(rows)
