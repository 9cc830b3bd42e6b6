"""Edge cases of the field: names, statuses and bodies change, printed lists do not (cases 1, 2 and 7)."""

import datetime as dt

import pytest

from conferences.enums import NameForm
from conferences.models import Edition
from delegations.models import Body, BodyName, BodyStatus, Category
from tests.acceptance.lists import bodies_of, by_category, delegations_of
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    CategoryFactory,
    DelegationFactory,
    EditionFactory,
    SeriesFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kyrgyzstan() -> Body:
    body = BodyFactory(label="Kyrgyzstan")
    BodyNameFactory(body=body, form="short", text="Kyrgyzstan")
    BodyNameFactory(body=body, form="formal", text="Kyrgyz Republic")
    return body


def test_body_prints_its_short_name_where_the_edition_says_so(kyrgyzstan):
    edition = EditionFactory(body_name_form=NameForm.SHORT)
    DelegationFactory(edition=edition, body=kyrgyzstan)
    assert bodies_of(edition) == ["Kyrgyzstan"]


def test_body_prints_its_formal_name_where_the_edition_says_so(kyrgyzstan):
    edition = EditionFactory(body_name_form=NameForm.FORMAL)
    DelegationFactory(edition=edition, body=kyrgyzstan)
    assert bodies_of(edition) == ["Kyrgyz Republic"]


def test_body_prints_the_delegations_own_name_before_any_other(kyrgyzstan):
    edition = EditionFactory(body_name_form=NameForm.SHORT)
    DelegationFactory(edition=edition, body=kyrgyzstan, printed_name="The Kyrgyz Republic")
    assert bodies_of(edition) == ["The Kyrgyz Republic"]


@pytest.fixture
def renamed() -> Body:
    """North Macedonia, under its names before and since 12 February 2019."""
    body = BodyFactory(label="North Macedonia", iso_alpha3="MKD")
    BodyNameFactory(
        body=body, text="The former Yugoslav Republic of Macedonia", valid_to=dt.date(2019, 2, 11)
    )
    BodyNameFactory(body=body, text="North Macedonia", valid_from=dt.date(2019, 2, 12))
    return body


def edition_of(series, year: int, **values) -> Edition:
    return EditionFactory(series=series, starts_on=dt.date(year, 6, 3), ends_on=dt.date(year, 6, 5), **values)


@pytest.mark.parametrize(
    ("year", "printed"),
    [(2018, "The former Yugoslav Republic of Macedonia"), (2019, "North Macedonia")],
)
def test_renamed_body_prints_the_name_of_the_editions_date(renamed, year, printed):
    edition = edition_of(SeriesFactory(), year)
    DelegationFactory(edition=edition, body=renamed)
    assert bodies_of(edition) == [printed]


def test_renamed_body_is_listed_where_its_name_of_then_belongs(renamed):
    series = SeriesFactory()
    category = CategoryFactory(series=series)
    others = [BodyNameFactory(body__label=text).body for text in ("Malta", "Poland")]
    editions = [edition_of(series, year) for year in (2018, 2019)]
    for edition in editions:
        for body in (*others, renamed):
            DelegationFactory(edition=edition, body=body, category=category)
    assert [bodies_of(edition) for edition in editions] == [
        ["Malta", "Poland", "The former Yugoslav Republic of Macedonia"],
        ["Malta", "North Macedonia", "Poland"],
    ]


@pytest.fixture
def categories() -> dict[str, Category]:
    series = SeriesFactory()
    return {
        slug: CategoryFactory(series=series, slug=slug, heading=heading, order=order)
        for order, (slug, heading) in enumerate(
            [("member", "Member states"), ("observer", "Observer states")]
        )
    }


def test_observer_become_member_keeps_the_category_of_each_edition(categories):
    series = categories["member"].series
    body = BodyNameFactory(body__label="Belarus").body
    earlier, later = edition_of(series, 2023), edition_of(series, 2025)
    DelegationFactory(edition=earlier, body=body, category=categories["observer"])
    before = by_category(earlier)
    BodyStatus.objects.create(body=body, category=categories["observer"], valid_to=dt.date(2024, 7, 3))
    BodyStatus.objects.create(body=body, category=categories["member"], valid_from=dt.date(2024, 7, 4))
    DelegationFactory(edition=later, body=body, category=categories["member"])
    assert by_category(earlier) == before == {"Observer states": ["Belarus"]}
    assert by_category(later) == {"Member states": ["Belarus"]}


def test_renamed_category_keeps_its_heading_at_old_editions(categories):
    series = categories["observer"].series
    earlier, later = edition_of(series, 2023), edition_of(series, 2026)
    DelegationFactory(edition=earlier, category=categories["observer"])
    Category.objects.filter(slug="observer").update(valid_to=dt.date(2025, 8, 31))
    partners = CategoryFactory(series=series, heading="Partners", valid_from=dt.date(2025, 9, 1))
    DelegationFactory(edition=later, category=partners)
    assert [list(by_category(edition)) for edition in (earlier, later)] == [["Observer states"], ["Partners"]]


def test_dissolved_body_stays_on_the_list_of_its_time():
    successor = BodyNameFactory(body__label="Joint Service").body
    dissolved = BodyFactory(label="Northern Service", successor=successor, dissolved_on=dt.date(2024, 1, 31))
    BodyNameFactory(body=dissolved, text="Northern Service", valid_to=dt.date(2024, 1, 31))
    series = SeriesFactory()
    earlier, later = edition_of(series, 2023), edition_of(series, 2025)
    DelegationFactory(edition=earlier, body=dissolved)
    DelegationFactory(edition=later, body=successor)
    assert (bodies_of(earlier), bodies_of(later)) == (["Northern Service"], ["Joint Service"])
    assert list(successor.predecessors.order_by("id")) == [dissolved]


def test_committee_is_printed_with_the_body_above_it():
    council = BodyNameFactory(body__label="Security Council").body
    committee = BodyFactory(label="Committee of tests", parent=council)
    BodyName.objects.create(body=committee, language="en", form="short", text="Committee of tests")
    delegation = DelegationFactory(body=committee)
    (row,) = delegations_of(delegation.edition)
    assert (row.name.text, str(row.organ_of)) == ("Committee of tests", "Security Council")
