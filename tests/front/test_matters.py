"""The figures of the front page and what waits for a decision, each leading to its rows."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from delegations.models import Badge, BadgePrint, Delegate
from eventsite.desk.roles import ROLES, sync_roles
from tests.factories import (
    BodyNameFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    SessionFactory,
    UserFactory,
    release,
)
from tests.front.scene import NOW, rows_behind, shown

pytestmark = pytest.mark.django_db


def test_figures_are_those_of_the_edition(chief, edition):
    assert [(figure.label, figure.value, figure.note) for figure in shown(chief, edition).figures] == [
        ("Delegations", 4, "1 accepted"),
        ("Registered delegates", 2, "1 to confirm"),
        ("Accredited", 1, "50 % of those registered"),
        ("Sessions today", 3, "3 in all"),
    ]


def test_decisions_are_counted(chief, edition):
    assert {each.label: (each.count, each.named) for each in shown(chief, edition).decisions} == {
        "Nominations to confirm": (1, ""),
        "Badges to print": (1, ""),
        "Delegations without a head": (1, "Headless"),
        "Delegations over quota": (1, f"{edition.delegations.get(quota=0).body.label} (+1)"),
        "Invitations without reply": (1, "Invited"),
        "Bodies without a name in the list language": (
            1,
            edition.delegations.get(quota=None, printed_name="").body.label,
        ),
        "To look at in the programme": (1, ""),
        "Sessions without a speaker": (1, ""),
        "Sessions never released": (4, ""),
        "Imports waiting": (1, ""),
        "Likely duplicates": (1, ""),
    }


def test_each_number_leads_to_as_many_rows(admin_client, chief, edition):
    front = shown(chief, edition)
    counted = [(each.address, each.count) for each in front.decisions]
    counted += [(each.address, each.value) for each in front.figures]
    counted += [(bar.address, bar.value) for chart in front.charts for bar in chart.bars]
    assert [(address, rows_behind(admin_client.get(address))) for address, _count in counted] == counted


def test_changes_since_the_release_are_counted_as_its_page_lists_them(admin_client, chief, edition):
    release(edition)
    SessionFactory(day=edition.days.first())
    (decision,) = (each for each in shown(chief, edition).decisions if "released" in each.label)
    assert (decision.label, decision.count) == ("Changes of the programme not released", 1)
    assert rows_behind(admin_client.get(decision.address)) == 1


def test_held_rows_of_an_import_are_told(chief, edition):
    (decision,) = (each for each in shown(chief, edition).decisions if each.label == "Imports waiting")
    assert decision.explanation.startswith("2 rows in them are held as suspected duplicates.")


def test_printed_badge_waits_no_longer(chief, edition):
    delegate = Delegate.objects.get(status="accredited")
    badge = Badge.objects.create(edition=edition, delegate=delegate, number=1)
    BadgePrint.objects.create(badge=badge, printed_at=NOW, paper="card", digest="0")
    assert "Badges to print" not in [each.label for each in shown(chief, edition).decisions]
    Badge.objects.update(voided_at=NOW)
    assert "Badges to print" in [each.label for each in shown(chief, edition).decisions]


def test_body_named_in_the_list_language_at_the_date_is_no_matter(chief, edition):
    (delegation,) = edition.delegations.filter(quota=None, printed_name="")
    name = BodyNameFactory(body=delegation.body, valid_to=dt.date(2025, 6, 2))
    label = "Bodies without a name in the list language"
    assert label in [each.label for each in shown(chief, edition).decisions]
    name.valid_to = dt.date(2025, 6, 3)
    name.save()
    assert label not in [each.label for each in shown(chief, edition).decisions]


def test_what_may_not_be_viewed_is_not_counted(edition):
    user = UserFactory()
    user.user_permissions.add(
        Permission.objects.get(codename="view_session", content_type__app_label="conferences")
    )
    front = shown(get_user_model().objects.get(pk=user.pk), edition)
    assert [figure.label for figure in front.figures] == ["Sessions today"]
    assert [decision.label for decision in front.decisions] == ["To look at in the programme"]
    assert (front.charts, front.growth, [door.label for door in front.doors]) == ((), None, ["Programme"])


@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_every_address_on_the_page_opens_for_the_role(client, edition, role):
    sync_roles()
    user = UserFactory()
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    front = client.get(reverse("admin:index"), {"edition": edition.pk}).context["front"]
    addresses = [each.address for each in (*front.figures, *front.decisions, *front.doors, *front.deadlines)]
    addresses += [bar.address for chart in front.charts for bar in chart.bars]
    assert addresses
    assert {client.get(address).status_code for address in filter(None, addresses)} == {200}


@pytest.mark.parametrize("rows", [1, 3])
def test_front_page_asks_a_constant_number_of_questions(chief, edition, rows):
    for number in range(rows):
        delegation = DelegationFactory(edition=edition, invitation="invited", quota=number)
        DelegateFactory.create_batch(rows, delegation=delegation)
        SessionFactory(day=edition.days.first())
        EditionFactory(starts_on=dt.date(2020, 1, 1), ends_on=dt.date(2020, 1, 2))
    release(edition)
    SessionFactory(day=edition.days.first())
    with assertNumQueries(17):
        shown(chief, edition)


def test_whole_page_stays_within_its_statements(client, edition, django_assert_max_num_queries):
    sync_roles()
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Conference officer"))
    client.force_login(user)
    release(edition)
    index = reverse("admin:index")
    client.get(index, {"edition": edition.pk})
    with django_assert_max_num_queries(25):
        client.get(index)


def test_front_page_shows_cards_and_the_door_of_the_import(admin_client, edition):
    page = admin_client.get(reverse("admin:index"), {"edition": edition.pk}).content.decode()
    assert page.count('<article class="decision') == 11
    assert f'href="{reverse("admin:delegations_delegate_import")}"' in page


def test_delegations_are_to_be_invited_while_the_edition_is_ahead(admin_client, chief, edition):
    label = "Delegations to invite"
    assert label not in [each.label for each in shown(chief, edition).decisions]
    edition.starts_on, edition.ends_on = dt.date(2025, 7, 1), dt.date(2025, 7, 2)
    edition.save()
    (decision,) = (each for each in shown(chief, edition).decisions if each.label == label)
    assert (decision.count, rows_behind(admin_client.get(decision.address))) == (2, 2)


def test_edition_leads_to_its_page_for_those_who_may_see_it(client, edition):
    sync_roles()
    page = reverse("admin:conferences_edition_change", args=[edition.pk])
    seen = {}
    for role in ("Protocol officer", "Registration desk"):
        user = UserFactory()
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        head = client.get(reverse("admin:index"), {"edition": edition.pk}).content.decode()
        seen[role] = f'href="{page}"' in head
    assert seen == {"Protocol officer": True, "Registration desk": False}


def test_registration_desk_sees_what_the_door_needs(client, edition):
    sync_roles()
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Registration desk"))
    client.force_login(user)
    front = client.get(reverse("admin:index"), {"edition": edition.pk}).context["front"]
    assert [each.label for each in front.decisions] == ["Nominations to confirm", "Badges to print"]
    assert front.doors == ()
