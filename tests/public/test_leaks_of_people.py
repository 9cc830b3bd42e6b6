"""No personal data, no unpublished name and no restricted document on the pages about people and sessions."""

import re

import pytest

from conferences.enums import Distribution, Publication
from delegations.enums import DelegateStatus
from tests.factories import (
    BodyFactory,
    CategoryFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    DocumentFactory,
    EditionFactory,
    PersonFactory,
    SeriesFactory,
    SessionFactory,
    SpeakingRoleFactory,
)

pytestmark = pytest.mark.django_db


def canaries(kind):
    """Fill every personal field of a delegate with a word that no page may hold."""
    return {
        "email": f"canary-{kind}@example.org",
        "phone": f"canary-phone-{kind}",
        "badge_name": f"canary-badge-{kind}",
        "badge_type": f"canary-badge-type-{kind}",
        "nationality": "CNY",
    }


@pytest.fixture
def site():
    """Give the addresses of the pages of an edition that holds everything which must not be seen."""
    series = SeriesFactory(slug="forum")
    edition = EditionFactory(series=series, number=6, publishes_delegates=True)
    draft = EditionFactory(
        series=series, number=7, publication=Publication.DRAFT, publishes_delegates=True, title="canary-draft"
    )
    body = BodyFactory(slug="body", label="Known body")
    delegation = DelegationFactory(
        edition=edition,
        body=body,
        note="canary-note",
        focal_point_name="canary-focal-point",
        focal_point_email="canary-focal@example.org",
        focal_point_phone="canary-focal-phone",
    )
    person = PersonFactory(
        full_name="canary-person", badge_name="canary-person-badge", sort_name="canary-sort"
    )
    DelegateFactory(
        delegation=delegation,
        person=person,
        full_name="Published delegate",
        is_public=True,
        **canaries("public"),
    )
    session = SessionFactory(day=DayFactory(edition=edition))
    hidden = [
        {"is_public": False},
        {"is_public": True, "is_listed": False},
        {"is_public": True, "status": DelegateStatus.WITHDRAWN},
        {"is_public": True, "status": DelegateStatus.DECLINED},
    ]
    for number, fields in enumerate(hidden):
        delegate = DelegateFactory(
            delegation=delegation,
            full_name=f"canary-hidden-{number}",
            original_name=f"canary-original-{number}",
            function=f"canary-function-{number}",
            **fields,
            **canaries(f"hidden-{number}"),
        )
        SpeakingRoleFactory(session=session, delegate=delegate, guest_name="")
    SpeakingRoleFactory(
        session=session,
        guest_name="canary-guest",
        guest_function="canary-guest-function",
        guest_affiliation="canary-guest-affiliation",
        is_public=False,
    )
    of_draft = DelegationFactory(edition=draft, body__label="canary-body-of-draft", body__slug="of-draft")
    DelegationFactory(edition=draft, body=body, printed_name="canary-printed-in-draft")
    DelegateFactory(delegation=of_draft, full_name="canary-of-draft", is_public=True)
    CategoryFactory(series=series, heading="canary-category-not-used")
    for distribution in (Distribution.LIMITED, Distribution.RESTRICTED):
        document = DocumentFactory(
            edition=edition, symbol=f"canary-{distribution}", title="canary-title", distribution=distribution
        )
        session.documents.add(document)
    session.documents.add(DocumentFactory(edition=draft, symbol="canary-document-of-draft"))
    base = "/conferences/forum/6"
    return [
        f"{base}/participants/",
        f"{base}/participants/?q=canary",
        f"{base}/programme/",
        f"{base}/sessions/{session.pk}/",
        "/bodies/",
        "/bodies/?q=canary",
        "/bodies/body/",
    ]


@pytest.mark.parametrize("prefix", ["", "/ru", "/zh-hans"])
def test_pages_leak_nothing(client, site, prefix):
    for address in site:
        response = client.get(f"{prefix}{address}")
        assert response.status_code == 200
        # The words that were searched for come back in the field and in the filter; nothing else does.
        html = re.sub(r'value="canary"|“canary”|[?;]q=canary', "", response.content.decode())
        assert re.findall("canary[-a-z0-9]*|CNY", html) == [], address


def test_page_still_names_who_is_public(client, site):
    assert "Published delegate" in client.get(site[0]).content.decode()


def test_page_finds_no_hidden_delegate(client, site):
    assert "No body matches" in client.get(f"{site[0]}?q=canary-hidden").content.decode()


@pytest.mark.parametrize("page", ["participants/", "programme/"])
def test_pages_of_a_draft_are_not_found(client, site, page):
    assert client.get(f"/conferences/forum/7/{page}").status_code == 404


def test_session_of_a_draft_is_not_found(client):
    session = SessionFactory(day__edition__publication=Publication.DRAFT)
    assert client.get(session.get_absolute_url()).status_code == 404


def test_body_of_a_draft_is_not_found(client, site):
    assert client.get("/bodies/of-draft/").status_code == 404
