"""Every answer is what the description says, field by field."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from jsonschema import Draft202012Validator, FormatChecker

from eventsite.public.api.operations import OPERATIONS, Operation
from tests.open_data.scene import Scene

pytestmark = pytest.mark.django_db
OPERATION = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)


def description(client: Client) -> dict[str, Any]:
    return client.get("/api/v1/openapi.json").json()


def address(operation: Operation, scene: Scene, **other: object) -> str:
    parts = {**scene.parts, **other}
    return reverse(f"api:{operation.name}", kwargs={name: parts[name] for name in operation.parts})


def check(client: Client, path: str, status: int, answer: Any) -> None:
    """Hold an answer against the schema that the description gives for it."""
    whole = description(client)
    told = whole["paths"][path]["get"]["responses"][str(status)]["content"]
    (kind,) = told
    schema = {**told[kind]["schema"], "components": whole["components"]}
    assert (answer.status_code, answer["Content-Type"]) == (status, kind)
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(answer.json())


@OPERATION
def test_answer_is_as_described(operation: Operation, scene: Scene, client: Client) -> None:
    check(client, f"/{operation.path}", 200, client.get(address(operation, scene)))


@OPERATION
def test_refusal_is_as_described(operation: Operation, scene: Scene, client: Client) -> None:
    answer = client.get(address(operation, scene), {"unknown": "1"})

    check(client, f"/{operation.path}", 400, answer)
    assert [error["parameter"] for error in answer.json()["errors"]] == ["unknown"]


@pytest.mark.parametrize("operation", [each for each in OPERATIONS if each.parts], ids=lambda each: each.name)
def test_what_is_not_there_is_as_described(operation: Operation, scene: Scene, client: Client) -> None:
    nothing = {"series": "none", "body": "none", "topic": "none", "document": 0}

    check(client, f"/{operation.path}", 404, client.get(address(operation, scene, **nothing)))


def test_entry_is_as_described_and_leads_to_every_collection(scene: Scene, client: Client) -> None:
    answer = client.get("/api/v1/")

    check(client, "/", 200, answer)
    assert [row["name"] for row in answer.json()["collections"]] == [
        "series",
        "editions",
        "bodies",
        "topics",
        "documents",
    ]
    assert {client.get(row["url"]).status_code for row in answer.json()["collections"]} == {200}


@OPERATION
def test_addresses_in_an_answer_lead_somewhere(operation: Operation, scene: Scene, client: Client) -> None:
    found = set(_own_addresses(client.get(address(operation, scene)).json()))

    assert {url: client.get(url).status_code for url in found} == dict.fromkeys(found, 200)


@OPERATION
def test_scene_leaves_no_list_empty(operation: Operation, scene: Scene, client: Client) -> None:
    """What the other tests hold against the schema is something."""
    found = client.get(address(operation, scene)).json()
    rows = found["results"] if operation.is_list else [found]

    empty = {name for name in rows[0] if all(row[name] in ([], None, {}) for row in rows)}
    assert empty == SPARSE.get(operation.name.removesuffix("-list"), set())


#: Fields that the scene leaves open, since another test or nobody fills them.
SPARSE = {
    "series": {"description"},
    "edition": {"outcome", "participation_note"},
    "body": {"dissolved_on", "successor"},
    "topic": {"description"},
    "document": {"corrected_by", "corrects", "published_on"},
}


def _own_addresses(found: Any) -> Any:
    if isinstance(found, dict):
        found = list(found.values())
    if isinstance(found, list):
        for each in found:
            yield from _own_addresses(each)
    elif isinstance(found, str) and found.startswith("http://testserver/"):
        yield found


def test_description_names_every_address_and_parameter(client: Client) -> None:
    whole = description(client)

    told = {
        path: [each["name"] for each in rows["get"]["parameters"]] for path, rows in whole["paths"].items()
    }
    assert whole["openapi"] == "3.1.0"
    assert told == {
        "/": [],
        "/series/": ["limit", "offset"],
        "/series/{series}/": ["series"],
        "/editions/": ["limit", "offset", "series", "year", "country", "q"],
        "/editions/{series}/{number}/": ["series", "number"],
        "/editions/{series}/{number}/participants/": [
            *("series", "number", "limit", "offset", "category", "q"),
        ],
        "/editions/{series}/{number}/sessions/": [
            *("series", "number", "limit", "offset", "day", "room", "kind", "topic", "language"),
        ],
        "/editions/{series}/{number}/sessions/{session}/": ["series", "number", "session"],
        "/bodies/": ["limit", "offset", "kind", "category", "q"],
        "/bodies/{body}/": ["body"],
        "/topics/": ["limit", "offset", "q"],
        "/topics/{topic}/": ["topic"],
        "/documents/": ["limit", "offset", "edition", "kind", "language", "q"],
        "/documents/{document}/": ["document"],
    }
