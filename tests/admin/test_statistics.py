"""The staff's pages of statistics: figures that name their population and lead to their rows."""

import re

import pytest
from django.urls import reverse

from conferences.enums import Completeness
from tests.admin.counted import PAGES, address, links_of, page, second_edition
from tests.factories import CategoryFactory, DelegateFactory, EditionFactory, SeriesFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return second_edition()


def test_page_of_an_edition_leads_to_its_statistics(admin_client, edition):
    html = admin_client.get(reverse("admin:conferences_edition_change", args=[edition.pk])).text
    assert f'href="{address(edition)}"' in html


def test_page_of_a_series_leads_to_its_statistics(admin_client, edition):
    html = admin_client.get(reverse("admin:conferences_series_change", args=[edition.series_id])).text
    assert f'href="{address(edition, "series")}"' in html


def test_each_figure_names_its_population_and_what_that_means(admin_client, edition):
    html = page(admin_client, address(edition), population="confirmed")

    sections = re.findall(r'<section class="statistic.*?</section>', html)
    named = [
        re.search(r'class="population"> <b>(.*?):</b> (.*?) </p>', section).groups() for section in sections
    ]
    confirmed = ("Confirmed", "Those who are confirmed, and those who are accredited already.")
    on_record = ("On record", "Everybody ever entered, also who declined, withdrew or was replaced.")
    assert named == [*[confirmed] * 5, on_record, confirmed]


def test_populations_stand_beside_each_other_and_the_chosen_one_is_marked(admin_client, edition):
    html = page(admin_client, address(edition), population="accredited")

    tiles = re.findall(r'<a href="\?population=(\w+)" ?(aria-current="page")?>.*?<b>(\d+)</b>', html)
    assert tiles == [
        ("registered", "", "2"),
        ("confirmed", "", "2"),
        ("accredited", 'aria-current="page"', "1"),
        ("listed", "", "2"),
    ]


def test_people_and_seats_are_counted_apart(admin_client, edition):
    html = page(admin_client, address(edition))

    row = re.search(
        r"<tr> <th scope=\"row\"> <a [^>]+><span class=\"cat cat--3\">Members</span></a> </th>.*?</tr>", html
    )
    assert re.findall(r'<td class="r[ v]*">(.*?)</td>', row[0]) == ["2", "100.0%", "3"]
    assert "Who holds two seats counts in the row of each, and once in the total." in html


@pytest.mark.parametrize("what", ["edition", "series"])
@pytest.mark.parametrize("population", ["registered", "confirmed", "accredited", "listed"])
def test_every_figure_leads_to_as_many_rows_as_it_counts(admin_client, edition, what, population):
    html = page(admin_client, address(edition, what), population=population, counted="seats")

    rows = re.findall(r"<tr>.*?</tr>", html)
    counted = {}
    for row in rows:
        if what == "series":
            cells = re.findall(r'<td class="r"><a href="([^"]+)">(\d+)</a></td>', row)
        else:
            cells = [
                (link, re.findall(r'<td class="r">(\d+)</td> </tr>', row)[0]) for link in links_of(row)[:1]
            ]
        counted |= {link.replace("&amp;", "&"): int(number) for link, number in cells}
    assert len(counted) > 8
    shown = {link: admin_client.get(link).context["cl"].result_count for link in counted}
    assert shown == counted


@pytest.mark.parametrize("what", ["edition", "series"])
def test_figures_of_nobody_lead_nowhere(admin_client, edition, what):
    links = links_of(page(admin_client, address(edition, what)))
    assert [link for link in links if "gender=female" in link]
    assert not [link for link in links if "gender=male" in link]


@pytest.mark.parametrize("query", ["population=x", "body=x", "body=99999999999999999999", "gender=x"])
def test_forged_filter_of_the_list_is_no_error(admin_client, edition, query):
    assert admin_client.get(f"/admin/delegations/delegate/?{query}").status_code == 200


@pytest.mark.parametrize("what", ["edition", "series"])
def test_address_that_names_no_population_says_so_and_counts_the_registered(admin_client, edition, what):
    html = page(admin_client, address(edition, what), population="everybody")

    assert "The address names nothing that can be counted. Choose here what to count." in html
    assert "Everybody who holds a seat" in html


@pytest.mark.parametrize("pk", ["0", "x", "99999999999999999999", "1/2"])
@pytest.mark.parametrize("model", ["edition", "series"])
@pytest.mark.parametrize("end", ["", "export/"])
def test_forged_address_is_not_found(admin_client, pk, model, end):
    assert admin_client.get(f"/admin/conferences/{model}/{pk}/statistics/{end}").status_code == 404


def test_empty_edition_and_series_say_what_to_do(admin_client):
    edition = EditionFactory()
    for what in PAGES:
        assert "Figures come with the delegates" in page(admin_client, address(edition, what))


def test_incomplete_list_says_so(admin_client, edition):
    edition.list_completeness = Completeness.PARTIAL
    edition.save()

    assert "The list of this edition is incomplete" in page(admin_client, address(edition))
    assert "* incomplete list:" in page(admin_client, address(edition, "series"))


def test_series_draws_its_figures_with_a_title_a_description_and_a_table(admin_client, edition):
    html = page(admin_client, address(edition, "series"), counted="people")

    assert 'role="img" aria-labelledby="chart-gender-title chart-gender-desc"' in html
    assert '<title id="chart-gender-title">Gender</title>' in html
    assert "the highest column is 2. The table below gives every number." in html
    assert 'id="chart-body-title"' not in html
    row = re.search(r"<tr> <th scope=\"row\"><span>Female</span></th>.*?</tr>", html)[0]
    assert re.findall(r'<td class="r"><a [^>]+>(\d+)</a></td>', row) == ["1", "1"]


def test_series_leads_to_the_statistics_of_its_editions(admin_client, edition):
    html = page(admin_client, address(edition, "series"), population="listed")
    assert f'href="{address(edition)}?population=listed"' in html


def test_bodies_stand_under_the_word_of_their_category(admin_client, edition):
    for what in PAGES:
        html = page(admin_client, address(edition, what))
        assert '<th scope="rowgroup"' in html.partition('id="by-body"')[2]
        assert html.count('<th scope="rowgroup"') == 1


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("what", "number"), [("edition", 18), ("series", 19)])
def test_page_takes_constant_queries(admin_client, rows, what, number, django_assert_num_queries):
    series = SeriesFactory()
    category = CategoryFactory(series=series)
    for _each in range(rows):
        edition = EditionFactory(series=series)
        for _other in range(rows):
            DelegateFactory(delegation__edition=edition, delegation__category=category)

    with django_assert_num_queries(number):
        admin_client.get(address(edition, what))


@pytest.mark.parametrize("what", ["edition", "series"])
@pytest.mark.parametrize("language", ["ar", "ru", "zh-hans"])
def test_page_speaks_the_language_of_the_reader(admin_client, edition, what, language):
    html = admin_client.get(f"/{language}{address(edition, what)}").text
    assert f'lang="{language}"' in html
    assert re.findall(r"<style|\sstyle=|<script>|\son\w+=", html) == []
