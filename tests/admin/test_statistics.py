"""The staff's pages of statistics: figures with the way to their rows, files on record, and who comes in."""

import csv
import io
import re

import pytest
import tablib
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.urls import reverse

from conferences.enums import Completeness
from delegations.enums import Gender
from eventsite.desk.roles import ROLES, sync_roles
from tests.factories import (
    CategoryFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    PersonFactory,
    SeriesFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
SEEING = {"Conference officer", "Protocol officer", "Auditor"}
TAKING = {"Conference officer", "Protocol officer"}
PAGES = {
    "edition": ("delegations_statistics", "delegations_statistics_export"),
    "series": ("delegations_statistics_series", "delegations_statistics_series_export"),
}


@pytest.fixture
def edition():
    """A second edition with Ana, twice a delegate and there before, and Ben, who is new."""
    series = SeriesFactory(slug="forum", acronym="F", name="Forum")
    members = CategoryFactory(series=series, heading="Members", colour=3)
    first, second = (EditionFactory(series=series, number=number) for number in (1, 2))
    ana = PersonFactory(full_name="Canary Ana", gender=Gender.FEMALE, language="ru")
    one, two = DelegationFactory.create_batch(2, edition=second, category=members)
    DelegateFactory(person=ana, delegation__edition=first, delegation__category=members)
    DelegateFactory(person=ana, delegation=one, role="head", status="accredited")
    DelegateFactory(person=ana, delegation=two, role="adviser")
    DelegateFactory(person__full_name="Canary Ben", delegation=one, status="withdrawn")
    DelegateFactory(person__full_name="Canary Cem", delegation=one, status="confirmed")
    return second


def address(edition, what="edition", page=0):
    return reverse(
        f"admin:{PAGES[what][page]}", args=[edition.pk if what == "edition" else edition.series_id]
    )


def page(client, url, **query):
    return " ".join(client.get(url, query).text.split())


def links_of(html):
    """Return the addresses of the figures on a page."""
    found = re.findall(r'href="(/admin/delegations/delegate/\?[^"]+)"', html)
    return [link.replace("&amp;", "&") for link in found]


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
    assert re.findall(r'<td class="r[ v]*">(.*?)</td>', row[0]) == ["2", "100%", "3"]
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


def test_figures_of_nobody_lead_nowhere_in_a_series(admin_client, edition):
    links = links_of(page(admin_client, address(edition, "series")))
    assert not [link for link in links if "gender=male" in link]


def test_filters_of_the_list_are_for_those_who_see_statistics(client, edition):
    sync_roles()
    titles = {}
    for role in ("Protocol officer", "Registration desk"):
        user = UserFactory()
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        shown = client.get("/admin/delegations/delegate/", {"edition": edition.pk}).context["cl"]
        titles[role] = {str(each.title) for each in shown.filter_specs}
    assert titles["Protocol officer"] - titles["Registration desk"] == {
        "population", "gender", "language of correspondence", "new or returning",
    }  # fmt: skip


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


@pytest.mark.parametrize("role", [None, *(each.name for each in ROLES)])
@pytest.mark.parametrize("what", ["edition", "series"])
def test_who_sees_and_who_takes(client, edition, what, role):
    sync_roles()
    user = UserFactory()
    if role:
        user.groups.add(Group.objects.get(name=role))
    client.force_login(user)

    seen = client.get(address(edition, what))
    taken = client.post(address(edition, what, 1), {"format": "csv", "table": "gender"})

    assert seen.status_code == (200 if role in SEEING else 403)
    assert taken.status_code == (200 if role in TAKING else 403)
    if role in SEEING:
        assert (b'id="take"' in seen.content) is (role in TAKING)


@pytest.mark.parametrize("what", ["edition", "series"])
@pytest.mark.parametrize("at", [0, 1])
def test_nobody_comes_in_without_an_account(client, edition, what, at):
    response = client.post(address(edition, what, at), {"format": "csv"})
    assert (response.status_code, response.url.partition("?")[0]) == (302, "/admin/login/")


def test_links_to_rows_are_for_those_who_may_see_delegates(client, edition):
    user = UserFactory()
    user.user_permissions.add(permission("view_statistics"))
    client.force_login(user)
    for what in PAGES:
        assert links_of(page(client, address(edition, what))) == []


def permission(codename):
    from django.contrib.auth.models import Permission  # noqa: PLC0415

    return Permission.objects.get(codename=codename, content_type__app_label="delegations")


def test_no_page_and_no_file_names_a_person(admin_client, edition):
    for what in PAGES:
        assert "Canary" not in page(admin_client, address(edition, what))
        file = admin_client.post(address(edition, what, 1), {"format": "csv", "table": "all"})
        assert "Canary" not in file.content.decode()


def test_table_goes_out_as_csv(admin_client, edition):
    url = f"{address(edition, page=1)}?population=confirmed"
    response = admin_client.post(url, {"format": "csv", "table": "gender"})

    text = response.content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["Series", "Edition", "First day", "Statistics", "Category", "Value", "Population", "People", "Seats",
         "Delegations"],
        ["forum", "2", "2025-06-03", "Gender", "", "female", "Confirmed", "1", "1", "1"],
        ["forum", "2", "2025-06-03", "Gender", "", "male", "Confirmed", "0", "0", "0"],
        ["forum", "2", "2025-06-03", "Gender", "", "not stated", "Confirmed", "1", "1", "1"],
        ["forum", "2", "2025-06-03", "Gender", "", "All, each person once", "Confirmed", "2", "2", "1"],
    ]  # fmt: skip
    assert response["Content-Disposition"] == (
        'attachment; filename="forum-2-statistics-gender-confirmed.csv"'
    )


