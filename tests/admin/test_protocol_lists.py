"""The staff's lists of one edition stand in the order of protocol."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from conferences.enums import HostPlace
from delegations.enums import DelegateRole
from delegations.models import Delegation
from tests.factories import (
    CategoryFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    EditionHostFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
DELEGATIONS = reverse("admin:delegations_delegation_changelist")
DELEGATES = reverse("admin:delegations_delegate_changelist")


@pytest.fixture
def edition():
    """Observers first by category, then members: Host, Omega by hand, Alpha."""
    edition = EditionFactory(host_place=HostPlace.FIRST)
    members = CategoryFactory(series=edition.series, order=2)
    for label, position in (("Alpha", None), ("Host", None), ("Omega", 2)):
        DelegationFactory(edition=edition, category=members, body__label=label, position=position)
    EditionHostFactory(edition=edition, body=Delegation.objects.get(body__label="Host").body)
    observers = CategoryFactory(series=edition.series, order=1)
    DelegationFactory(edition=edition, category=observers, body__label="Zeta")
    return edition


def rows(response):
    return list(response.context["cl"].result_list)


def test_delegations_of_an_edition_stand_in_protocol_order(admin_client, edition):
    DelegationFactory(body__label="Elsewhere")

    page = admin_client.get(DELEGATIONS, {"edition": edition.pk})

    assert [row.body.label for row in rows(page)] == ["Zeta", "Host", "Omega", "Alpha"]


def test_delegates_of_an_edition_stand_in_protocol_order_heads_first(admin_client, edition):
    for delegation in Delegation.objects.all():
        for rank, role in ((2, DelegateRole.HEAD), (1, DelegateRole.DELEGATE), (0, DelegateRole.EXPERT)):
            name = f"{delegation.body.label} {role.value}"
            DelegateFactory(delegation=delegation, full_name=name, role=role, rank=rank)

    page = admin_client.get(DELEGATES, {"edition": edition.pk})

    within = ("head", "expert", "delegate")
    bodies = ("Zeta", "Host", "Omega", "Alpha")
    assert [row.full_name for row in rows(page)] == [f"{body} {role}" for body in bodies for role in within]


def test_column_that_somebody_sorts_by_decides(admin_client, edition):
    page = admin_client.get(DELEGATIONS, {"edition": edition.pk, "o": "1"})

    assert [row.body.label for row in rows(page)] == ["Alpha", "Host", "Omega", "Zeta"]


@pytest.mark.parametrize("edition_asked", ["", "x", "999999", "9" * 25])
def test_list_of_no_edition_has_the_order_of_the_database(admin_client, edition, edition_asked):
    page = admin_client.get(DELEGATIONS, {"edition": edition_asked})

    assert page.status_code == 200
    assert {row.body.label for row in rows(page)} <= {"Alpha", "Host", "Omega", "Zeta"}


def test_edition_without_bodies_has_an_empty_list(admin_client):
    assert rows(admin_client.get(DELEGATIONS, {"edition": EditionFactory().pk})) == []


def test_long_list_can_be_ordered(admin_client, edition):
    category = CategoryFactory(series=edition.series, order=3)
    bodies = [DelegationFactory.build(edition=edition, category=category).body for _number in range(1200)]
    type(bodies[0]).objects.bulk_create(bodies)
    Delegation.objects.bulk_create(
        Delegation(edition=edition, category=category, body=body) for body in bodies
    )

    page = admin_client.get(DELEGATIONS, {"edition": edition.pk})

    assert [row.body.label for row in rows(page)[:4]] == ["Zeta", "Host", "Omega", "Alpha"]
    assert page.context["cl"].result_count == 1204


@pytest.mark.parametrize(("codenames", "may"), [((), False), (("order_delegation",), True)])
def test_place_in_the_form_is_for_those_who_set_the_order(client, edition, codenames, may):
    user = UserFactory(is_staff=True)
    wanted = ("view_delegation", "change_delegation", *codenames)
    user.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    client.force_login(user)
    delegation = Delegation.objects.get(body__label="Alpha")

    page = client.get(reverse("admin:delegations_delegation_change", args=[delegation.pk]))

    assert ('name="position"' in page.text) == may
