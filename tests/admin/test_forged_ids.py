"""Ids that no row can have, written into an address or a form by hand, get an answer and never an error."""

import pytest
from django.urls import reverse

from tests.factories import AgendaItemFactory, DelegateFactory, SessionFactory

IMPOSSIBLE = ("abc", "99999999999999999999999", "9223372036854775808", "\x00", "-1", "²")


@pytest.mark.parametrize("given", IMPOSSIBLE)
def test_history_of_no_record_is_not_found(given, admin_client):
    address = reverse("admin:delegations_delegate_history", args=[given])
    assert admin_client.get(address).status_code == 404


@pytest.mark.parametrize("given", IMPOSSIBLE)
def test_version_of_no_record_is_not_found(given, admin_client):
    row = DelegateFactory()
    address = reverse("admin:delegations_delegate_simple_history", args=[row.pk, given])
    assert admin_client.get(address).status_code == 404


@pytest.mark.parametrize("given", IMPOSSIBLE)
@pytest.mark.parametrize("action", ["delete_selected", "withdraw", "replace"])
def test_action_on_no_record_is_told(given, action, admin_client):
    DelegateFactory()
    response = admin_client.post(
        reverse("admin:delegations_delegate_changelist"),
        {"action": action, "_selected_action": given},
        follow=True,
    )
    assert [str(each) for each in response.context["messages"]] == [
        "Nothing was done: choose rows of the list."
    ]


@pytest.mark.parametrize("given", IMPOSSIBLE)
def test_list_of_no_edition_is_the_whole_list(given, admin_client):
    AgendaItemFactory()
    response = admin_client.get(reverse("admin:conferences_agendaitem_changelist"), {"edition": given})
    assert response.context["cl"].result_count == 1


@pytest.mark.parametrize("given", IMPOSSIBLE)
def test_form_begun_for_no_edition_is_shown(given, admin_client):
    response = admin_client.get(reverse("admin:conferences_agendaitem_add"), {"edition": given})
    assert response.context["adminform"].form.fields["edition"].required is True


@pytest.mark.parametrize("given", IMPOSSIBLE)
def test_relation_to_no_record_is_told_at_its_field(given, admin_client):
    response = admin_client.post(reverse("admin:conferences_agendaitem_add"), {"edition": given})
    assert "edition" in response.context["adminform"].form.errors
    assert response.content


@pytest.mark.parametrize("given", IMPOSSIBLE)
def test_choice_of_no_record_among_several_is_told_at_its_field(given, admin_client):
    session = SessionFactory()
    address = reverse("admin:conferences_session_change", args=[session.pk])
    response = admin_client.post(address, {"topics": [given]})
    assert "topics" in response.context["adminform"].form.errors
