"""What search engines and messengers read of a page."""

import json
import re

import pytest

from conferences.enums import DatesBasis, Publication, SessionStatus
from conferences.services.releases import make_draft_link
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    RoomFactory,
    SessionFactory,
    SpeakingRoleFactory,
    UserFactory,
    VenueFactory,
    release,
)

pytestmark = pytest.mark.django_db
SCHEMA = "https://schema.org"
EDITION = "http://testserver/conferences/forum/6/"


@pytest.fixture
def session():
    edition = EditionFactory(
        series__slug="forum",
        series__organizer="Standing Secretariat",
        number=6,
        title="Sixth Forum",
        theme="Shared ridges",
        venue=VenueFactory(name="Congress Hall", address="1 Main Street"),
        publishes_delegates=True,
    )
    room = RoomFactory(edition=edition, name="Hall")
    return SessionFactory(day=DayFactory(edition=edition), title="Radar", abstract="How.", room=room)


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def blocks(html):
    return re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)


def data(client, address):
    (block,) = blocks(text(client, address))
    return json.loads(block)


def metas(client, address):
    return dict(re.findall(r'<meta property="(og:[a-z_]+)"\s+content="([^"]*)">', text(client, address)))


def test_edition_is_an_event_with_place_and_organizer(client, session):
    found = data(client, "/conferences/forum/6/")
    assert found == {
        "@context": SCHEMA,
        "@type": "Event",
        "@id": EDITION,
        "name": "Sixth Forum",
        "alternateName": "Shared ridges",
        "startDate": "2025-06-03",
        "endDate": "2025-06-05",
        "eventStatus": f"{SCHEMA}/EventScheduled",
        "eventAttendanceMode": f"{SCHEMA}/OfflineEventAttendanceMode",
        "inLanguage": "en",
        "url": EDITION,
        "location": {
            "@type": "Place",
            "name": "Congress Hall",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "1 Main Street",
                "addressLocality": "Tashkent",
                "addressCountry": "Uzbekistan",
            },
        },
        "organizer": {"@type": "Organization", "name": "Standing Secretariat"},
    }


def test_edition_states_no_date_that_is_inferred(client, session):
    session.day.edition.dates_basis = DatesBasis.YEAR_INFERRED
    session.day.edition.save()
    assert {"startDate", "endDate"} & data(client, "/conferences/forum/6/").keys() == set()


def test_session_is_an_event_of_its_edition(client, session):
    body = BodyFactory()
    BodyNameFactory(body=body, text="Zerafan")
    delegation = DelegationFactory(edition=session.day.edition, body=body)
    speaker = DelegateFactory(
        delegation=delegation, full_name="Aigul Bekova", function="Head", is_public=True
    )
    SpeakingRoleFactory(session=session, delegate=speaker, guest_name="")
    SpeakingRoleFactory(session=session, guest_name="canary", is_public=False)
    release(session.day.edition)

    found = data(client, session.get_absolute_url())

    assert found["superEvent"]["@id"] == EDITION
    assert found == found | {
        "@type": "Event",
        "@id": f"urn:uuid:{session.uid}",
        "name": "Radar",
        "description": "How.",
        "startDate": "2025-06-03T09:00:00+05:00",
        "endDate": "2025-06-03T10:00:00+05:00",
        "eventStatus": f"{SCHEMA}/EventScheduled",
        "url": f"http://testserver{session.get_absolute_url()}",
        "performer": [
            {
                "@type": "Person",
                "name": "Aigul Bekova",
                "jobTitle": "Head",
                "affiliation": {"@type": "Organization", "name": "Zerafan"},
            }
        ],
    }
    assert found["location"]["name"] == "Hall, Congress Hall"


@pytest.mark.parametrize(
    ("status", "told"),
    [(SessionStatus.CANCELLED, "EventCancelled"), (SessionStatus.MOVED, "EventRescheduled")],
)
def test_session_tells_its_status(client, session, status, told):
    session.status = status
    session.save()
    release(session.day.edition)
    assert data(client, session.get_absolute_url())["eventStatus"] == f"{SCHEMA}/{told}"


def test_no_text_ends_the_block_of_data(client, session):
    session.title = "</script><script>alert(1)</script> & <b>"
    session.save()
    release(session.day.edition)

    html = text(client, session.get_absolute_url())

    assert "<script>alert" not in html
    assert json.loads(blocks(html)[0])["name"] == session.title


def test_pages_present_themselves_where_they_are_passed_on(client, session):
    release(session.day.edition)
    assert metas(client, session.get_absolute_url()) == {
        "og:type": "website",
        "og:site_name": "Conference Secretariat",
        "og:title": "Radar",
        "og:description": "Tuesday, 3 June 2025, 09:00–10:00, Hall, Tashkent, Uzbekistan",
        "og:url": f"http://testserver{session.get_absolute_url()}",
        "og:locale": "en",
    }
    for page in ("", "programme/"):
        found = metas(client, f"/conferences/forum/6/{page}")
        assert (found["og:title"], found["og:description"]) == (
            "Shared ridges",
            "3–5 June 2025, Tashkent, Uzbekistan",
        )


def test_draft_presents_itself_nowhere(client, session):
    link = make_draft_link(edition=session.day.edition, by=None)
    for rest in ("", f"sessions/{session.pk}/"):
        address = f"/conferences/forum/6/draft/{link.key}/{rest}"
        assert (metas(client, address), blocks(text(client, address))) == ({}, [])


def test_preview_of_an_edition_not_published_presents_itself_nowhere(client, session, django_user_model):
    release(session.day.edition)
    session.day.edition.publication = Publication.DRAFT
    session.day.edition.save()
    client.force_login(UserFactory(is_superuser=True))
    for address in ("/conferences/forum/6/", session.get_absolute_url()):
        assert (metas(client, address), blocks(text(client, address))) == ({}, [])


def test_pages_lead_to_their_calendars(client, session):
    release(session.day.edition)
    programme = text(client, "/conferences/forum/6/programme/")
    assert 'href="webcal://testserver/conferences/forum/6/programme.ics"' in programme
    assert 'href="/conferences/forum/6/programme/2025-06-03.ics"' in programme
    assert f'href="/conferences/forum/6/sessions/{session.pk}.ics"' in text(
        client, session.get_absolute_url()
    )
