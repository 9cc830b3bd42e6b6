"""What search engines read of a series, a body and a topic."""

import json
import re

import pytest
from django.test import Client

from tests.factories import BodyNameFactory, DelegationFactory
from tests.open_data.scene import Scene

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
SCHEMA = "https://schema.org"


def data(client: Client, address: str) -> dict[str, object]:
    page = client.get(address).content.decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(block)


def test_series_is_an_event_series_with_its_editions(guarded: Scene, client: Client) -> None:
    assert data(client, "/conferences/forum/") == {
        "@context": SCHEMA,
        "@type": "EventSeries",
        "@id": f"{SITE}/conferences/forum/",
        "name": "Forum",
        "alternateName": "F",
        "inLanguage": "en",
        "url": f"{SITE}/conferences/forum/",
        "organizer": {"@type": "Organization", "name": "Secretariat"},
        "subEvent": [
            {"@type": "Event", "@id": f"{SITE}/conferences/forum/6/", "name": "Shared ridges"},
        ],
    }


def test_state_is_a_country_with_its_names(guarded: Scene, client: Client) -> None:
    assert data(client, "/ru/bodies/arvania/") == {
        "@context": SCHEMA,
        "@type": "Country",
        "@id": f"{SITE}/ru/bodies/arvania/",
        "name": "Арвания",
        "alternateName": ["Arvania"],
        "url": f"{SITE}/ru/bodies/arvania/",
        "mainEntityOfPage": f"{SITE}/ru/bodies/arvania/",
        "identifier": "ARV",
    }


def test_body_is_an_organization_under_its_parent(scene: Scene, client: Client) -> None:
    scene.body.kind, scene.body.website = "organ", "https://example.org/"
    scene.body.save()
    before = data(client, "/bodies/arvania/")["parentOrganization"]
    DelegationFactory(edition=scene.edition, body=scene.body.parent)
    BodyNameFactory(body=scene.body.parent, text="Union of All")
    found = data(client, "/bodies/arvania/")

    assert (found["@type"], found["url"]) == ("Organization", "https://example.org/")
    # What has no page has no address.
    assert before == {"@type": "Organization", "name": "Union"}
    assert found["parentOrganization"] == {
        "@type": "Organization",
        "name": "Union of All",
        "@id": f"{SITE}/bodies/union/",
    }


def test_topic_is_a_term_of_its_editions(guarded: Scene, client: Client) -> None:
    assert data(client, "/topics/water/") == {
        "@context": SCHEMA,
        "@type": "DefinedTerm",
        "@id": f"{SITE}/topics/water/",
        "name": "Water",
        "inLanguage": "en",
        "url": f"{SITE}/topics/water/",
        "subjectOf": [
            {"@type": "Event", "@id": f"{SITE}/conferences/forum/6/", "name": "Sixth Forum"},
        ],
    }
