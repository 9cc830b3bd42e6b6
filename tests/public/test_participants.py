"""The page of the list of participants."""

import pytest

from conferences.enums import Completeness
from delegations.enums import DelegateRole
from delegations.models import CategoryPresence
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
    source = SourceFactory(name="CARICC", title="Visit")
    DelegationFactory(edition=edition, source=source)
    assert "Source: CARICC, Visit." in " ".join(page(client).split())


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


@pytest.mark.parametrize("number", [1, 3])
def test_participants_take_seven_queries(client, edition, number, django_assert_num_queries):
    for _ in range(number):
        DelegateFactory(delegation=DelegationFactory(edition=edition), is_public=True)
    with django_assert_num_queries(7):
        page(client)