@pytest.mark.parametrize("extension", ["csv", "tsv", "xlsx", "ods"])
@pytest.mark.parametrize("what", ["edition", "series"])
def test_all_tables_go_out_in_every_format(admin_client, edition, what, extension):
    response = admin_client.post(address(edition, what, 1), {"format": extension, "table": "all"})

    content = response.content
    table = tablib.Dataset().load(
        content.decode("utf-8-sig") if extension in ("csv", "tsv") else content, format=extension
    )
    assert set(table["Statistics"]) == {
        "On record", "Categories", "Roles", "Gender", "Language of correspondence", "New and returning",
        "Status", "Bodies",
    }  # fmt: skip
    found = [
        (row[5], int(float(row[7]))) for row in table if row[3] == "Roles" and float(row[1]) == edition.number
    ]
    assert found == [
        ("head of delegation", 1),
        ("delegate", 1),
        ("adviser", 1),
        ("All, each person once", 2),
    ]


def test_cell_that_a_spreadsheet_would_run_is_harmless(admin_client, edition):
    CategoryFactory(series=edition.series)
    edition.delegations.update(printed_name="=1+1")
    response = admin_client.post(address(edition, page=1), {"format": "csv", "table": "body"})
    assert {row[5] for row in csv.reader(io.StringIO(response.content.decode("utf-8-sig")))} == {
        "Value", "'=1+1", "All, each person once",
    }  # fmt: skip


@pytest.mark.parametrize("what", ["edition", "series"])
def test_export_is_on_record(admin_client, edition, what):
    admin_client.post(f"{address(edition, what, 1)}?population=listed", {"format": "xlsx", "table": "role"})

    entry = LogEntry.objects.get()
    owner = edition if what == "edition" else edition.series
    assert (entry.object_id, entry.object_repr, entry.user.username) == (str(owner.pk), str(owner), "admin")
    assert entry.change_message == "Exported statistics (Roles; population: On the printed list) as xlsx."


@pytest.mark.parametrize("values", [{}, {"format": "exe"}, {"format": "csv", "table": "passwords"}])
@pytest.mark.parametrize("what", ["edition", "series"])
def test_export_of_nothing_says_what_to_choose_and_keeps_the_choice(admin_client, edition, values, what):
    url = f"{address(edition, what, 1)}?population=listed"
    response = admin_client.post(url, values, follow=True)

    assert [str(each) for each in response.context["messages"]] == [
        "Nothing was exported: choose a format, and press one of the buttons."
    ]
    assert response.redirect_chain == [(f"{address(edition, what)}?population=listed", 302)]
    assert LogEntry.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("what", "number"), [("edition", 17), ("series", 18)])
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
