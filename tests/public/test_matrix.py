"""The matrix of bodies and editions of a series."""

import datetime as dt

import pytest

from conferences.enums import Completeness, DatesBasis, Publication
from eventsite.public.matrix_markup import MatrixMarkup
from eventsite.public.reports.matrix import EDITIONS, ROWS, matrix_of
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    BodyStatusFactory,
    CategoryFactory,
    CategoryPresenceFactory,
    DelegationFactory,
    EditionFactory,
    EditionHostFactory,
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


@pytest.fixture
def observers(series):
    return CategoryFactory(series=series, heading="Observers", order=2)


def held(series, number, **fields):
    day = dt.date(2000 + number, 6, 3)
    return EditionFactory(series=series, number=number, starts_on=day, ends_on=day, **fields)


def build(series, *, until=None, page=None):
    return matrix_of(series, today=TODAY, until=until, page=page)


def states(matrix):
    """Return the states of each body's row, by its name."""
    return {
        row.name.text: [cell.state for cell in row.cells]
        for group in matrix.groups
        for row in group.rows
        if row.body
    }


def test_matrix_tells_named_represented_hosted_not_recorded_and_unknown_apart(series, members):
    body = BodyFactory(label="Arvania")
    BodyStatusFactory(body=body, category=members)
    DelegationFactory(edition=held(series, 1), body=body, category=members)
    CategoryPresenceFactory(
        edition=held(series, 2, list_completeness=Completeness.CATEGORIES_ONLY), category=members
    )
    EditionHostFactory(edition=held(series, 3), body=body)
    held(series, 4)
    held(series, 5, list_completeness=Completeness.UNKNOWN)

    assert states(build(series)) == {"Arvania": ["named", "represented", "hosted", "not-recorded", "unknown"]}


def test_matrix_keeps_the_category_of_each_edition_and_groups_by_the_latest(series, members, observers):
    body = BodyFactory(label="Kesmira")
    DelegationFactory(edition=held(series, 1), body=body, category=observers)
    DelegationFactory(edition=held(series, 2), body=body, category=members)

    [group] = build(series).groups

    assert group.category == members
    assert [cell.category for cell in group.rows[0].cells] == [observers.pk, members.pk]


def test_matrix_counts_how_often_a_body_is_named(series, members):
    body = BodyFactory(label="Arvania")
    for number in (1, 3):
        DelegationFactory(edition=held(series, number), body=body, category=members)
    held(series, 2)

    [group] = build(series).groups

    assert [row.named for row in group.rows] == [2]


def test_matrix_goes_by_category_then_by_the_language_of_the_lists(members, observers, series):
    series.list_language = "ru"
    series.save()
    edition = held(series, 1)
    for label, russian, category in (
        ("China", "Китай", members),
        ("India", "Индия", members),
        ("Belarus", "Беларусь", observers),
    ):
        body = BodyFactory(label=label)
        BodyNameFactory(body=body)
        BodyNameFactory(body=body, language="ru", text=russian)
        DelegationFactory(edition=edition, body=body, category=category)

    assert list(states(build(series))) == ["India", "China", "Belarus"]


def test_matrix_shows_a_stretch_of_missing_numbers_as_one_column(series, members):
    for number in (3, 5):
        DelegationFactory(edition=held(series, number), category=members)

    assert [(column.first, column.last, bool(column.edition)) for column in build(series).columns] == [
        (1, 2, False),
        (3, 3, True),
        (4, 4, False),
        (5, 5, True),
    ]


def test_matrix_has_a_line_for_a_category_represented_without_names(series, members, observers):
    edition = held(series, 1)
    DelegationFactory(edition=edition, category=members)
    CategoryPresenceFactory(edition=edition, category=observers)

    groups = build(series).groups

    assert [(group.category, [bool(row.body) for row in group.rows]) for group in groups] == [
        (members, [True]),
        (observers, [False]),
    ]
    assert [cell.state for cell in groups[1].rows[0].cells] == ["represented"]


