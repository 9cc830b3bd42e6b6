"""The words of a filter find in a list what the search finds: beginnings of words, in any script."""

from typing import Any

import pytest
from pytest_django.asserts import assertNumQueries

from conferences.reports.document_register import public_register
from conferences.reports.documents import register
from conferences.reports.edition_directory import edition_directory
from conferences.reports.editions import editions_on_record
from conferences.reports.topic_directory import topic_directory
from conferences.reports.topics import topic_entries
from tests.factories import DocumentFactory, EditionFactory, EditionTopicFactory

pytestmark = pytest.mark.django_db

#: Words, and whether they find what is called “Граница, l’éclair 中华人民共和国”.
CASES = {
    "Граница": True,
    "гран": True,
    "GRANITSA": True,
    "éclair gran": True,
    "eclair": True,
    "人民": True,
    "renmin": True,
    "аница": False,
    "Granitza": False,
    "granitsa nothing": False,
    "%": False,
    "_": False,
    "'": False,
    "\\": False,
}


@pytest.fixture
def wanted(db) -> Any:
    title = "Граница, l’éclair 中华人民共和国"
    edition = EditionFactory(series__name="Forum", title=title, city="", country_code="", number=6)
    EditionTopicFactory(edition=edition, topic__name=title)
    DocumentFactory(edition=edition, symbol="F/6/1", title=title)
    other = EditionFactory(title="Other", city="", country_code="")
    EditionTopicFactory(edition=other, topic__name="Other")
    DocumentFactory(edition=other, symbol="O/1", title="Other")
    return edition


def by_lists(text: str) -> list[int]:
    """Return how many editions, topics and documents each way of filtering finds."""
    directories = (edition_directory(), topic_directory(), public_register())
    return [
        editions_on_record(text=text).count(),
        len(topic_entries(text)),
        len(register(text=text)),
        *(len(each.sift({"q": "held"}, text).passing) for each in directories),
    ]


@pytest.mark.parametrize(("text", "is_found"), CASES.items(), ids=map(ascii, CASES))
def test_lists_find_what_the_search_finds(text, is_found, client, wanted):
    assert by_lists(text) == [int(is_found)] * 6
    page = client.get("/search/", {"q": text}).context["page"]
    forgives = page is not None and page.question.forgiving
    groups = {group.slug for group in page.groups} if page else set()
    assert ({"editions", "topics", "documents"} <= groups) == (is_found or (forgives and bool(groups)))


def test_edition_is_found_by_its_series_and_its_year(wanted):
    year = str(wanted.starts_on.year)
    assert [row.pk for row in editions_on_record(text=f"forum gran {year}")] == [wanted.pk]
    directory = edition_directory()
    with assertNumQueries(1):
        found = directory.sift({"q": "held"}, f"forum {year}")
    assert found.passing == (wanted.pk,)


def test_topics_and_documents_are_filtered_without_a_statement_more(wanted):
    topics, documents = topic_directory(), public_register()
    with assertNumQueries(1):
        topics.sift({"q": "held"}, "gran")
        documents.sift({"q": "held"}, "gran")
