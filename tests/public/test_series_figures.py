"""Bodies and delegates of a series over the years, drawn and as a table."""

import datetime as dt

import pytest

from conferences.enums import Completeness, Publication
from delegations.enums import DelegateStatus
from eventsite.public.reports.series import CARDS, series_page
from tests.factories import (
    BodyFactory,
    CategoryFactory,
    CategoryPresenceFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    PersonFactory,
    SeriesFactory,
)

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 6, 4)


@pytest.fixture
def series():
    return SeriesFactory(slug="forum")


@pytest.fixture
def members(series):
    return CategoryFactory(series=series, heading="Members", order=1)


def held(series, number, completeness=Completeness.COMPLETE, **fields):
    day = dt.date(2000 + number, 6, 3)
    return EditionFactory(
        series=series, number=number, starts_on=day, ends_on=day, list_completeness=completeness, **fields
    )


def figures(series):
    return series_page(series, today=TODAY).figures


def values(measure):
    return {row.label.text: row.values for row in measure.rows}


def test_bodies_are_counted_by_category_oldest_edition_first(series, members):
    DelegationFactory.create_batch(2, edition=held(series, 2), category=members)
    DelegationFactory(edition=held(series, 1), category=members)

    found = figures(series)

    assert [edition.number for edition in found.editions] == [1, 2]
    assert (values(found.bodies), found.bodies.totals) == ({"Members": (1, 2)}, (1, 2))


def test_number_that_is_not_known_is_none_and_says_why(series, members):
    DelegationFactory(edition=held(series, 1), category=members)
    held(series, 2)
    held(series, 3, Completeness.PARTIAL)
    held(series, 4, Completeness.UNKNOWN)
    CategoryPresenceFactory(edition=held(series, 5, Completeness.CATEGORIES_ONLY), category=members)

    assert values(figures(series).bodies) == {"Members": (1, 0, "not-recorded", "unknown", "represented")}


def test_delegates_are_counted_where_the_list_is_complete(series, members):
    for number, completeness in enumerate(Completeness.values, start=1):
        edition = held(series, number, completeness)
        DelegateFactory(delegation__edition=edition, delegation__category=members)

    assert values(figures(series).delegates) == {"Members": (1, "unknown", "unknown", "unknown")}


def test_delegates_are_people_on_the_printed_list(series, members):
    edition, person = held(series, 1), PersonFactory()
    for _seat in range(2):
        DelegateFactory(delegation__edition=edition, delegation__category=members, person=person)
    for left_out in ({"is_listed": False}, {"status": DelegateStatus.WITHDRAWN}):
        DelegateFactory(delegation__edition=edition, delegation__category=members, **left_out)

    assert values(figures(series).delegates) == {"Members": (1,)}


def test_person_in_two_categories_counts_in_both_and_once_in_the_total(series, members):
    edition, person = held(series, 1), PersonFactory()
    press = CategoryFactory(series=series, heading="Press", order=2)
    for category in (members, press):
        DelegateFactory(delegation__edition=edition, delegation__category=category, person=person)

    found = figures(series).delegates

    assert (values(found), found.totals) == ({"Members": (1,), "Press": (1,)}, (1,))


def test_complete_list_without_any_delegate_says_nothing_of_their_number(series, members):
    DelegationFactory(edition=held(series, 1), category=members)

    assert figures(series).delegates.totals == ("unknown",)


def test_drafts_are_counted_nowhere(series, members):
    held(series, 1)
    DelegationFactory(edition=held(series, 2, publication=Publication.DRAFT), category=members)

    assert values(figures(series).bodies) == {}


def test_series_draws_its_figures_with_a_title_a_description_and_a_table(client, series, members):
    DelegationFactory.create_batch(3, edition=held(series, 18), category=members)
    CategoryPresenceFactory(edition=held(series, 19, Completeness.CATEGORIES_ONLY), category=members)

    text = client.get("/conferences/forum/").text

    assert 'role="img" aria-labelledby="chart-bodies-title chart-bodies-desc"' in text
    assert '<title id="chart-bodies-title">Bodies by category</title>' in text
    assert "the highest column is 3" in text
    assert '<td class="r">3</td><td class="r"><span aria-hidden="true">◐</span>' in text
    assert 'id="chart-delegates-title"' not in text
    assert "How many delegates came is not recorded for any edition" in text


def test_series_escapes_what_its_categories_are_called(client, series):
    category = CategoryFactory(series=series, heading="<b>Members</b>")
    DelegationFactory(edition=held(series, 1), category=category)

    assert "<b>Members" not in client.get("/conferences/forum/").text


def test_long_series_shows_its_newest_editions_and_leads_to_the_others(client, series):
    for number in range(1, CARDS + 2):
        held(series, number)

    page = series_page(series, today=TODAY)

    assert ([card.number for card in page.cards][-1], page.count) == (2, CARDS + 1)
    assert 'href="/editions/?series=forum"' in client.get("/conferences/forum/").text


def test_bodies_that_came_seldom_are_only_counted_where_many_came_often(client, series, members):
    first, second = held(series, 1), held(series, 2)
    for delegation in DelegationFactory.create_batch(60, edition=first, category=members):
        DelegationFactory(edition=second, category=members, body=delegation.body)
    DelegationFactory(edition=second, category=members, body=BodyFactory(label="Rare guest"))

    regulars = series_page(series, today=TODAY).regulars

    assert ([(group.editions, len(group.bodies)) for group in regulars.groups], regulars.hidden) == (
        [(2, 60)],
        1,
    )