def test_matrix_holds_neither_drafts_nor_other_series(series, members):
    DelegationFactory(edition=held(series, 1), category=members, body__label="Known")
    DelegationFactory(
        edition=held(series, 2, publication=Publication.DRAFT), category=members, body__label="Canary"
    )
    DelegationFactory(body__label="Elsewhere")

    assert states(build(series)) == {"Known": ["named"]}


def test_matrix_shows_the_newest_editions_and_leads_to_the_others(series, members):
    for number in range(1, EDITIONS + 4):
        DelegationFactory(edition=held(series, number), category=members, body=_one(members))

    newest, oldest = build(series), build(series, until=3)

    assert (newest.columns[0].first, newest.columns[-1].first) == (4, EDITIONS + 3)
    assert (newest.earlier, newest.later) == (3, None)
    assert ([column.first for column in oldest.columns], oldest.earlier, oldest.later) == (
        [1, 2, 3],
        None,
        EDITIONS + 3,
    )


def _one(members):
    return members.delegations.first().body if members.delegations.exists() else BodyFactory()


def test_matrix_is_paged_where_it_is_too_long(series, members):
    edition = held(series, 1)
    DelegationFactory.create_batch(ROWS + 1, edition=edition, category=members)

    first, second = build(series), build(series, page="2")

    assert [sum(len(group.rows) for group in matrix.groups) for matrix in (first, second)] == [ROWS, 1]
    assert (first.columns[0].named, second.columns[0].named) == (ROWS + 1, ROWS + 1)


def test_matrix_says_in_words_what_a_sign_means(client, series, members):
    DelegationFactory(edition=held(series, 1), category=members)
    held(series, 2)
    held(series, 3, list_completeness=Completeness.UNKNOWN)

    text = client.get("/conferences/forum/bodies/").text

    assert 'aria-hidden="true">A</b><span class="visually-hidden">Members</span></td>' in text
    assert '<span class="visually-hidden">not recorded</span></td>' in text
    assert '<span class="visually-hidden">list not known</span></td>' in text
    assert "absent" not in text.replace("not necessarily absent", "")


def test_matrix_explains_only_the_signs_it_shows(series, members):
    DelegationFactory(edition=held(series, 1), category=members)

    assert [str(entry.meaning) for entry in MatrixMarkup(build(series)).key()] == ["Members"]


def test_matrix_puts_an_inferred_year_in_brackets(client, series, members):
    edition = held(series, 19, dates_basis=DatesBasis.YEAR_INFERRED)
    DelegationFactory(edition=edition, category=members)

    assert '<span class="y">[2019]</span>' in client.get("/conferences/forum/bodies/").text


def test_matrix_escapes_what_categories_and_bodies_are_called(client, series):
    category = CategoryFactory(series=series, heading="<b>Members</b> & co")
    DelegationFactory(edition=held(series, 1), category=category, body__label="<i>Body</i>")

    text = client.get("/conferences/forum/bodies/").text

    assert "<b>Members" not in text
    assert "<i>Body" not in text


def test_matrix_of_a_series_without_any_name_says_so(client, series):
    held(series, 1, list_completeness=Completeness.UNKNOWN)

    assert "No body is named in the records of this series" in client.get("/conferences/forum/bodies/").text


@pytest.mark.parametrize("query", ["until=x", "until=0", "until=99999999999", "page=x", "page=99"])
def test_matrix_forgives_an_address_that_leads_nowhere(client, series, members, query):
    DelegationFactory(edition=held(series, 1), category=members, body__label="Arvania")

    assert "Arvania" in client.get(f"/conferences/forum/bodies/?{query}").text


def test_matrix_of_a_series_without_a_published_edition_is_404(client):
    EditionFactory(series__slug="hidden", publication=Publication.DRAFT)

    assert client.get("/conferences/hidden/bodies/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_matrix_takes_constant_queries(client, series, members, django_assert_num_queries, rows):
    for number in range(1, rows + 1):
        for delegation in DelegationFactory.create_batch(
            rows, edition=held(series, number), category=members
        ):
            BodyNameFactory(body=delegation.body)
            BodyStatusFactory(body=delegation.body, category=members)

    with django_assert_num_queries(12):
        client.get("/conferences/forum/bodies/")
