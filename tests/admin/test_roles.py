"""Who may do what: the table of roles, written out a second time, and each role's own front page."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse

from eventsite.desk.roles import ROLES, sync_roles
from tests.factories import (
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    PersonFactory,
    SessionFactory,
    UserFactory,
)

OFFICER, PROTOCOL, DESK, EDITOR, AUDITOR = (
    "Conference officer",
    "Protocol officer",
    "Registration desk",
    "Editor",
    "Auditor",
)
#: v view, a add, c change, d delete, p publish, r register, x export, i import, k clone, l release,
#: n print, o order, z freeze, m merge.
#: Roles as above.
MATRIX = {
    "conferences.agendaitem": ("vacdx", "", "", "vacdx", "v"),
    "conferences.columnmapping": ("vd", "vd", "", "vd", "v"),
    "conferences.day": ("vacdx", "", "", "vacdx", "v"),
    "conferences.document": ("vacx", "", "", "vacx", "v"),
    "conferences.documentversion": ("vacdx", "", "", "vacdx", "v"),
    "conferences.edition": ("vacpxk", "vxk", "", "vcx", "v"),
    "conferences.editionsource": ("vacdx", "", "", "vacdx", "v"),
    "conferences.editiontopic": ("vacdx", "", "", "vacdx", "v"),
    "conferences.outcomepoint": ("vacdx", "", "", "vacdx", "v"),
    "conferences.programme": ("l", "", "", "", ""),
    "conferences.programmerelease": ("v", "", "", "v", "v"),
    "conferences.room": ("vacdxi", "", "", "vacdxi", "v"),
    "conferences.series": ("vacx", "vx", "", "vx", "v"),
    "conferences.session": ("vacdxi", "vx", "", "vacdxi", "v"),
    "conferences.source": ("vacx", "vacx", "", "vacx", "v"),
    "conferences.topic": ("vacxi", "", "", "vacxi", "v"),
    "conferences.venue": ("vacx", "", "", "vacx", "v"),
    "delegations.badge": ("vnb", "vnb", "n", "", "v"),
    "delegations.badgeprint": ("v", "v", "", "", "v"),
    "delegations.badgetemplate": ("vac", "vac", "", "", "v"),
    "delegations.body": ("vacxim", "vacxim", "", "", "v"),
    "delegations.bodyalias": ("vacdx", "vacdx", "", "", "v"),
    "delegations.bodyname": ("vacdx", "vacdx", "", "", "v"),
    "delegations.bodystatus": ("vacdx", "vacdx", "", "", "v"),
    "delegations.category": ("vacx", "vacx", "", "", "v"),
    "delegations.categorypresence": ("vacdx", "vacdx", "", "", "v"),
    "delegations.delegate": ("vacprxi", "vacprxi", "vr", "", "v"),
    "delegations.delegation": ("vacxo", "vacxo", "v", "", "v"),
    "delegations.editionhost": ("vacdx", "vacdx", "", "", "v"),
    "conferences.importbatch": ("v", "v", "", "", "v"),
    "delegations.importdecision": ("vd", "vd", "", "", "v"),
    "delegations.likelyduplicate": ("vc", "vc", "", "", "v"),
    "delegations.list": ("nz", "nz", "", "", ""),
    "delegations.listsettings": ("vac", "vac", "", "", "v"),
    "delegations.merge": ("v", "v", "", "", "v"),
    "delegations.nameplate": ("n", "n", "", "", ""),
    "delegations.person": ("vacxm", "vacxm", "v", "", "v"),
    "delegations.printedlist": ("v", "v", "", "", "v"),
    "delegations.speakingrole": ("vacdx", "vx", "", "", "v"),
    "delegations.statistics": ("vx", "vx", "", "", "v"),
    "auth.group": ("", "", "", "", "v"),
    "auth.user": ("", "", "", "", "v"),
    "auth.permission": ("", "", "", "", ""),
    "otp_totp.totpdevice": ("", "", "", "", ""),
}
ACTIONS = {
    "v": "view", "a": "add", "c": "change", "d": "delete", "p": "publish", "r": "register", "x": "export",
    "i": "import", "k": "clone", "l": "release", "b": "batch", "n": "print", "o": "order", "z": "freeze",
    "m": "merge",
}  # fmt: skip
INDEX = {
    OFFICER: {
        "AgendaItem", "BadgePrint", "BadgeTemplate", "Body", "Category", "ColumnMapping",
        "Day", "Delegate", "Delegation", "Document", "Edition",
        "ImportBatch", "ImportDecision", "LikelyDuplicate", "Merge", "Person", "Room",
        "Series", "Session", "Source", "SpeakingRole",
        "Topic", "Venue",
    },
    PROTOCOL: {
        "BadgePrint", "BadgeTemplate", "Body", "Category", "ColumnMapping",
        "Delegate", "Delegation", "Edition", "ImportBatch", "ImportDecision",
        "LikelyDuplicate", "Merge", "Person", "Series", "Session",
        "Source", "SpeakingRole",
    },
    DESK: {"Delegate", "Delegation", "Person"},
    EDITOR: {
        "AgendaItem", "ColumnMapping",
        "Day", "Document", "Edition", "Room", "Series", "Session", "Source", "Topic", "Venue",
    },
    AUDITOR: {
        "AgendaItem", "BadgePrint", "BadgeTemplate", "Body", "Category", "ColumnMapping",
        "Day", "Delegate", "Delegation", "Document", "Edition", "Group",
        "ImportBatch", "ImportDecision", "LikelyDuplicate", "Merge", "Person", "Room",
        "Series", "Session", "Source", "SpeakingRole",
        "Topic", "User",
        "Venue",
    },
}  # fmt: skip


@pytest.fixture
def sign_in(client):
    """Return a function that signs a fresh member of a role in and gives back the client."""

    def signed_in(role: str):
        sync_roles()
        user = UserFactory()
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return signed_in


def granted(role: str) -> dict[str, str]:
    column = [each.name for each in ROLES].index(role)
    return {label: letters[column] for label, letters in MATRIX.items()}


@pytest.mark.django_db
@pytest.mark.parametrize("role", [OFFICER, PROTOCOL, DESK, EDITOR, AUDITOR])
def test_role_may_do_what_the_table_says(role):
    sync_roles()
    permissions = Group.objects.get(name=role).permissions
    stored = {
        f"{app}.{codename}"
        for app, codename in permissions.values_list("content_type__app_label", "codename")
    }
    assert stored == {
        "{}.{}_{}".format(label.split(".")[0], ACTIONS[letter], label.split(".")[1])
        for label, letters in granted(role).items()
        for letter in letters
    }


@pytest.mark.django_db
def test_sync_brings_a_changed_group_back_and_leaves_others_alone():
    sync_roles()
    Group.objects.get(name=EDITOR).permissions.clear()
    own = Group.objects.create(name="Interpreters")
    assert sync_roles() == [EDITOR]
    assert own.permissions.count() == 0


@pytest.mark.django_db
def test_sync_is_idempotent(capsys):
    call_command("sync_roles")
    call_command("sync_roles")
    assert capsys.readouterr().out.splitlines()[-1] == "5 roles, changed: none."


@pytest.mark.parametrize("role", INDEX)
def test_index_shows_what_the_role_needs(role, sign_in, db):
    apps = sign_in(role).get(reverse("admin:index")).context["app_list"]
    assert {model["object_name"] for app in apps for model in app["models"]} == INDEX[role]


@pytest.mark.parametrize(
    "address",
    [
        "/admin/delegations/delegate/",
        "/admin/delegations/delegate/add/",
        "/admin/delegations/delegate/import/",
        "/admin/delegations/delegate/export/",
        "/admin/delegations/person/",
        "/admin/delegations/delegation/",
        "/admin/delegations/speakingrole/",
        "/admin/conferences/importbatch/",
    ],
)
def test_editor_is_kept_from_personal_data(address, sign_in, db):
    assert sign_in(EDITOR).get(address).status_code == 403


def test_editor_finds_no_delegate_by_autocompletion(sign_in, db):
    address = reverse("admin:autocomplete")
    query = {"app_label": "delegations", "model_name": "speakingrole", "field_name": "delegate", "term": "a"}
    assert sign_in(EDITOR).get(address, query).status_code == 403


def test_editor_sees_no_speaker_on_a_session(sign_in, db):
    session = SessionFactory()
    session.speaking_roles.create(guest_name="Canary Guest")
    page = sign_in(EDITOR).get(reverse("admin:conferences_session_change", args=[session.pk]))
    assert (page.status_code, "Canary Guest" in page.content.decode()) == (200, False)


def test_editor_changes_an_edition_but_not_what_is_public(sign_in, db):
    edition = EditionFactory()
    page = sign_in(EDITOR).get(reverse("admin:conferences_edition_change", args=[edition.pk]))
    fields = page.context["adminform"].form.fields
    assert {"title_en", "publication", "publishes_delegates"} & fields.keys() == {"title_en"}


def test_auditor_reads_a_record_and_its_history_and_changes_nothing(sign_in, db):
    person = PersonFactory()
    auditor = sign_in(AUDITOR)
    address = reverse("admin:delegations_person_change", args=[person.pk])
    assert auditor.get(address).context["has_change_permission"] is False
    assert auditor.get(reverse("admin:delegations_person_history", args=[person.pk])).status_code == 200
    assert auditor.post(address, {"full_name": "Changed"}).status_code == 403


def act(client, model: str, action: str, row, **more: object):
    address = reverse(f"admin:delegations_{model}_changelist")
    data = {"action": action, "_selected_action": row.pk, "confirmed": "yes", **more}
    return client.post(address, data, follow=True)


@pytest.mark.parametrize(
    ("role", "status"),
    [(OFFICER, "accredited"), (PROTOCOL, "accredited"), (DESK, "accredited"), (AUDITOR, "nominated")],
)
def test_accrediting_is_for_those_who_register(role, status, sign_in, db):
    delegate = DelegateFactory()
    act(sign_in(role), "delegate", "accredit", delegate)
    delegate.refresh_from_db()
    assert delegate.status == status


@pytest.mark.parametrize(
    ("role", "public"), [(OFFICER, True), (PROTOCOL, True), (DESK, False), (AUDITOR, False)]
)
def test_naming_in_public_is_for_those_who_publish(role, public, sign_in, db):
    delegate = DelegateFactory()
    act(sign_in(role), "delegate", "publish", delegate)
    delegate.refresh_from_db()
    assert delegate.is_public is public


@pytest.mark.parametrize(("role", "state"), [(PROTOCOL, "invited"), (DESK, "not-invited")])
def test_inviting_is_for_those_who_change_delegations(role, state, sign_in, db):
    delegation = DelegationFactory()
    act(sign_in(role), "delegation", "invite", delegation)
    delegation.refresh_from_db()
    assert delegation.invitation == state


def test_registration_desk_reads_the_form_of_a_delegate(sign_in, db):
    delegate = DelegateFactory(full_name="Aigul Bekova")
    desk = sign_in(DESK)
    address = reverse("admin:delegations_delegate_change", args=[delegate.pk])
    assert desk.get(address).context["has_change_permission"] is False
    assert desk.post(address, {"full_name": "Changed"}).status_code == 403
