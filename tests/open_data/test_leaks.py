"""Nothing that is not for the public is in the interface, the files, the feeds or the site map."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from eventsite.public.api.operations import OPERATIONS
from tests.open_data.scene import Scene

pytestmark = pytest.mark.django_db
CANARY = re.compile("canary[-a-z0-9]*|CNY")
OTHERS = (
    "/api/v1/openapi.json",
    "/feed.atom",
    "/editions.atom",
    "/programmes.atom",
    "/documents.atom",
    "/conferences/forum/6/feed.atom",
    "/sitemap.xml",
    "/robots.txt",
    *(
        f"/{kind}.{form}"
        for kind in ("series", "editions", "bodies", "topics", "documents")
        for form in ("csv", "json")
    ),
    *(f"/conferences/forum/6/participants.{form}" for form in ("csv", "json")),
)


def addresses(scene: Scene) -> list[str]:
    in_api = [
        reverse(f"api:{each.name}", kwargs={name: scene.parts[name] for name in each.parts})
        for each in OPERATIONS
    ]
    return [*in_api, *OTHERS]


def test_nothing_leaks(guarded: Scene, client: Client) -> None:
    found = {}
    for address in addresses(guarded):
        answer = client.get(address)
        assert answer.status_code == 200, address
        found[address] = CANARY.findall(answer.getvalue().decode())

    assert {address: words for address, words in found.items() if words} == {}


def test_nothing_is_found_by_what_is_hidden(guarded: Scene, client: Client) -> None:
    lists = [f"/api/v1/{kind}/" for kind in ("editions", "bodies", "topics", "documents")]
    lists.append("/api/v1/editions/forum/6/participants/")

    counts = {address: client.get(address, {"q": "canary"}).json()["count"] for address in lists}

    assert counts == dict.fromkeys(lists, 0)


def test_delegates_are_those_that_the_page_names(guarded: Scene, client: Client) -> None:
    found = client.get("/api/v1/editions/forum/6/participants/").json()["results"]

    named = [delegate for row in found for delegate in row["delegates"]]
    assert named == [
        {"name": "Aigul Bekova", "role": "head", "function": ["Minister"]},
        {"name": "Published Delegate", "role": "delegate", "function": []},
    ]


def test_speakers_are_those_who_may_be_named(guarded: Scene, client: Client) -> None:
    found = client.get(f"/api/v1/editions/forum/6/sessions/{guarded.session.pk}/").json()

    assert [(row["name"], row["role"], row["function"]) for row in found["speakers"]] == [
        ("Aigul Bekova", "chair", "Minister"),
        ("Known Guest", "speaker", ""),
    ]
    assert {key for row in found["speakers"] for key in row} == {"id", "name", "role", "function", "body"}


def test_edition_that_publishes_no_delegates_names_nobody(guarded: Scene, client: Client) -> None:
    guarded.edition.publishes_delegates = False
    guarded.edition.save()

    told = [
        client.get(f"/{address}").getvalue().decode()
        for address in (
            "api/v1/editions/forum/6/participants/",
            "api/v1/editions/forum/6/sessions/",
            "conferences/forum/6/participants.csv",
        )
    ]
    assert [name for text in told for name in ("Bekova", "Published Delegate") if name in text] == []


HIDDEN = (
    "api/v1/series/canary-series/",
    "api/v1/editions/forum/7/",
    "api/v1/editions/forum/7/sessions/",
    "api/v1/editions/forum/7/participants/",
    "api/v1/bodies/canary-body/",
    "api/v1/topics/canary-topic/",
    "conferences/forum/7/participants.csv",
    "conferences/forum/7/feed.atom",
)


@pytest.mark.parametrize("address", HIDDEN)
def test_what_is_a_draft_is_not_found(address: str, guarded: Scene, client: Client) -> None:
    assert client.get(f"/{address}").status_code == 404


def test_hidden_document_and_unreleased_session_are_not_found(guarded: Scene, client: Client) -> None:
    hidden = guarded.edition.documents.exclude(distribution="general").values_list("pk", flat=True)
    unreleased = guarded.session.day.sessions.get(title="canary-unreleased").pk

    statuses = [client.get(f"/api/v1/documents/{pk}/").status_code for pk in hidden]
    statuses.append(client.get(f"/api/v1/editions/forum/6/sessions/{unreleased}/").status_code)
    assert statuses == [404, 404, 404]


def test_staff_see_no_more_of_the_record_in_the_interface(guarded: Scene, admin_client: Client) -> None:
    assert admin_client.get("/api/v1/editions/forum/7/").status_code == 404
