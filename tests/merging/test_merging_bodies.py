"""Two bodies become one, with their delegations, names, statuses and what stands under them."""

import pytest
from django.core.exceptions import ValidationError

from delegations.models import (
    Body,
    BodyAlias,
    BodyName,
    Delegate,
    Delegation,
    EditionHost,
)
from delegations.reports.merging.planning import plan_merge
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    DelegationFactory,
)
from tests.merging.scenes import merged, pairs_of, two_bodies

pytestmark = pytest.mark.django_db


def test_merge_of_bodies_leaves_nothing_that_points_to_the_merged_one():
    kept, going = two_bodies()
    merged(kept, going)

    # The name and the status for whose time the kept one has its own stay as they were.
    assert sorted(pairs_of(going)) == ["delegations.BodyName.body", "delegations.BodyStatus.body"]
    assert [name.text for name in BodyName.objects.filter(body=going)] == ["Example's Secretariat"]
    assert Body.objects.get(label="Organ").parent == kept
    assert Body.objects.get(label="Former").successor == kept
    assert EditionHost.objects.filter(body=kept).count() == 2


def test_names_of_the_merged_body_find_the_kept_one():
    kept, going = two_bodies()
    merged(kept, going)

    assert sorted(BodyAlias.objects.filter(body=kept).values_list("text", flat=True)) == [
        "EXS",
        "Example Secretariat",
        "Example's Secretariat",
        "The Example",
    ]
    assert BodyName.objects.get(text="Секретариат").body == kept


def test_two_delegations_to_one_edition_become_one_behind_each_other():
    kept, going = two_bodies()
    delegation = Delegation.objects.get(body=kept)
    merged(kept, going)

    seats = list(Delegate.objects.filter(delegation=delegation).order_by("rank", "pk"))
    assert [(seat.role, seat.rank) for seat in seats] == [
        ("head", 1),
        ("delegate", 2),
        ("delegate", 3),
        ("delegate", 5),
    ]
    delegation.refresh_from_db()
    assert delegation.focal_point_name == "Canary Focal"
    assert Delegation.objects.filter(body=kept).count() == 2


def test_head_of_the_joined_delegation_is_the_one_that_was_chosen():
    kept, going = two_bodies()
    head = Delegate.objects.get(delegation__body=going, role="head")
    key = next(question.key for question in plan_merge(kept, going).questions if "head" in question.key)
    merged(kept, going, choices={key: str(head.pk)})

    heads = Delegate.objects.filter(delegation__body=kept, role="head")
    assert [seat.pk for seat in heads] == [head.pk]


def test_two_countries_do_not_become_one():
    with pytest.raises(ValidationError, match="two bodies"):
        merged(BodyFactory(iso_alpha3="UZB"), BodyFactory(iso_alpha3="KAZ"))


def test_codes_go_over_to_the_body_that_lacks_them():
    kept, going = BodyFactory(), BodyFactory(code="X", iso_alpha3="UZB")
    merged(kept, going)
    going.refresh_from_db()
    kept.refresh_from_db()

    assert (kept.code, kept.iso_alpha3, going.code, going.iso_alpha3) == ("X", "UZB", "", "")


def test_body_under_the_one_it_is_merged_with_stands_where_that_one_stood():
    top = BodyFactory()
    going = BodyFactory(parent=top)
    kept = BodyFactory(parent=going)
    merged(kept, going)

    assert Body.objects.get(pk=kept.pk).parent == top


def test_body_that_would_come_above_itself_is_refused():
    kept = BodyFactory()
    between = BodyFactory(parent=kept, label="Between")
    going = BodyFactory(parent=between)
    with pytest.raises(ValidationError, match="by way of “Between”"):
        merged(kept, going)


def test_choice_makes_no_other_plan_than_the_one_looked_at():
    kept, going = two_bodies()
    seen = plan_merge(kept, going).digest
    merged(kept, going, looked_at=seen, choices={"field-label": "merged"})

    assert Body.objects.get(pk=kept.pk).label == "Example Secretariat"


@pytest.mark.parametrize("count", [1, 3])
def test_plan_of_bodies_takes_the_same_statements_for_any_number_of_delegations(
    count, django_assert_num_queries
):
    kept, going = BodyFactory(), BodyFactory()
    for _number in range(count):
        DelegationFactory(body=going)
        BodyNameFactory(body=going)
    with django_assert_num_queries(14):
        plan_merge(kept, going)
