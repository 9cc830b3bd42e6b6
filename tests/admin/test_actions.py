"""Actions on lists: ask first where it matters, then tell what was done."""

import pytest
from django.contrib.messages import get_messages
from django.db import IntegrityError
from django.urls import reverse

from delegations.models import Delegate
from tests.factories import DelegateFactory, DelegationFactory, EditionFactory


def act(client, model: str, action: str, *rows, **more: object):
    data = {"action": action, "_selected_action": [row.pk for row in rows], **more}
    return client.post(reverse(f"admin:{model}_changelist"), data)


def messages(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


@pytest.mark.parametrize(
    ("action", "field", "before"),
    [
        ("confirm_selected", "status", "nominated"),
        ("accredit", "status", "nominated"),
        ("withdraw", "status", "nominated"),
        ("publish", "is_public", False),
    ],
)
def test_action_on_delegates_asks_first(action, field, before, admin_client):
    delegate = DelegateFactory(full_name="Aigul Bekova")
    response = act(admin_client, "delegations_delegate", action, delegate)
    delegate.refresh_from_db()
    assert (getattr(delegate, field), response.context["count"]) == (before, 1)
    assert "<li>Aigul Bekova</li>" in response.content.decode()


def test_confirmed_action_is_done_and_told(admin_client):
    delegates = DelegateFactory.create_batch(2)
    response = act(admin_client, "delegations_delegate", "withdraw", *delegates, confirmed="yes")
    assert messages(response) == ["2 delegates changed."]
    assert set(Delegate.objects.values_list("status", flat=True)) == {"withdrawn"}


def test_selection_across_pages_is_kept_by_the_question(admin_client):
    first, _second = DelegateFactory.create_batch(2)
    response = act(admin_client, "delegations_delegate", "withdraw", first, select_across="1")
    assert (response.context["count"], response.context["select_across"]) == (2, 1)
    act(admin_client, "delegations_delegate", "withdraw", first, select_across="1", confirmed="yes")
    assert set(Delegate.objects.values_list("status", flat=True)) == {"withdrawn"}


def test_author_of_an_action_stands_in_the_history(admin_client, admin_user):
    delegate = DelegateFactory()
    act(admin_client, "delegations_delegate", "accredit", delegate, confirmed="yes")
    assert delegate.history.latest().history_user == admin_user


@pytest.mark.parametrize(
    ("action", "state"),
    [("invite", "invited"), ("accept", "accepted"), ("decline", "declined"), ("close", "no-reply")],
)
def test_invitation_is_marked_at_once(action, state, admin_client):
    delegation = DelegationFactory()
    response = act(admin_client, "delegations_delegation", action, delegation)
    delegation.refresh_from_db()
    assert (delegation.invitation, messages(response)) == (state, ["1 delegation changed."])


def test_withdrawing_a_delegation_asks_first(admin_client):
    delegate = DelegateFactory()
    act(admin_client, "delegations_delegation", "withdraw", delegate.delegation)
    delegate.refresh_from_db()
    assert delegate.status == "nominated"
    act(admin_client, "delegations_delegation", "withdraw", delegate.delegation, confirmed="yes")
    delegate.refresh_from_db()
    assert delegate.status == "withdrawn"


@pytest.mark.parametrize(
    ("action", "before", "after"), [("publish", "draft", "published"), ("unpublish", "published", "draft")]
)
def test_publication_of_an_edition_asks_first(action, before, after, admin_client):
    edition = EditionFactory(publication=before)
    act(admin_client, "conferences_edition", action, edition)
    edition.refresh_from_db()
    assert edition.publication == before
    act(admin_client, "conferences_edition", action, edition, confirmed="yes")
    edition.refresh_from_db()
    assert edition.publication == after


def replace(client, delegate: Delegate, **values: object):
    return act(client, "delegations_delegate", "replace", delegate, **values)


def test_replacement_is_chosen_among_the_delegation(admin_client):
    head = DelegateFactory(role="head")
    other = DelegateFactory(delegation=head.delegation)
    DelegateFactory()
    form = replace(admin_client, head).context["form"]
    assert list(form.fields["replacement"].queryset) == [other]
    response = replace(admin_client, head, confirmed="yes", replacement=other.pk)
    head.refresh_from_db()
    assert head.replaced_by == other
    assert messages(response) == [f"{other.full_name} replaces {head.full_name}, who stays on record."]


def test_replacement_may_be_somebody_new(admin_client):
    head = DelegateFactory(role="head")
    replace(admin_client, head, confirmed="yes", full_name="Aigul Bekova")
    head.refresh_from_db()
    assert (head.replaced_by.full_name, head.replaced_by.role) == ("Aigul Bekova", "head")


def test_replacement_is_one_or_the_other(admin_client):
    response = replace(admin_client, DelegateFactory(), confirmed="yes")
    assert response.context["form"].non_field_errors() == [
        "Choose a delegate of the delegation or name somebody new, one of the two."
    ]


def test_delegate_without_seat_is_not_replaced(admin_client):
    gone = DelegateFactory(status="withdrawn")
    response = replace(admin_client, gone, confirmed="yes", full_name="Aigul Bekova")
    assert response.context["form"].non_field_errors() == [f"{gone.full_name} holds no seat any more."]
    assert Delegate.objects.count() == 1


def test_one_delegate_is_replaced_at_a_time(admin_client):
    response = act(admin_client, "delegations_delegate", "replace", *DelegateFactory.create_batch(2))
    assert messages(response) == ["Choose one delegate to replace."]


COLLISION = "Nothing was saved: somebody else has just changed these records. Look again, and repeat."


def collide(**_given: object) -> None:
    raise IntegrityError("two heads")


def test_action_that_collides_with_another_is_told(admin_client, monkeypatch):
    monkeypatch.setattr("delegations.services.withdrawals.accredit_delegates", collide)
    response = act(admin_client, "delegations_delegate", "accredit", DelegateFactory(), confirmed="yes")
    assert messages(response) == [COLLISION]


def test_replacement_that_collides_with_another_is_told(admin_client, monkeypatch):
    monkeypatch.setattr("delegations.services.withdrawals.replace_delegate", collide)
    response = replace(admin_client, DelegateFactory(), confirmed="yes", full_name="Aigul Bekova")
    assert response.context["form"].non_field_errors() == [COLLISION]
