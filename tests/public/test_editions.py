"""The list of editions."""

import datetime as dt

import pytest

from conferences.reports.edition_directory import edition_directory
from conferences.reports.editions import edition_card, editions_on_record
from tests.factories import EditionFactory, EditionTopicFactory, SeriesFactory

pytestmark = pytest.mark.django_db


def titles(**filters) -> list[str]:
    return [edition.title for edition in editions_on_record(**filters)]


def test_editions_come_newest_first():
    for year in (2019, 2025, 2021):
        EditionFactory(title=str(year), starts_on=dt.date(year, 1, 1), ends_on=dt.date(year, 1, 2))

    assert titles() == ["2025", "2021", "2019"]


def test_editions_filter_by_series_year_and_country():
    series = SeriesFactory(slug="forum")
    EditionFactory(title="wanted", series=series, country_code="KAZ")
    EditionFactory(title="other series", country_code="KAZ")
    EditionFactory(title="other country", series=series)
    EditionFactory(
        title="other year",
        series=series,
        country_code="KAZ",
        starts_on=dt.date(2020, 1, 1),
        ends_on=dt.date(2020, 1, 2),
    )

    assert titles(series="forum", year=2025, country="KAZ") == ["wanted"]


@pytest.mark.parametrize("text", ["границ", "ГРАНИЦ", "терроризм границ", "ташкент"])
def test_editions_are_found_by_words_of_any_language_and_case(text):
    EditionFactory(title="wanted", theme_ru="Терроризм – сотрудничество без границ", city_ru="Ташкент")
    # Its city is Tashkent otherwise, which the word finds too.
    EditionFactory(title="other", city="Samarkand")

    assert titles(text=text) == ["wanted"]


def test_editions_need_every_word():
    EditionFactory(theme="Shared ridges")

    assert titles(text="ridges seas") == []


def test_filters_offer_what_published_editions_have():
    EditionFactory(country_code="UZB")
    EditionFactory(country_code="KAZ", publication="draft")

    there = edition_directory()

    assert (there.years, there.countries) == ((2025,), (("UZB", "Uzbekistan"),))


def test_card_falls_back_to_the_title_where_the_theme_repeats_the_series():
    EditionFactory(series__name="Without Borders", theme="Without borders", title="Sixth Conference")

    [edition] = editions_on_record()

    assert edition_card(edition).title.text == "Sixth Conference"


def test_card_counts_each_figure_on_its_own():
    edition = EditionFactory()
    EditionTopicFactory.create_batch(3, edition=edition)
    edition.documents.create(symbol="A/1", title="One", distribution="general")
    edition.documents.create(symbol="A/2", title="Two", distribution="restricted")

    [row] = editions_on_record()

    assert edition_card(row).figures == ((3, "topics"), (1, "document"))


def test_page_lists_what_the_filter_leaves_and_offers_to_remove_it(client):
    EditionFactory(series__slug="forum", series__name="Forum", title="Wanted")
    EditionFactory(title="Unwanted")

    text = client.get("/editions/?series=forum&page=1").text

    assert "Wanted" in text
    assert "Unwanted" not in text
    assert 'href="?"' in text
    assert "Series: Forum" in text


def test_page_keeps_other_filters_in_the_address_of_a_chip(client):
    EditionFactory(series__slug="forum")

    text = client.get("/editions/?series=forum&year=2025").text

    assert 'href="?year=2025"' in text
    assert 'href="?series=forum"' in text


@pytest.mark.parametrize(
    "query", ["year=abc", "year=99999999999", "series=nope", "country=%00", "q=%00", "page=x", "page=999"]
)
def test_page_survives_filters_it_cannot_read(client, query):
    EditionFactory(title="Still here")

    response = client.get(f"/editions/?{query}")

    assert response.status_code == 200
    assert "Still here" in response.text


def test_page_says_which_filter_it_cannot_read(client):
    EditionFactory()

    assert "Select a valid choice. abc is not one" in client.get("/editions/?year=abc").text


def test_page_without_a_match_says_what_to_loosen(client):
    EditionFactory()

    text = client.get("/editions/?q=nothing-like-it").text

    assert "No edition matches" in text
    assert "Without “Words in title, theme or place: nothing-like-it”: 1 edition" in text


def test_page_without_any_edition_does_not_blame_a_filter(client):
    assert "No edition is published yet" in client.get("/editions/").text


def test_page_breaks_long_lists_into_pages(client):
    EditionFactory.create_batch(25)

    assert len(client.get("/editions/").context["cards"]) == 24
    assert len(client.get("/editions/?page=2").context["cards"]) == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_page_takes_constant_queries(client, django_assert_num_queries, rows):
    EditionFactory.create_batch(rows)

    with django_assert_num_queries(3):
        client.get("/editions/")


@pytest.mark.parametrize("rows", [1, 3])
def test_page_takes_one_more_query_for_a_search(client, django_assert_num_queries, rows):
    EditionFactory.create_batch(rows, theme="Shared ridges")

    with django_assert_num_queries(4):
        client.get("/editions/?q=ridges")


def test_page_marks_text_that_is_not_in_its_language(client):
    EditionFactory(theme="Shared ridges", series__name="Forum")

    assert '<span lang="en">Shared ridges</span>' in client.get("/ru/editions/").text


@pytest.mark.parametrize(("asked", "is_open"), [("", False), ("?year=2025", True), ("?year=1999", True)])
def test_filter_stands_open_while_it_holds_or_cannot_be_read(client, asked, is_open):
    EditionFactory(starts_on=dt.date(2025, 1, 1), ends_on=dt.date(2025, 1, 2))

    page = client.get(f"/editions/{asked}").content.decode()

    assert ('<details class="fold" open>' in page) is is_open
    assert ("1999 is not one of the available choices" in page) is (asked == "?year=1999")
