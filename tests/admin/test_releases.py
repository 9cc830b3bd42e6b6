"""The staff's page of a programme's releases."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from conferences.models import DraftLink, ProgrammeRelease
from conferences.reports.releases import current_release
from delegations.services.releases import preview_of
from eventsite.desk.roles import sync_roles
from tests.factories import SessionFactory, SpeakingRoleFactory, UserFactory, release

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return SessionFactory(title="Radar")


def address(session):
    return reverse("admin:conferences_edition_release", args=[session.day.edition_id])


def page(client, session):
    return " ".join(client.get(address(session)).content.decode().split())


def press(client, session, button, value="yes", **values):
    response = client.post(address(session), {button: value, **values}, follow=True)
    return [str(message) for message in response.context["messages"]]


def test_page_of_an_edition_leads_to_its_releases(admin_client, session):
    html = admin_client.get(
        reverse("admin:conferences_edition_change", args=[session.day.edition_id])
    ).content.decode()
    assert f'href="{address(session)}"' in html


def test_page_tells_what_waits_and_releases_it(admin_client, session):
    assert "The whole programme, 1 session." in page(admin_client, session)
    looked_at = preview_of(session.day.edition).digest

    told = press(admin_client, session, "release", looked_at=looked_at, note_en=" First\u202e words ")

    made = current_release(session.day.edition)
    assert told == ["Release 1 is public."]
    assert (made.note_en, made.released_by.username) == ("First words", "admin")
    assert "Nothing: the public sees the programme as it stands here" in page(admin_client, session)


def test_page_lists_changes_old_and_new(admin_client, session):
    release(session.day.edition)
    session.title = "Sonar"
    session.save()
    html = page(admin_client, session)
    assert "<div>New title</div>" in html
    assert "<div><s>Radar</s></div>" in html
    assert "<div>Sonar</div>" in html


def test_page_refuses_what_was_not_looked_at(admin_client, session):
    assert press(admin_client, session, "release", looked_at="0" * 64) == [
        "Nothing was released: somebody has changed the programme meanwhile. Look again first."
    ]
    assert ProgrammeRelease.objects.count() == 0


def test_page_goes_back(admin_client, session):
    release(session.day.edition)
    session.title = "Sonar"
    session.save()
    release(session.day.edition)
    assert press(admin_client, session, "go_back", "1") == [
        "The public sees the programme of release 1 again, as release 3."
    ]


@pytest.mark.parametrize("number", ["99", "x", "1' OR 1=1"])
def test_page_goes_back_to_no_release_that_is_not(admin_client, session, number):
    assert press(admin_client, session, "go_back", number) == ["There is no such release."]


def test_page_without_a_button_does_nothing(admin_client, session):
    assert press(admin_client, session, "other") == ["Nothing was done: press one of the buttons."]


def test_page_makes_and_revokes_the_link(admin_client, session):
    press(admin_client, session, "make_link")
    link = DraftLink.objects.get()
    assert f"/draft/{link.key}/" in page(admin_client, session)

    press(admin_client, session, "revoke_link")

    assert link.key not in page(admin_client, session)
    assert press(admin_client, session, "revoke_link") == ["There was no link to revoke."]


def test_page_of_an_edition_that_is_not_is_404(admin_client):
    for pk in ("0", "999999", "x", "9" * 30):
        assert admin_client.get(f"/admin/conferences/edition/{pk}/release/").status_code == 404


def test_page_names_no_speaker(admin_client, session):
    SpeakingRoleFactory(session=session, guest_name="canary-guest")
    release(session.day.edition)
    session.speaking_roles.all().delete()
    html = page(admin_client, session)
    assert "Chair or speakers changed" in html
    assert "canary" not in html


@pytest.fixture
def editor(client):
    """A member of the editors: they work on the programme, and look at its releases."""
    sync_roles()
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Editor"))
    client.force_login(user)
    return client


def test_editor_sees_what_waits_but_releases_nothing_and_sees_no_link(editor, session):
    DraftLink.objects.create(edition=session.day.edition, key="secret-key")
    html = page(editor, session)
    assert "The whole programme, 1 session." in html
    assert "secret-key" not in html
    assert 'name="release"' not in html
    for button in ("release", "go_back", "make_link", "revoke_link"):
        assert editor.post(address(session), {button: "yes"}).status_code == 403
    assert ProgrammeRelease.objects.count() == 0


def test_staff_without_the_right_to_view_releases_is_refused(client, session):
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="view_edition"))
    client.force_login(user)
    assert client.get(address(session)).status_code == 403


def test_public_is_sent_to_sign_in(client, session):
    assert client.get(address(session)).status_code == 302


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("model", "queries"), [("programmerelease", 8), ("draftlink", 8)])
def test_list_costs_the_same_for_one_row_and_three(admin_client, model, queries, rows):
    ContentType.objects.clear_cache()
    for session in SessionFactory.create_batch(rows):
        release(session.day.edition)
        DraftLink.objects.create(edition=session.day.edition)
    with assertNumQueries(queries):
        response = admin_client.get(reverse(f"admin:conferences_{model}_changelist"))
    assert response.context["cl"].result_count == rows


@pytest.mark.parametrize("model", ["programmerelease", "draftlink"])
def test_record_is_looked_at_and_never_changed(admin_client, model, session):
    release(session.day.edition)
    DraftLink.objects.create(edition=session.day.edition)
    row = {"programmerelease": ProgrammeRelease, "draftlink": DraftLink}[model].objects.get()
    shown = admin_client.get(reverse(f"admin:conferences_{model}_change", args=[row.pk]))
    assert (shown.status_code, shown.context["has_change_permission"]) == (200, False)
    assert admin_client.get(reverse(f"admin:conferences_{model}_add")).status_code == 403
    assert admin_client.post(reverse(f"admin:conferences_{model}_delete", args=[row.pk])).status_code == 403
