"""The page of the list of participants."""

import re

import pytest

from conferences.enums import Completeness
from delegations.enums import DelegateRole
from delegations.models import CategoryPresence
from delegations.reports import participants_index, participants_page
from eventsite.public.cache.pages import Addresses
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    CategoryFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return EditionFactory(series__slug="forum", number=6, publishes_delegates=True)


def page(client, query="", prefix=""):
    response = client.get(f"{prefix}/conferences/forum/6/participants/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_participants_stand_under_their_category(client, edition):
    category = CategoryFactory(series=edition.series, slug="observers", heading="Observer states")
    DelegationFactory(edition=edition, category=category, body__label="Body of tests")

    html = page(client)

    assert html.index('<h2 id="c-observers">Observer states</h2>') < html.index("Body of tests")


def test_participants_mark_the_language_of_every_name(client, edition):
    edition.list_language = "ru"
    edition.save()
    body = BodyFactory(slug="india")
    BodyNameFactory(body=body, text="India")
    BodyNameFactory(body=body, text="Индия", language="ru")
    DelegationFactory(edition=edition, body=body)

    html = page(client)

    assert '<a href="/bodies/india/"><bdi lang="en">India</bdi></a>' in html
    assert '<span class="other"><bdi lang="ru">Индия</bdi></span>' in html


def test_participants_are_in_the_readers_language(client, edition):
    body = BodyFactory(slug="india")
    BodyNameFactory(body=body, text="India")
    BodyNameFactory(body=body, text="Индия", language="ru")
    DelegationFactory(edition=edition, body=body)

    assert '<a href="/ru/bodies/india/"><bdi lang="ru">Индия</bdi></a>' in page(client, prefix="/ru")


def test_participants_name_a_delegate_with_role_and_function(client, edition):
    DelegateFactory(
        delegation__edition=edition,
        full_name="Grigory P",
        role=DelegateRole.HEAD,
        function="Director\nCentre",
        is_public=True,
    )

    html = page(client)

    assert "<b><bdi>Grigory P</bdi></b>, head of delegation" in html
    assert "<span><bdi>Director</bdi></span><span><bdi>Centre</bdi></span>" in html
    assert "1 person is named here as a delegate." in html


def test_participants_say_that_a_category_was_represented_without_names(client, edition):
    CategoryPresence.objects.create(edition=edition, category=CategoryFactory(series=edition.series))

    html = page(client)

    assert "not named" in html
    assert "Represented. The source does not name them one by one." in html
    assert "absent" not in html.lower()


@pytest.mark.parametrize(
    ("completeness", "sentence"),
    [
        (Completeness.PARTIAL, "The list is not complete."),
        (Completeness.CATEGORIES_ONLY, "The source names categories, not their bodies."),
        (Completeness.UNKNOWN, "How complete the list is, is not recorded."),
    ],
)
def test_participants_say_how_complete_the_list_is(client, edition, completeness, sentence):
    edition.list_completeness = completeness
    edition.save()
    DelegationFactory(edition=edition)
    assert sentence in page(client)


def test_participants_say_nothing_of_gaps_in_a_complete_list(client, edition):
    DelegationFactory(edition=edition)
    assert "not complete" not in page(client)


def test_participants_name_their_sources(client, edition):
    source = SourceFactory(name="CARICC", title="Визит", language="ru")
    DelegationFactory(edition=edition, source=source)
    assert 'Source: CARICC: <span lang="ru">Визит</span>.' in " ".join(page(client).split())


def test_participants_of_an_edition_without_any_say_so(client, edition):
    assert "No participating body is recorded" in page(client)


def test_participants_narrow_to_a_name(client, edition):
    for label in ("Alpha", "Beta"):
        DelegationFactory(edition=edition, body__label=label)

    html = page(client, "?q=ALPH")

    assert ("<bdi>Alpha</bdi>" in html, "<bdi>Beta</bdi>" in html) == (True, False)
    assert "1 of 2 bodies named" in html


def test_participants_say_what_to_do_when_nothing_matches(client, edition):
    DelegationFactory(edition=edition)
    assert "No body matches" in page(client, "?q=zzzz")


def test_participants_explain_an_unknown_category_and_show_all(client, edition):
    DelegationFactory(edition=edition, body__label="Alpha")

    html = page(client, "?category=nonsense")

    assert "Select a valid choice. nonsense is not one of the available choices." in html
    assert "<bdi>Alpha</bdi>" in html


def test_participants_search_without_order_in_names_of_delegates_and_codes(client, edition):
    DelegateFactory(
        delegation=DelegationFactory(edition=edition, body__label="Alpha"),
        full_name="Ana Bel",
        is_public=True,
    )
    DelegateFactory(
        delegation=DelegationFactory(edition=edition, body__label="Beta", body__code="BTX"),
        full_name="Bel Hidden",
    )

    found = {query: page(client, f"?q={query}") for query in ("bel ana", "btx", "hidden")}

    shown = {
        query: [name for name in ("Alpha", "Beta") if f"<bdi>{name}</bdi>" in html]
        for query, html in found.items()
    }
    assert shown == {"bel ana": ["Alpha"], "btx": ["Beta"], "hidden": []}


def test_participants_mark_what_the_complete_list_before_has_not(client, edition):
    member, observer = (CategoryFactory(series=edition.series, name=name) for name in ("member", "observer"))
    before = EditionFactory(series=edition.series, number=5)
    for label, then, now in (("Same", member, member), ("Risen", observer, member), ("Fresh", None, member)):
        body = BodyFactory(label=label)
        DelegationFactory(edition=edition, body=body, category=now)
        if then:
            DelegationFactory(edition=before, body=body, category=then)

    html = page(client)
    marked = {
        label: html.split(f"<bdi>{label}</bdi>")[1].split("</li>")[0] for label in ("Same", "Risen", "Fresh")
    }

    assert {label: (">New<" in rest, "before: observer" in rest) for label, rest in marked.items()} == {
        "Same": (False, False),
        "Risen": (False, True),
        "Fresh": (True, False),
    }


def test_participants_mark_nobody_as_new_against_a_list_with_gaps(client, edition):
    before = EditionFactory(series=edition.series, number=5, list_completeness=Completeness.PARTIAL)
    DelegationFactory(edition=before)
    DelegationFactory(edition=edition)

    assert ">New<" not in page(client)


@pytest.fixture
def long_list(edition, monkeypatch):
    """Let a page hold four rows: one body with two delegates, then four without, then another category."""
    monkeypatch.setattr(participants_index, "ON_A_PAGE", 4)
    first, second = (CategoryFactory(series=edition.series, heading=name) for name in ("First", "Second"))
    for number in range(5):
        delegation = DelegationFactory(edition=edition, category=first, body__label=f"Body {number}")
        if not number:
            DelegateFactory.create_batch(2, delegation=delegation, is_public=True)
    DelegationFactory(edition=edition, category=second, body__label="Last")
    return second


def test_long_list_comes_in_pages_and_says_where_it_goes_on(client, long_list):
    pages = [page(client, f"?page={number}") for number in (1, 2)]

    bodies = [re.findall(r"<bdi>(Body \d|Last)</bdi>", html) for html in pages]
    assert bodies == [["Body 0", "Body 1"], ["Body 2", "Body 3", "Body 4", "Last"]]
    assert ["(continued)" in html for html in pages] == [False, True]
    assert [re.findall(r'"no">(\d+)', html) for html in pages] == [["1", "2"], ["3", "4", "5", "1"]]


def test_long_list_is_found_from_its_contents(client, long_list):
    html = page(client)

    assert f'href="/conferences/forum/6/participants/?page=2#c-{long_list.slug}"' in html


def test_copy_of_one_page_is_not_given_for_another(long_list):
    addresses = Addresses()
    path = "/conferences/forum/6/participants/"

    assert addresses.canonical(path, "page=2") != addresses.canonical(path, "")


def test_body_of_very_many_delegates_shows_the_first_and_counts_the_others(client, edition, monkeypatch):
    for module in (participants_index, participants_page):
        monkeypatch.setattr(module, "UNDER_A_BODY", 2)
    delegation = DelegationFactory(edition=edition)
    for rank, name in enumerate(("Ana", "Bel", "Cem")):
        DelegateFactory(delegation=delegation, full_name=name, rank=rank, is_public=True)
    DelegateFactory(delegation=delegation, full_name="Dag", rank=9, role=DelegateRole.HEAD, is_public=True)

    html = page(client)

    assert [name for name in ("Ana", "Bel", "Cem", "Dag") if f"<bdi>{name}</bdi>" in html] == ["Ana", "Dag"]
    assert "and 2 more, who are in the file of this list" in html


@pytest.mark.parametrize("number", [1, 3])
def test_participants_take_constant_queries(client, edition, number, django_assert_num_queries):
    before = EditionFactory(series=edition.series, number=5)
    for _ in range(number):
        delegation = DelegationFactory(edition=edition, source=SourceFactory())
        DelegateFactory(delegation=delegation, is_public=True)
        DelegationFactory(edition=before, category=delegation.category)
        CategoryPresence.objects.create(edition=edition, category=delegation.category)

    # The copy of the page that is kept costs two more: at most fifteen for a first view.
    with django_assert_num_queries(13):
        page(client)
