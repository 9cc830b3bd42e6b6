"""The page of a series."""

import datetime as dt

import pytest

from conferences.enums import Completeness, Publication
from eventsite.public.reports.run import run_of
from eventsite.public.reports.series import series_page
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    DelegationFactory,
    EditionFactory,
    EditionTopicFactory,
    SeriesFactory,
)

pytestmark = pytest.mark.django_db
TODAY = dt.date(2025, 6, 4)


def page_of(series):
    return series_page(series, today=TODAY)


def test_series_groups_bodies_by_the_editions_that_name_them():
    series = SeriesFactory()
    editions = [EditionFactory(series=series, number=number) for number in (1, 2)]
    zebra, antelope, once = (BodyFactory(label=label) for label in ("Zebra Union", "Antelope Union", "Bee"))
    for body, held in ((zebra, editions), (antelope, editions), (once, editions[:1])):
        for edition in held:
            DelegationFactory(edition=edition, body=body)

    groups = page_of(series).regulars.groups

    assert [(group.editions, [name.text for _body, name in group.bodies]) for group in groups] == [
        (2, ["Antelope Union", "Zebra Union"]),
        (1, ["Bee"]),
    ]


def test_series_counts_neither_drafts_nor_other_series():
    series = SeriesFactory()
    body = BodyFactory()
    DelegationFactory(edition=EditionFactory(series=series), body=body)
    DelegationFactory(edition=EditionFactory(series=series, publication=Publication.DRAFT), body=body)
    DelegationFactory(body=body)

    assert [group.editions for group in page_of(series).regulars.groups] == [1]


def test_series_says_which_editions_are_not_recorded():
    series = SeriesFactory()
    for number in (3, 6):
        EditionFactory(series=series, number=number)

    assert page_of(series).gaps == ("Nothing is recorded of these editions: 1–2, 4–5.",)


def test_series_says_where_its_lists_are_incomplete():
    series = SeriesFactory()
    EditionFactory(series=series, number=1, list_completeness=Completeness.PARTIAL)
    EditionFactory(series=series, number=2, list_completeness=Completeness.CATEGORIES_ONLY)

    assert page_of(series).gaps == (
        "The lists of bodies are incomplete for these editions: 1.",
        "Only categories of bodies are recorded for these editions: 2.",
    )


def test_long_run_shows_its_newest_part():
    edition = EditionFactory(number=40)

    run = run_of([edition])

    assert (run[0][0], run[-1][0], len(run)) == (17, 40, 24)


def test_series_without_a_published_edition_is_404(client):
    EditionFactory(series__slug="hidden", publication=Publication.DRAFT)

    assert client.get("/conferences/hidden/").status_code == 404


def test_series_page_names_bodies_in_the_language_of_the_page(client):
    delegation = DelegationFactory(edition__series__slug="forum")
    BodyNameFactory(body=delegation.body, language="ru", text="Союз антилоп")

    assert "Союз антилоп" in client.get("/ru/conferences/forum/").text


def test_series_page_never_says_absent_of_a_body(client):
    DelegationFactory(edition__series__slug="forum")

    assert "was not necessarily absent" in client.get("/conferences/forum/").text


@pytest.mark.parametrize("rows", [1, 3])
def test_series_page_takes_constant_queries(client, django_assert_num_queries, rows):
    series = SeriesFactory(slug="forum")
    for number in range(1, rows + 1):
        edition = EditionFactory(series=series, number=number)
        DelegationFactory.create_batch(rows, edition=edition)
        EditionTopicFactory(edition=edition)

    with django_assert_num_queries(13):
        client.get("/conferences/forum/")
