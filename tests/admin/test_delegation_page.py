"""Delegates inside their delegation: one head, handed over in one submit; messages, no failures."""

import pytest
from django.urls import reverse

from delegations.models import Delegate, Delegation, Person
from tests.factories import DelegateFactory, DelegationFactory

ONE_HEAD = "The delegation already has a head. Replace or withdraw that one first."


def submit(client, delegation: Delegation, *rows: dict[str, object]):
    """Send the page of a delegation with these delegates; a row with `id` changes one on record."""
    known = sum("id" in row for row in rows)
    data: dict[str, object] = {
        "body": delegation.body_id,
        "category": delegation.category_id,
        "presence": "registered",
        "invitation": "accepted",
        "credentials": "not-required",
        "delegates-TOTAL_FORMS": len(rows),
        "delegates-INITIAL_FORMS": known,
    }
    for index, row in enumerate(rows):
        usual = {"rank": index, "role": "delegate", "status": "nominated", "is_listed": "on"}
        data |= {
            f"delegates-{index}-{name}": value
            for name, value in {"delegation": delegation.pk, **usual, **row}.items()
        }
    return client.post(reverse("admin:delegations_delegation_change", args=[delegation.pk]), data)


def row_of(delegate: Delegate, **changes: object) -> dict[str, object]:
    kept = {
        "id": delegate.pk,
        "person": delegate.person_id,
        "full_name": delegate.full_name,
        "role": delegate.role,
        "status": delegate.status,
    }
    return kept | changes


def errors(response) -> list[str]:
    formset = response.context["inline_admin_formsets"][0].formset
    return [text for form in formset for texts in form.errors.values() for text in texts]


def test_name_alone_makes_a_new_person(admin_client):
    delegation = DelegationFactory()
    submit(admin_client, delegation, {"full_name": "Aigul Bekova"})
    delegate = delegation.delegates.get()
    assert (delegate.full_name, delegate.person.full_name) == ("Aigul Bekova", "Aigul Bekova")


def test_person_on_record_lends_the_name(admin_client):
    delegation, known = DelegationFactory(), DelegateFactory(full_name="Aigul Bekova").person
    Person.objects.update(full_name="Aigul Bekova", honorific="Ms")
    submit(admin_client, delegation, {"person": known.pk})
    assert list(delegation.delegates.values_list("honorific", "full_name", "person")) == [
        ("Ms", "Aigul Bekova", known.pk)
    ]


def test_row_without_name_and_person_is_refused(admin_client):
    delegation = DelegationFactory()
    response = submit(admin_client, delegation, {"role": "adviser"})
    assert errors(response) == ["Write a name, or choose a person on record."]


def test_second_head_is_refused_with_a_message(admin_client):
    head = DelegateFactory(role="head")
    response = submit(admin_client, head.delegation, row_of(head), {"full_name": "Another", "role": "head"})
    assert errors(response) == [ONE_HEAD]
    assert head.delegation.delegates.count() == 1


def test_two_new_heads_in_one_submit_are_refused(admin_client):
    delegation = DelegationFactory()
    rows = [{"full_name": name, "role": "head"} for name in ("One", "Two")]
    assert errors(submit(admin_client, delegation, *rows)) == [ONE_HEAD]
    assert delegation.delegates.count() == 0


@pytest.mark.parametrize("head_first", [True, False])
def test_heads_change_places_in_one_submit(head_first, admin_client):
    head = DelegateFactory(role="head")
    other = DelegateFactory(delegation=head.delegation)
    rows = [row_of(head, role="delegate"), row_of(other, role="head")]
    submit(admin_client, head.delegation, *(rows if head_first else rows[::-1]))
    roles = dict(Delegate.objects.values_list("pk", "role"))
    assert roles == {head.pk: "delegate", other.pk: "head"}


def test_withdrawn_head_makes_room_in_one_submit(admin_client):
    head = DelegateFactory(role="head")
    rows = [row_of(head, status="withdrawn"), {"full_name": "Next", "role": "head"}]
    submit(admin_client, head.delegation, *rows)
    assert list(head.delegation.delegates.order_by("id").values_list("role", "status")) == [
        ("head", "withdrawn"),
        ("head", "nominated"),
    ]


def test_replaced_delegate_cannot_return_to_the_seat(admin_client):
    new = DelegateFactory()
    old = DelegateFactory(delegation=new.delegation, status="replaced", replaced_by=new)
    response = submit(admin_client, new.delegation, row_of(new), row_of(old, status="confirmed"))
    assert errors(response) == [
        f"{old.full_name} was replaced. Add a new delegate, or withdraw the replacement first."
    ]


def test_person_twice_in_a_delegation_is_refused(admin_client):
    known = DelegateFactory()
    response = submit(
        admin_client, known.delegation, row_of(known), {"person": known.person_id, "full_name": "Again"}
    )
    formset = response.context["inline_admin_formsets"][0].formset
    assert formset.is_valid() is False
    assert known.delegation.delegates.count() == 1


def test_change_of_status_is_dated_and_has_an_author(admin_client, admin_user):
    delegate = DelegateFactory()
    submit(admin_client, delegate.delegation, row_of(delegate, status="confirmed"))
    delegate.refresh_from_db()
    assert delegate.status_on is not None
    assert delegate.history.latest().history_user == admin_user


def test_body_with_another_delegation_is_refused(admin_client):
    delegation = DelegationFactory()
    taken = DelegationFactory(edition=delegation.edition)
    response = admin_client.post(
        reverse("admin:delegations_delegation_change", args=[delegation.pk]),
        {
            "body": taken.body_id,
            "category": delegation.category_id,
            "presence": "registered",
            "invitation": "accepted",
            "credentials": "not-required",
            "delegates-TOTAL_FORMS": 0,
            "delegates-INITIAL_FORMS": 0,
        },
    )
    assert response.context["adminform"].form.non_field_errors() == [
        "This body already has a delegation at the edition."
    ]


def test_category_of_another_series_is_refused(admin_client):
    delegation, foreign = DelegationFactory(), DelegationFactory().category
    delegation.category = foreign
    response = submit(admin_client, delegation)
    assert response.context["adminform"].form.errors == {
        "category": ["This category belongs to another series than the edition."]
    }
