"""The directory of bodies, and the page of one."""

import datetime as dt

import pytest

from conferences.enums import Publication
from delegations.enums import BodyNameForm
from delegations.models import BodyStatus, CategoryPresence
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    CategoryFactory,
    DelegationFactory,
    EditionFactory,
    SeriesFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def took_part(slug, name, **fields):
    body = BodyFactory(slug=slug, **fields)
    BodyNameFactory(body=body, text=name)
    DelegationFactory(body=body)
    return body


def test_body_list_links_each_body_by_its_name(client):
    took_part("india", "India")
    assert '<a href="/bodies/india/"><bdi lang="en">India</bdi></a>' in get(client, "/bodies/")


def test_body_list_leaves_out_bodies_of_drafts(client):
    DelegationFactory(body__label="Not yet known", edition__publication=Publication.DRAFT)
    assert "Not yet known" not in get(client, "/bodies/")


def test_body_list_finds_a_name_in_any_spelling(client):
    body = took_part("kg", "Kyrgyzstan")
    BodyNameFactory(body=body, text="Кыргызстан", language="ru")
    took_part("in", "India")

    html = get(client, "/bodies/?q=кыргызСТАН")

    assert ("Kyrgyzstan" in html, "India" in html) == (True, False)
    assert "1 body" in html


def test_body_list_says_what_to_do_when_nothing_matches(client):
    assert "No body matches" in get(client, "/bodies/?q=zzz")


def test_body_list_explains_an_unknown_kind_and_shows_all(client):
    took_part("india", "India")
    html = get(client, "/bodies/?kind=planet")
    assert "Select a valid choice. planet is not one of the available choices." in html
    assert "India" in html


@pytest.mark.parametrize("page", ["0", "99", "x"])
def test_body_list_forgives_a_page_that_it_has_not(client, page):
    took_part("india", "India")
    assert "India" in get(client, f"/bodies/?page={page}")


@pytest.mark.parametrize("number", [1, 3])
def test_body_list_takes_ten_queries(client, number, django_assert_num_queries):
    for index in range(number):
        took_part(f"body-{index}", "Name")
    with django_assert_num_queries(10):
        get(client, "/bodies/")


def test_body_shows_names_with_language_and_source(client):
    body = took_part("india", "India", label="India")
    BodyNameFactory(
        body=body,
        text="Republic of India",
        form=BodyNameForm.FORMAL,
        source=SourceFactory(name="The register"),
    )

    html = get(client, "/bodies/india/")

    assert '<h1> <bdi lang="en">India</bdi> </h1>' in html or '<h1><bdi lang="en">India</bdi></h1>' in html
    assert '<bdi lang="en">Republic of India</bdi>' in html
    assert "The register" in html


def test_body_shows_earlier_names_with_their_time(client):
    body = took_part("mk", "North Macedonia")
    BodyNameFactory(
        body=body,
        text="The former Yugoslav Republic of Macedonia",
        valid_from=dt.date(1993, 4, 8),
        valid_to=dt.date(2019, 2, 11),
    )
    html = get(client, "/bodies/mk/")
    assert "The former Yugoslav Republic of Macedonia" in html
    assert "8 April 1993 – 11 February 2019" in html


def test_body_shows_status_over_time_with_its_source(client):
    series = SeriesFactory()
    body = took_part("india", "India")
    member = CategoryFactory(series=series, name="member state", heading="Members")
    DelegationFactory(body=body, edition=EditionFactory(series=series, number=1), category=member)
    BodyStatus.objects.create(
        body=body, category=member, valid_from=dt.date(2017, 6, 9), source=SourceFactory(name="Summit")
    )

    html = get(client, "/bodies/india/")

    assert "since 9 June 2017" in html
    assert "Source: Summit" in html
    assert '<svg class="timeline"' in html


def test_body_never_calls_an_edition_without_its_name_an_absence(client):
    series = SeriesFactory(slug="forum")
    body, member = took_part("india", "India"), CategoryFactory(series=series, heading="Members")
    BodyStatus.objects.create(body=body, category=member)
    edition = EditionFactory(series=series, number=7)
    CategoryPresence.objects.create(edition=edition, category=member)
    EditionFactory(series=series, number=8)

    html = get(client, "/bodies/india/")

    assert "Category represented" in html
    assert "Not recorded" in html
    assert "absent" not in html.lower()


def test_body_names_parent_and_successor(client):
    body = took_part(
        "committee", "Committee", parent=BodyFactory(label="Council"), dissolved_on=dt.date(2020, 1, 1)
    )
    body.successor = BodyFactory(label="Heir")
    body.save()

    html = get(client, "/bodies/committee/")

    assert "<dt>Organ of</dt>" in html
    assert "<bdi>Council</bdi>" in html
    assert "<dt>Succeeded by</dt>" in html
    assert "<bdi>Heir</bdi>" in html
    assert "1 January 2020" in html


@pytest.mark.parametrize("publication", [Publication.DRAFT, None])
def test_body_that_took_part_in_nothing_published_is_not_found(client, publication):
    body = BodyFactory(slug="unknown")
    if publication:
        DelegationFactory(body=body, edition__publication=publication)
    assert client.get("/bodies/unknown/").status_code == 404


def test_body_says_since_when_its_names_hold_and_where_each_stands(client):
    body = took_part("mk", "Macedonia")
    for language, name in (("ru", "Register"), ("fr", "Gazette")):
        BodyNameFactory(
            body=body, language=language, valid_from=dt.date(2019, 2, 12), source=SourceFactory(name=name)
        )

    html = get(client, "/bodies/mk/")

    assert html.count("<small>since 12 February 2019</small>") == 2
    assert '<li id="source-1">Register</li>' in html or '<li id="source-1">Gazette</li>' in html
    assert html.count('href="#source-1"') == html.count('href="#source-2"') == 1


def test_body_says_that_nobody_knows_its_dates_and_its_status(client):
    took_part("india", "India")

    html = get(client, "/bodies/india/")

    assert "Since when these names are in use is not recorded." in html
    assert '<dt>Status</dt> <dd> <span class="muted">not recorded</span>' in html


def test_body_says_when_its_predecessor_ended(client):
    heir = took_part("heir", "Heir")
    BodyFactory(label="Forebear", successor=heir, dissolved_on=dt.date(2020, 1, 1))

    html = get(client, "/bodies/heir/")

    assert "<dt>Successor of</dt>" in html
    assert "dissolved 1 January 2020" in html


@pytest.mark.parametrize("rows", [1, 3])
def test_body_page_takes_constant_queries(client, rows, django_assert_num_queries):
    series = SeriesFactory()
    category = CategoryFactory(series=series)
    body = took_part("india", "India")
    BodyStatus.objects.create(body=body, category=category)
    for number in range(1, rows + 1):
        edition = EditionFactory(series=series, number=number)
        DelegationFactory(body=body, edition=edition, category=category)
        BodyFactory(parent=body)

    with django_assert_num_queries(14):
        client.get("/bodies/india/")
