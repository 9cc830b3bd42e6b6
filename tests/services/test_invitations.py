import datetime as dt

import pytest

from delegations.models import Delegation
from delegations.services.invitations import mark_accepted, mark_declined, mark_invited, mark_no_reply
from tests.factories import DelegationFactory, UserFactory

pytestmark = pytest.mark.django_db
ON = dt.date(2025, 5, 1)


def state(delegation: Delegation) -> tuple[str, dt.date | None, dt.date | None]:
    delegation.refresh_from_db()
    return delegation.invitation, delegation.invited_on, delegation.replied_on


def test_invitation_is_dated_and_an_old_reply_no_longer_holds():
    delegation = DelegationFactory(invitation="declined", replied_on=dt.date(2025, 1, 1))
    mark_invited(delegations=[delegation], by=None, on=ON)
    assert state(delegation) == ("invited", ON, None)


def test_acceptance_keeps_the_day_of_the_invitation():
    delegation = DelegationFactory(invitation="invited", invited_on=dt.date(2025, 1, 1))
    mark_accepted(delegations=[delegation], by=None, on=ON)
    assert state(delegation) == ("accepted", dt.date(2025, 1, 1), ON)


def test_refusal_is_dated():
    delegation = DelegationFactory(invitation="invited")
    mark_declined(delegations=[delegation], by=None, on=ON)
    assert state(delegation) == ("declined", None, ON)


def test_no_reply_has_no_day_of_reply():
    delegation = DelegationFactory(invitation="invited", invited_on=ON)
    mark_no_reply(delegations=[delegation], by=None)
    assert state(delegation) == ("no-reply", ON, None)


def test_delegations_already_in_the_state_are_left_alone():
    accepted = DelegationFactory(invitation="accepted", replied_on=dt.date(2025, 1, 1))
    assert mark_accepted(delegations=[accepted, DelegationFactory()], by=None, on=ON) == 1
    assert state(accepted)[2] == dt.date(2025, 1, 1)


def test_history_says_who_and_why():
    delegation, user = DelegationFactory(), UserFactory()
    mark_invited(delegations=[delegation], by=user, on=ON)
    entry = delegation.history.latest()
    assert (entry.history_user, entry.history_change_reason) == (user, "invitation: invited")
