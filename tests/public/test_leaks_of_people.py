"""No personal data, no unpublished name and no restricted document on the pages about people and sessions."""

import re

import pytest

from conferences.enums import Distribution, Publication
from delegations.enums import DelegateStatus
from eventsite.public.exporting import programme_pdf
from tests.factories import (
    BodyFactory,
    CategoryFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    DocumentFactory,
    EditionFactory,
    PersonFactory,
    SessionFactory,
    SpeakingRoleFactory,
    keep_released,
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


HIDDEN = (
    {"is_public": False},
    {"is_public": True, "is_listed": False},
    {"is_public": True, "status": DelegateStatus.WITHDRAWN},
    {"is_public": True, "status": DelegateStatus.DECLINED},
)


@pytest.fixture
def edition():
    return EditionFactory(series__slug="forum", number=6, publishes_delegates=True)


@pytest.fixture
def session(edition):
    """A session with a guest who may not be named and documents that may not be seen."""
    made = SessionFactory(day=DayFactory(edition=edition))
    SpeakingRoleFactory(
        session=made,
        guest_name="canary-guest",
        guest_function="canary-guest-function",
        guest_affiliation="canary-guest-affiliation",
        is_public=False,
    )
    for distribution in (Distribution.LIMITED, Distribution.RESTRICTED):
        symbol = f"canary-{distribution}"
        made.documents.add(DocumentFactory(edition=edition, symbol=symbol, distribution=distribution))
    return made


@pytest.fixture
def delegation(edition, session):
    """A delegation with one delegate who is public, and hidden ones who speak."""
    made = DelegationFactory(
        edition=edition,
        body=BodyFactory(slug="body", label="Known body"),
        note="canary-note",
        focal_point_name="canary-focal-point",
        focal_point_email="canary-focal@example.org",
        focal_point_phone="canary-focal-phone",
    )
    person = PersonFactory(full_name="canary-person", badge_name="canary-badge", sort_name="canary-sort")
    open_name = {"full_name": "Published delegate", "is_public": True}
    DelegateFactory(delegation=made, person=person, **open_name, **canaries("public"))
    for number, fields in enumerate(HIDDEN):
        delegate = DelegateFactory(
            delegation=made,
            full_name=f"canary-hidden-{number}",
            original_name=f"canary-original-{number}",
            function=f"canary-function-{number}",
            **fields,
            **canaries(f"hidden-{number}"),
        )
        SpeakingRoleFactory(session=session, delegate=delegate, guest_name="")
    return made


@pytest.fixture
def draft(edition, session, delegation):
    """The next edition, not published, with bodies, delegates and a document of its own."""
    made = EditionFactory(
        series=edition.series,
        number=7,
        publication=Publication.DRAFT,
        publishes_delegates=True,
        title="canary-draft",
    )
    body = BodyFactory(label="canary-body-of-draft", slug="of-draft")
    DelegateFactory(
        delegation=DelegationFactory(edition=made, body=body), full_name="canary-of-draft", is_public=True
    )
    DelegationFactory(edition=made, body=delegation.body, printed_name="canary-printed-in-draft")
    CategoryFactory(series=edition.series, heading="canary-category-not-used")
    session.documents.add(DocumentFactory(edition=made, symbol="canary-document-of-draft"))
    return made


@pytest.fixture
def site(session, draft):
    """Addresses of the pages of an edition that holds everything which must not be seen."""
    keep_released(session.day.edition)
    base = "/conferences/forum/6"
    return [
        f"{base}/participants/",
        f"{base}/participants/?q=canary",
        f"{base}/programme/",
        f"{base}/programme/changes/",
        f"{base}/programme.ics",
        f"{base}/programme/{session.day.on}.ics",
        f"{base}/programme.ics?session={session.pk}",
        f"{base}/schedule.json",
        f"{base}/schedule.xml",
        f"{base}/sessions/{session.pk}/",
        f"{base}/sessions/{session.pk}.ics",
        "/conferences/forum/",
        "/conferences/forum/bodies/",
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
        echo = r'value="canary"|“canary”|: canary(?=[ ”»<\u2068\u2069])|[?;]q=canary'
        html = re.sub(echo, "", response.content.decode())
        assert re.findall("canary[-a-z0-9]*|CNY", html) == [], address


@pytest.mark.parametrize("form", ["programme/", "programme.ics", "schedule.json", "schedule.xml"])
def test_form_tells_name_function_and_body_of_who_is_public_and_no_more(client, site, session, form):
    travel = dict.fromkeys(("arrives_on", "departs_on"), "2001-02-03")
    person = PersonFactory(
        full_name="canary-person", original_name="canary-original", sort_name="canary-sort", nationality="CNY"
    )
    speaker = DelegateFactory(
        delegation__edition=session.day.edition,
        delegation__note="canary-note",
        delegation__focal_point_name="canary-focal-point",
        delegation__focal_point_email="canary-focal@example.org",
        delegation__body__label="Known speaking body",
        person=person,
        full_name="Aigul Bekova",
        original_name="canary-original-name",
        function="Head of Unit\ncanary-second-line",
        is_public=True,
        **canaries("speaker"),
        **travel,
    )
    SpeakingRoleFactory(session=session, delegate=speaker, guest_name="")
    keep_released(session.day.edition)

    text = client.get(f"/conferences/forum/6/{form}").content.decode().replace("\r\n ", "")

    # The XML has a place for names alone.
    whole = form != "schedule.xml"
    told = ("Aigul Bekova" in text, "Head of Unit" in text, "Known speaking body" in text)
    assert told == (True, whole, whole)
    assert re.findall("canary[-a-z0-9]*|CNY|2001-02-03|20010203", text) == []


def test_paper_tells_nothing_of_who_is_hidden(client, site, monkeypatch):
    printed = []

    def note(_template, data, **_options):
        printed.append(str(data))
        return b"%PDF"

    monkeypatch.setattr(programme_pdf, "typeset", note)
    assert client.get("/conferences/forum/6/programme.pdf").status_code == 200
    assert re.findall("canary[-a-z0-9]*|CNY", printed[0]) == []


def test_page_still_names_who_is_public(client, site):
    assert "Published delegate" in client.get(site[0]).content.decode()


def test_page_finds_no_hidden_delegate(client, site):
    assert "No body matches" in client.get(f"{site[0]}?q=canary-hidden").content.decode()


@pytest.mark.parametrize("page", ["participants/", "programme/"])
def test_pages_of_a_draft_are_not_found(client, site, page):
    assert client.get(f"/conferences/forum/7/{page}").status_code == 404


def test_session_of_a_draft_is_not_found(client):
    session = SessionFactory(day__edition__publication=Publication.DRAFT)
    keep_released(session.day.edition)
    assert client.get(session.get_absolute_url()).status_code == 404


def test_body_of_a_draft_is_not_found(client, site):
    assert client.get("/bodies/of-draft/").status_code == 404
