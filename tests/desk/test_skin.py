"""The staff's pages: navigation in groups, cells and fields with names, nothing the policy refuses."""

import re

import pytest
from django import forms
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils.safestring import mark_safe

from eventsite.desk.templatetags.desk import desk_groups, labelled_cells, named_by_label
from tests.factories import DelegateFactory, EditionFactory


def app(label: str, *names: str) -> dict[str, object]:
    return {"app_label": label, "models": [{"object_name": name, "name": name} for name in names]}


def test_models_stand_in_the_groups_of_the_daily_work():
    groups = desk_groups(
        [app("auth", "User"), app("delegations", "Body", "Delegate"), app("conferences", "Series")]
    )

    assert [(group.name, [model["name"] for model in group.models]) for group in groups] == [
        ("People", ["Delegate", "Body"]),
        ("Editions", ["Series"]),
        ("System", ["User"]),
    ]


def test_cell_names_its_column():
    cells = labelled_cells([mark_safe('<td class="field-city">Tashkent</td>')], [{"text": "city"}])

    assert cells == ['<td data-label="City" class="field-city">Tashkent</td>']


def test_heading_cell_names_its_column():
    cells = labelled_cells([mark_safe("<th><a>6</a></th>")], [{"text": "edition"}])

    assert cells == ['<th data-label="Edition"><a>6</a></th>']


def test_name_of_a_column_is_escaped():
    assert labelled_cells([mark_safe("<td></td>")], [{"text": '"><b>'}]) == [
        '<td data-label="&quot;&gt;&lt;b&gt;"></td>'
    ]


def test_field_of_an_inline_is_named_by_its_label():
    class Row(forms.Form):
        rank = forms.IntegerField(label="Rank in the delegation")

    assert 'aria-label="Rank in the delegation"' in named_by_label(Row()["rank"])


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("abenova", password="unused"))
    return client


@pytest.mark.django_db
@pytest.mark.parametrize(
    "page",
    [
        "",
        "conferences/edition/",
        "conferences/edition/{edition}/change/",
        "delegations/delegation/{delegation}/change/",
        "delegations/delegate/",
        "password_change/",
    ],
)
def test_staff_page_holds_nothing_that_the_content_policy_refuses(staff: Client, page: str):
    delegate = DelegateFactory()
    edition = EditionFactory()

    html = staff.get(f"/admin/{page.format(edition=edition.pk, delegation=delegate.delegation_id)}").text

    assert "<h1>" in html
    assert re.findall(r"<style|\sstyle=|<script>|\son\w+=|theme-toggle", html) == []


@pytest.mark.django_db
def test_front_page_says_where_to_drop_an_attendee_file(staff: Client):
    assert 'href="/admin/delegations/delegate/import/"' in staff.get("/admin/").text


@pytest.mark.django_db
def test_fields_of_an_inline_all_have_names(staff: Client):
    delegate = DelegateFactory()

    html = staff.get(f"/admin/delegations/delegation/{delegate.delegation_id}/change/").text

    fields = re.findall(
        r'<(?:input type="(?:text|number|email)"|select|textarea)[^>]*name="delegates-0-[^>]*>', html
    )
    assert fields
    assert [field for field in fields if "aria-label=" not in field] == []
