"""The category proposed for each body at the new date, and why."""

import datetime as dt
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from pytest_django.asserts import assertNumQueries

from conferences.models import Edition
from delegations.reports.edition_clone import plan_clone
from tests.clone.scene import cloned, row_of
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    BodyStatusFactory,
    CategoryFactory,
    DelegationFactory,
    RoomFactory,
)

pytestmark = pytest.mark.django_db


def test_observer_that_became_a_member_comes_as_a_member(edition, terms, india, member):
    new = cloned(edition, terms)
    assert list(new.delegations.values_list("body__label", "category__slug", "quota")) == [
        ("India", "member", 12)
    ]


def test_change_of_category_says_since_when_and_where_it_stands(edition, terms, india):
    row = row_of(edition, terms, india.body)
    assert (row.verdict, row.why) == (
        "changed",
        "“member state” since 9 June 2017. Source: Declaration of Astana.",
    )


def test_body_without_a_status_keeps_its_category(edition, terms, observer):
    delegation = DelegationFactory(edition=edition, category=observer)
    row = row_of(edition, terms, delegation.body)
    assert (row.verdict, row.category, row.comes) == ("same", observer, True)
    assert row.why == "No status is on record: the category stays."


def test_category_that_ended_gives_way_to_the_one_that_follows(edition, terms, observer):
    observer.valid_to = dt.date(2018, 8, 31)
    observer.save()
    partner = CategoryFactory(series=edition.series, slug="partner", valid_from=dt.date(2018, 9, 1))
    delegation = DelegationFactory(edition=edition, category=observer)
    row = row_of(edition, terms, delegation.body)
    assert (row.verdict, row.category) == ("changed", partner)
    assert row.why == (
        f"The category “Observer states” was in force until 31 August 2018; “{partner.heading}” follows it."
    )


def test_category_that_ended_without_a_follower_has_to_be_decided(edition, terms, observer, member):
    observer.valid_to = dt.date(2018, 8, 31)
    observer.save()
    delegation = DelegationFactory(edition=edition, category=observer, body__label="Mirovia")
    with pytest.raises(ValidationError, match="or leave them out: Mirovia"):
        cloned(edition, terms)
    new = cloned(edition, terms, bodies={f"d{delegation.pk}": member.pk})
    assert new.delegations.get().category == member


def test_status_that_ended_leaves_the_body_out_and_says_so(edition, terms, observer):
    body = BodyFactory()
    BodyStatusFactory(body=body, category=observer, valid_to=dt.date(2018, 1, 31))
    DelegationFactory(edition=edition, category=observer, body=body)
    row = row_of(edition, terms, body)
    assert (row.verdict, row.comes, row.category) == ("ended", False, None)
    assert row.why == "“observer state” until 31 January 2018. What it is since then is not on record."
    assert cloned(edition, terms).delegations.count() == 0


def test_successor_comes_in_the_place_of_a_dissolved_body(edition, terms, member):
    last = BodyFactory(label="New Institute")
    between = BodyFactory(dissolved_on=dt.date(2018, 2, 1), successor=last)
    old = BodyFactory(label="Old Institute", dissolved_on=dt.date(2017, 12, 31), successor=between)
    DelegationFactory(edition=edition, category=member, body=old, quota=3, printed_name="Old Inst.")
    new = cloned(edition, terms, with_printed_names=True)
    assert list(new.delegations.values_list("body__label", "quota", "printed_name")) == [
        ("New Institute", 3, "")
    ]


def test_successor_that_is_there_already_does_not_come_twice(edition, terms, member):
    heir = BodyFactory(label="Heir")
    for label in ("One", "Two"):
        body = BodyFactory(label=label, dissolved_on=dt.date(2018, 1, 1), successor=heir)
        DelegationFactory(edition=edition, category=member, body=body)
    assert [row.body for row in cloned(edition, terms).delegations.all()] == [heir]


def test_body_dissolved_without_a_successor_is_left_out(edition, terms, member):
    body = BodyFactory(dissolved_on=dt.date(2018, 1, 1))
    DelegationFactory(edition=edition, category=member, body=body)
    row = row_of(edition, terms, body)
    assert (row.verdict, row.why) == (
        "dissolved",
        "Dissolved on 1 January 2018. No successor is on record.",
    )
    assert cloned(edition, terms).delegations.count() == 0


def test_newcomer_with_a_status_comes_only_where_it_is_chosen(edition, terms, member):
    body = BodyFactory()
    BodyStatusFactory(body=body, category=member, valid_from=dt.date(2018, 1, 1))
    plan = plan_clone(edition, terms, language="en")
    assert [(row.key, row.comes, row.category) for row in plan.joined] == [(f"b{body.pk}", False, member)]
    assert cloned(edition, terms).delegations.count() == 0
    new = cloned(edition, replace(terms, number=7), bodies={f"b{body.pk}": member.pk})
    assert new.delegations.get().body == body


def test_body_is_named_as_at_the_new_date(edition, terms, member):
    body = BodyFactory()
    BodyNameFactory(body=body, text="Old name", valid_to=dt.date(2017, 12, 31))
    BodyNameFactory(body=body, text="New name", valid_from=dt.date(2018, 1, 1))
    DelegationFactory(edition=edition, category=member, body=body)
    assert row_of(edition, terms, body).name.text == "New name"


def test_category_that_is_not_in_force_is_refused(edition, terms, india, observer):
    observer.valid_to = dt.date(2018, 8, 31)
    observer.save()
    with pytest.raises(ValidationError, match="not in force at the new date"):
        cloned(edition, terms, bodies={f"d{india.pk}": observer.pk})


@pytest.mark.parametrize("bodies", [1, 3])
def test_plan_asks_a_constant_number_of_questions(edition, terms, india, member, bodies):
    for _number in range(bodies):
        RoomFactory(edition=edition)
        body = BodyFactory(dissolved_on=dt.date(2018, 1, 1), successor=BodyFactory())
        DelegationFactory(edition=edition, body=body, category=member)
        BodyStatusFactory(category=member)
    edition = Edition.objects.select_related("series").get(pk=edition.pk)
    with assertNumQueries(11):
        plan_clone(edition, terms, language="en")
