"""Who sees statistics, who takes them away, and whom they never name."""

import pytest
from django.contrib.auth.models import Group, Permission

from eventsite.desk.roles import ROLES, sync_roles
from tests.admin.counted import PAGES, address, links_of, page, second_edition
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
SEEING = {"Conference officer", "Protocol officer", "Auditor"}
TAKING = {"Conference officer", "Protocol officer"}


@pytest.fixture
def edition():
    return second_edition()


def test_filters_of_the_list_are_for_those_who_see_statistics(client, edition):
    sync_roles()
    titles = {}
    for role in ("Protocol officer", "Registration desk"):
        user = UserFactory()
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        shown = client.get("/admin/delegations/delegate/", {"edition": edition.pk}).context["cl"]
        titles[role] = {str(each.title) for each in shown.filter_specs}
    assert titles["Protocol officer"] - titles["Registration desk"] == {
        "population", "gender", "language of correspondence", "new or returning",
    }  # fmt: skip


@pytest.mark.parametrize("role", [None, *(each.name for each in ROLES)])
@pytest.mark.parametrize("what", ["edition", "series"])
def test_who_sees_and_who_takes(client, edition, what, role):
    sync_roles()
    user = UserFactory()
    if role:
        user.groups.add(Group.objects.get(name=role))
    client.force_login(user)

    seen = client.get(address(edition, what))
    taken = client.post(address(edition, what, 1), {"format": "csv", "table": "gender"})

    assert seen.status_code == (200 if role in SEEING else 403)
    assert taken.status_code == (200 if role in TAKING else 403)
    if role in SEEING:
        assert (b'id="take"' in seen.content) is (role in TAKING)


@pytest.mark.parametrize("what", ["edition", "series"])
@pytest.mark.parametrize("at", [0, 1])
def test_nobody_comes_in_without_an_account(client, edition, what, at):
    response = client.post(address(edition, what, at), {"format": "csv"})
    assert (response.status_code, response.url.partition("?")[0]) == (302, "/admin/login/")


def test_links_to_rows_are_for_those_who_may_see_delegates(client, edition):
    user = UserFactory()
    user.user_permissions.add(permission("view_statistics"))
    client.force_login(user)
    for what in PAGES:
        assert links_of(page(client, address(edition, what))) == []


def permission(codename):
    return Permission.objects.get(codename=codename, content_type__app_label="delegations")


def test_no_page_and_no_file_names_a_person(admin_client, edition):
    for what in PAGES:
        assert "Canary" not in page(admin_client, address(edition, what))
        file = admin_client.post(address(edition, what, 1), {"format": "csv", "table": "all"})
        assert "Canary" not in file.content.decode()
