import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from delegations.models import Delegate
from delegations.services.withdrawals import (
    accredit_delegates,
    confirm_delegates,
    replace_delegate,
    withdraw_delegates,
    withdraw_delegations,
)
from tests.factories import DelegateFactory, DelegationFactory, UserFactory

pytestmark = pytest.mark.django_db
ON = dt.date(2025, 5, 1)
STATUSES = ("nominated", "confirmed", "accredited", "declined", "withdrawn", "replaced")


def one_of_each() -> None:
    delegation = DelegationFactory()
    for status in STATUSES:
        DelegateFactory(delegation=delegation, status=status)


def statuses() -> list[str]:
    return list(Delegate.objects.order_by("id").values_list("status", flat=True))


@pytest.mark.parametrize(
    ("service", "after", "moved"),
    [
        (confirm_delegates, "confirmed", 1),
        (accredit_delegates, "accredited", 2),
        (withdraw_delegates, "withdrawn", 3),
    ],
)
def test_status_moves_only_from_those_before_it(service, after, moved):
    one_of_each()
    assert service(delegates=Delegate.objects.order_by("id"), by=None, on=ON) == moved
    assert statuses() == [after] * moved + list(STATUSES[moved:])


def test_withdrawal_is_dated_and_frees_the_head():
    head = DelegateFactory(role="head", status="confirmed")
    withdraw_delegates(delegates=[head], by=None, on=ON)
    DelegateFactory(delegation=head.delegation, role="head")
    head.refresh_from_db()
    assert (head.role, head.status, head.status_on) == ("head", "withdrawn", ON)


def test_withdrawal_tells_the_history_who_and_why():
    delegate, user = DelegateFactory(), UserFactory()
    withdraw_delegates(delegates=[delegate], by=user, on=ON)
    entry = delegate.history.latest()
    assert (entry.history_user, entry.history_change_reason) == (user, "status: withdrawn")


def test_withdrawn_delegation_declines_with_all_its_delegates():
    delegate = DelegateFactory(delegation__invitation="accepted")
    assert withdraw_delegations(delegations=[delegate.delegation], by=None, on=ON) == 1
    delegate.delegation.refresh_from_db()
    assert (delegate.delegation.invitation, delegate.delegation.replied_on) == ("declined", ON)
    assert statuses() == ["withdrawn"]


def replace(old: Delegate, new: Delegate, *, takes_over: bool = True) -> None:
    replace_delegate(delegate=old, replacement=new, takes_over=takes_over, by=None, on=ON)


def test_replaced_head_stays_on_record_and_hands_the_role_on():
    old = DelegateFactory(role="head", rank=1, status="confirmed")
    new = DelegateFactory(delegation=old.delegation, rank=5)
    replace(old, new, takes_over=False)
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.role, old.status, old.status_on, old.replaced_by) == ("head", "replaced", ON, new)
    assert (new.role, new.rank, new.status) == ("head", 1, "nominated")


def test_replacement_may_keep_its_own_role_and_rank():
    old = DelegateFactory(role="expert", rank=1)
    new = DelegateFactory(delegation=old.delegation, role="adviser", rank=5)
    replace(old, new, takes_over=False)
    new.refresh_from_db()
    assert (new.role, new.rank) == ("adviser", 5)


def test_replacement_by_somebody_new_is_seated_with_a_person():
    old = DelegateFactory(role="head")
    replace(old, Delegate(delegation=old.delegation, full_name="Aigul Bekova"))
    new = old.delegation.delegates.latest("id")
    assert (new.full_name, new.role, new.person.full_name) == ("Aigul Bekova", "head", "Aigul Bekova")


def test_withdrawn_delegate_returns_as_a_replacement():
    old = DelegateFactory()
    new = DelegateFactory(delegation=old.delegation, status="withdrawn")
    replace(old, new)
    new.refresh_from_db()
    assert (new.status, new.status_on) == ("nominated", ON)


@pytest.mark.parametrize("status", ["withdrawn", "declined", "replaced"])
def test_who_holds_no_seat_cannot_be_replaced(status):
    old = DelegateFactory(full_name="Aigul Bekova", status=status)
    with pytest.raises(ValidationError, match="Aigul Bekova holds no seat any more"):
        replace(old, DelegateFactory(delegation=old.delegation))


def test_nobody_replaces_themselves():
    old = DelegateFactory()
    with pytest.raises(ValidationError, match="Nobody can replace themselves"):
        replace(old, old)


def test_replacement_comes_from_the_same_delegation():
    with pytest.raises(ValidationError, match="in the same delegation"):
        replace(DelegateFactory(), DelegateFactory())


def test_refused_exchange_writes_nothing():
    old = DelegateFactory()
    gone = DelegateFactory(delegation=old.delegation, status="replaced")
    with pytest.raises(ValidationError, match="has been replaced"):
        replace(old, gone)
    assert statuses() == ["nominated", "replaced"]
