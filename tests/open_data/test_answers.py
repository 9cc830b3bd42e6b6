"""What the interface answers: parts of lists, filters, conditions, and what is wrong with a request."""

import pytest
from django.test import Client

from tests.factories import (
    BodyFactory,
    DelegationFactory,
    DocumentFactory,
    DocumentVersionFactory,
    EditionFactory,
    EditionTopicFactory,
    SessionFactory,
    TopicFactory,
    release,
)
from tests.open_data.scene import Scene

pytestmark = pytest.mark.django_db
ROOT = "http://testserver/api/v1/"


def names(client: Client, address: str, field: str) -> list[object]:
    return [row[field] for row in client.get(f"/api/v1/{address}").json()["results"]]


@pytest.fixture
def five_editions(db: None) -> None:
    for number in range(1, 6):
        EditionFactory(series__slug=f"forum-{number}", number=number, starts_on=f"202{number}-01-01")


def test_part_of_a_list_leads_to_the_others(five_editions: None, client: Client) -> None:
    answer = client.get("/api/v1/editions/?country=UZB&limit=2&offset=2")
    found = answer.json()
    at = f"{ROOT}editions/?country=UZB&limit=2&offset="

    assert [row["number"] for row in found.pop("results")] == [3, 2]
    assert found == {"count": 5, "limit": 2, "offset": 2, "next": f"{at}4", "previous": f"{at}0"}
    assert answer["Link"] == (
        f'<{at}0>; rel="first", <{at}4>; rel="last", <{at}4>; rel="next", <{at}0>; rel="prev"'
    )


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ("", ([5, 4, 3, 2, 1], None, None)),
        ("limit=2&offset=4", ([1], None, 2)),
        ("limit=2&offset=5", ([], None, 3)),
        ("limit=2&offset=1", ([4, 3], 3, 0)),
        ("limit=3&offset=900", ([], None, 3)),
    ],
)
def test_window_at_the_edges(window, expected, five_editions: None, client: Client) -> None:
    found = client.get(f"/api/v1/editions/?{window}").json()

    def offset(url: str | None) -> int | None:
        return None if url is None else int(url.rpartition("=")[2])

    numbers = [row["number"] for row in found["results"]]
    assert (numbers, offset(found["next"]), offset(found["previous"])) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [("series=forum", [6]), ("year=2019", [2]), ("country=KAZ", [2]), ("q=лавины", [2]), ("q=nothing", [])],
)
def test_editions_are_filtered(filters, expected, scene: Scene, client: Client) -> None:
    EditionFactory(
        number=2,
        country_code="KAZ",
        starts_on="2019-01-02",
        ends_on="2019-01-03",
        title_en="Two",
        title_ru="Лавины",
    )
    assert names(client, f"editions/?{filters}", "number") == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("kind=state", ["arvania"]),
        ("category=forum:members", ["arvania"]),
        ("q=АРВ", ["arvania"]),
        ("q=x", []),
    ],
)
def test_bodies_are_filtered(filters, expected, scene: Scene, client: Client) -> None:
    DelegationFactory(edition=scene.edition, body=BodyFactory(slug="guild", label="Guild"))

    assert names(client, f"bodies/?{filters}", "slug") == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("edition=forum/6&language=fr", ["F/6/9"]),
        ("edition=forum/7", []),
        ("kind=report", ["F/6/9"]),
        ("q=REV", ["F/6/1/Rev.1"]),
    ],
)
def test_documents_are_filtered(filters, expected, scene: Scene, client: Client) -> None:
    document = DocumentFactory(edition=scene.edition, symbol="F/6/9", kind="report")
    DocumentVersionFactory(document=document, language="fr")

    assert names(client, f"documents/?{filters}", "symbol") == expected


