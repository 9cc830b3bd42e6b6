"""Who led a body's delegations: told where the edition publishes names and the head's own flag says so."""

import pytest

from conferences.enums import NameStyle, Publication
from delegations.enums import DelegateRole, DelegateStatus
from tests.factories import DelegateFactory, DelegationFactory, EditionFactory, PersonFactory

pytestmark = pytest.mark.django_db
HEAD = {"role": DelegateRole.HEAD, "is_public": True}


@pytest.fixture
def delegation():
    edition = EditionFactory(
        series__slug="forum", number=6, publishes_delegates=True, name_style=NameStyle.SURNAME_CAPS_GIVEN
    )
    return DelegationFactory(edition=edition, body__slug="arvania", body__label="Arvania")


def page(client):
    response = client.get("/bodies/arvania/")
    assert response.status_code == 200
    return " ".join(response.text.split())


def test_body_names_the_head_of_each_delegation_in_the_style_of_the_edition(client, delegation):
    DelegateFactory(
        delegation=delegation,
        full_name="Ana Bel",
        given_name="Ana",
        family_name="Bel",
        honorific="Ms",
        function="Director\nWater Service",
        **HEAD,
    )

    html = page(client)

    assert "Head of delegation: <b><bdi>Ms BEL Ana</bdi></b>, Director, Water Service" in html
    assert "Heads of delegation are named where the edition publishes names" in html


def test_body_tells_of_a_head_nothing_but_name_and_function(client, delegation):
    DelegateFactory(
        delegation=delegation,
        person=PersonFactory(full_name="canary-person", sort_name="canary-sort"),
        full_name="Ana Bel",
        email="canary@example.org",
        phone="canary-phone",
        badge_name="canary-badge",
        nationality="CNY",
        **HEAD,
    )

    html = page(client)

    assert "Ana Bel" in html
    assert ("canary" in html.lower(), "CNY" in html) == (False, False)


@pytest.mark.parametrize(
    "hidden",
    [
        {"is_public": False},
        {"is_listed": False},
        {"status": DelegateStatus.WITHDRAWN},
        {"status": DelegateStatus.DECLINED},
        {"role": DelegateRole.DEPUTY_HEAD},
    ],
    ids=lambda hidden: next(iter(hidden)),
)
def test_body_names_no_head_who_is_not_public_and_nobody_else(client, delegation, hidden):
    DelegateFactory(delegation=delegation, full_name="Canary", **(HEAD | hidden))

    html = page(client)

    assert "Arvania" in html
    assert ("Canary" in html, "Head of delegation" in html) == (False, False)


@pytest.mark.parametrize("field", ["publishes_delegates", "publication"])
def test_body_names_no_head_of_an_edition_that_keeps_its_names(client, delegation, field):
    DelegationFactory(body=delegation.body)
    DelegateFactory(delegation=delegation, full_name="Canary", **HEAD)
    kept = {"publishes_delegates": False, "publication": Publication.DRAFT}
    type(delegation.edition).objects.filter(pk=delegation.edition_id).update(**{field: kept[field]})

    html = page(client)

    assert "Arvania" in html
    assert "Canary" not in html


def test_body_keeps_the_head_of_another_body_apart(client, delegation):
    DelegateFactory(delegation__edition=delegation.edition, full_name="Of another body", **HEAD)

    assert "Of another body" not in page(client)
