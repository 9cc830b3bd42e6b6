"""The page of the search: groups, counts, pages of one kind, and what it costs."""

import datetime as dt
import re

import pytest
from pytest_django.asserts import assertNumQueries

from conferences.enums import NameStyle
from eventsite.lib.search import finding
from eventsite.public.reports import search as report
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    DocumentFactory,
    EditionFactory,
    EditionTopicFactory,
    SeriesFactory,
    SessionFactory,
    TopicFactory,
    release,
)

pytestmark = pytest.mark.django_db
#: Seven kinds, and the names of the bodies that are shown.
EXACT, NEAR = 8, 15
KINDS = ["Editions", "Conference series", "Bodies", "People", "Topics", "Sessions", "Documents"]


def one_of_each(number: int) -> None:
    """Make a series, an edition and whatever else can be found, all bearing one word."""
    series = SeriesFactory(name=f"Glacier series {number}")
    edition = EditionFactory(series=series, title=f"Glacier edition {number}", publishes_delegates=True)
    body = BodyFactory(label=f"Glacier body {number}")
    BodyNameFactory(body=body)
    seat = DelegationFactory(edition=edition, body=body)
    DelegateFactory(delegation=seat, full_name=f"Glacier Person {number}", is_public=True)
    EditionTopicFactory(edition=edition, topic__name=f"Glacier topic {number}")
    DocumentFactory(edition=edition, title=f"Glacier document {number}")
    SessionFactory(day=DayFactory(edition=edition), title=f"Glacier session {number}")
    release(edition)


@pytest.mark.parametrize("rows", [1, 3])
def test_search_costs_the_same_for_one_row_and_three(rows, client):
    for number in range(rows):
        one_of_each(number)
    with assertNumQueries(EXACT):
        client.get("/search/", {"q": "glacier"})
    with assertNumQueries(EXACT):
        client.get("/search/", {"q": "glacier", "in": "people"})
    with assertNumQueries(NEAR):
        client.get("/search/", {"q": "glaciar"})


@pytest.mark.parametrize(
    ("text", "queries"), [("", 0), ("a", 0), ("%", 0), ("x" * 300, 0), ("中", 7), ("nix", 7)]
)
def test_nothing_costs_little(text, queries, client, django_assert_num_queries):
    with django_assert_num_queries(queries):
        client.get("/search/", {"q": text})


def test_every_kind_is_counted_and_shown(client):
    one_of_each(1)
    one_of_each(2)
    page = client.get("/search/", {"q": "glacier"}).context["page"]
    assert [(group.label, group.count, len(group.results)) for group in page.groups] == [
        (label, 2, 2) for label in KINDS
    ]
    assert page.count == 14


@pytest.fixture
def topics(db):
    edition = EditionFactory()
    for number in range(25):
        EditionTopicFactory(edition=edition, topic=TopicFactory(name=f"Glacier {number:02}"))


def headings(client, **query: object) -> list[str]:
    page = client.get("/search/", {"q": "glacier", **query}).content.decode()
    return re.findall(r"<mark>Glacier</mark> (\d+)", page)


def test_first_of_many_are_shown_with_a_way_to_the_others(client, topics):
    page = client.get("/search/", {"q": "glacier"}).content.decode()
    assert headings(client) == ["00", "01", "02", "03", "04"]
    assert 'href="?q=glacier&amp;in=topics"' in page
    assert "25 results" in page


def test_kind_is_paged(client, topics):
    numbers = [f"{number:02}" for number in range(25)]
    assert headings(client, **{"in": "topics"}) == numbers[:20]
    assert headings(client, **{"in": "topics", "page": 2}) == numbers[20:]
    assert headings(client, **{"in": "topics", "page": "x"}) == numbers[:20]
    assert headings(client, **{"in": "topics", "page": 99}) == numbers[20:]


@pytest.mark.parametrize("kind", ["nothing", "bodies", "\x00", "topics'--"])
def test_kind_without_results_shows_all(kind, client, topics):
    assert headings(client, **{"in": kind}) == ["00", "01", "02", "03", "04"]


def test_more_than_are_counted_is_said(client, topics, monkeypatch):
    monkeypatch.setattr(finding, "MOST", 10)
    page = client.get("/search/", {"q": "glacier", "in": "topics"}).content.decode()
    assert "more than 10 results" in page
    assert "There are more than can be shown. Add a word to find the right ones." in page


def test_person_of_two_editions_is_one_result_with_the_later_edition(client):
    seats = []
    for number, day in ((1, dt.date(2018, 5, 1)), (2, dt.date(2020, 5, 1))):
        dates = {"starts_on": day, "ends_on": day}
        edition = EditionFactory(series__acronym="GF", number=number, publishes_delegates=True, **dates)
        seats.append(DelegateFactory(delegation__edition=edition, full_name="Ana Bel", is_public=True))
    seats[1].person = seats[0].person
    seats[1].save()
    groups = client.get("/search/", {"q": "ana"}).context["page"].groups
    assert [(group.slug, group.count) for group in groups] == [("people", 1)]
    assert str(groups[0].results[0].facts[-1]) == "GF, 2nd edition"


@pytest.mark.parametrize("style", NameStyle.values)
def test_person_is_found_on_the_list_that_the_result_leads_to(client, style: str):
    edition = EditionFactory(series__slug="forum", number=6, publishes_delegates=True, name_style=style)
    body = BodyFactory(label="Body of the person")
    DelegateFactory(
        delegation=DelegationFactory(edition=edition, body=body),
        honorific="Mr",
        full_name="Grigory Pustovitov",
        given_name="Grigory",
        family_name="Pustovitov",
        is_public=True,
    )
    DelegationFactory(edition=edition, body=BodyFactory(label="Another body"))
    (address,) = re.findall(
        r'href="(/conferences/forum/6/participants/[^"]*)"', client.get("/search/?q=pustovitov").text
    )
    text = client.get(address.replace("&amp;", "&")).text

    assert ("Body of the person" in text, "Another body" in text) == (True, False)


def test_results_lead_to_pages_that_are_there(client):
    one_of_each(1)
    groups = client.get("/search/", {"q": "glacier"}).context["page"].groups
    answers = {group.slug: client.get(group.results[0].url) for group in groups}
    assert {slug: answer.status_code for slug, answer in answers.items()} == dict.fromkeys(report.GROUPS, 200)
    # The person and the document are on the lists to which they lead.
    assert b"Glacier Person 1" in answers["people"].content
    assert b"Glacier document 1" in answers["documents"].content


def test_search_is_kept_by_nobody(client):
    response = client.get("/search/", {"q": "glacier"})
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_head_of_every_page_has_the_search(client):
    page = client.get("/topics/").content.decode()
    assert re.search(
        r'<form class="searchbox"\s+role="search"\s+aria-label="[^"]+"\s+action="/search/"', page
    )
    assert re.search(r'<a class="searchlink"\s+href="/search/"', page)


def test_search_is_read_only(client):
    assert client.post("/search/", {"q": "glacier"}).status_code == 405