def test_topics_and_participants_are_filtered(scene: Scene, client: Client) -> None:
    EditionTopicFactory(edition=scene.edition, topic=TopicFactory(slug="ice", name_en="Ice"))
    place = "editions/forum/6/participants/"

    assert names(client, "topics/?q=wat", "slug") == ["water"]
    assert names(client, f"{place}?category=observers", "body") == [None]
    assert [row["slug"] for row in names(client, f"{place}?q=bekova", "body")] == ["arvania"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("", ["Opening", "Break"]),
        ("day=2025-06-03", ["Opening", "Break"]),
        ("day=2025-06-04", []),
        ("room", ["Opening", "Break"]),
        ("kind=break", ["Break"]),
        ("topic=water", ["Opening"]),
        ("topic=fire", []),
        ("language=ru", ["Opening"]),
    ],
)
def test_sessions_are_filtered(filters, expected, scene: Scene, client: Client) -> None:
    SessionFactory(day=scene.session.day, title="Break", kind="break", room=None)
    release(scene.edition)
    asked = f"room={scene.session.room.pk}" if filters == "room" else filters
    found = [title["en"] for title in names(client, f"editions/forum/6/sessions/?{asked}", "title")]

    # What takes place across all rooms takes place in each.
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("query", "parameter", "reason"),
    [
        ("limit=0", "limit", "Expected `int` >= 1."),
        ("limit=101", "limit", "Expected `int` <= 100."),
        ("limit=1.0", "limit", "Expected `int`, got `str`."),
        ("limit=", "limit", "Expected `int`, got `str`."),
        ("offset=-1", "offset", "Expected `int` >= 0."),
        ("limit=1&limit=2", "limit", "Given more than once."),
        (
            "kind=nation",
            "kind",
            "Expected one of state, organization, organ, institute, ngo, company, media, other.",
        ),
        ("colour=1", "colour", "There is no such parameter here. Known: limit, offset, kind, category, q."),
        ("q=%00", "q", "Expected `str` matching regex '^[^\\\\x00-\\\\x1f\\\\x7f]+$'."),
    ],
)
def test_parameter_that_cannot_be_read_is_named_with_the_reason(
    query, parameter, reason, client: Client
) -> None:
    answer = client.get(f"/api/v1/bodies/?{query}")

    assert answer.status_code == 400
    assert answer.json() == {
        "title": "Parameters cannot be read",
        "status": 400,
        "detail": f"{parameter}: {reason}",
        "errors": [{"parameter": parameter, "detail": reason}],
    }


def test_every_wrong_parameter_is_named(client: Client) -> None:
    answer = client.get("/api/v1/editions/?limit=x&year=0&country=Uzbekistan&page=2")

    assert [error["parameter"] for error in answer.json()["errors"]] == ["page", "limit", "year", "country"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(method: str) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = getattr(client, method)("/api/v1/bodies/", "{}", content_type="application/json")

    assert (answer.status_code, answer["Allow"], answer["Content-Type"]) == (
        405,
        "GET, HEAD, OPTIONS",
        "application/problem+json",
    )


def test_page_of_another_site_may_ask_and_read(scene: Scene, client: Client) -> None:
    asked = client.options("/api/v1/bodies/", headers={"Origin": "https://example.org"})
    answer = client.get("/api/v1/bodies/", headers={"Origin": "https://example.org"})

    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert asked["Access-Control-Allow-Headers"] == "If-None-Match, If-Modified-Since"
    assert {each["Access-Control-Allow-Origin"] for each in (asked, answer)} == {"*"}
    assert answer["Access-Control-Expose-Headers"] == "ETag, Link, Retry-After"


def test_answer_is_not_sent_again_to_who_has_it(scene: Scene, client: Client) -> None:
    first = client.get("/api/v1/editions/forum/6/")
    again = client.get("/api/v1/editions/forum/6/", headers={"If-None-Match": first["ETag"]})
    scene.edition.title_en = "Another title"
    scene.edition.save()
    changed = client.get("/api/v1/editions/forum/6/", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content, changed.status_code) == (304, b"", 200)


def test_address_without_its_slash_leads_to_the_right_one(client: Client) -> None:
    answer = client.get("/api/v1/editions?year=2019&limit=1")

    assert (answer.status_code, answer["Location"]) == (301, "/api/v1/editions/?year=2019&limit=1")


@pytest.mark.parametrize("address", ["nothing", "editions/forum/", "nothing/", "editions/forum/x/", "a%0Ab"])
def test_address_that_is_not_there_says_where_to_begin(address: str, client: Client) -> None:
    answer = client.get(f"/api/v1/{address}")

    assert answer.status_code == 404
    assert answer.json()["detail"] == "There is no such address. Begin at /api/v1/."


@pytest.mark.parametrize("language", ["ru", "zh-hans"])
def test_answer_is_the_same_in_every_language(language: str, scene: Scene, client: Client) -> None:
    plain = client.get("/api/v1/editions/").content
    client.cookies["django_language"] = language

    assert client.get("/api/v1/editions/", headers={"Accept-Language": language}).content == plain


def test_number_beyond_every_row_is_not_found(scene: Scene, client: Client) -> None:
    huge = 2**70
    answers = [
        client.get(f"/api/v1/{address}/").status_code
        for address in (f"documents/{huge}", f"editions/forum/{huge}", f"editions/forum/6/sessions/{huge}")
    ]
    assert answers == [404, 404, 404]
