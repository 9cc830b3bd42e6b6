"""Two records become one: every reference moves, both histories tell why, and all of it can be undone."""

import pytest
from django.core.exceptions import ValidationError

from conferences.models import ProgrammeRelease
from delegations.models import (
    Badge,
    Body,
    BodyAlias,
    BodyName,
    Delegate,
    Delegation,
    EditionHost,
    ImportDecision,
    Merge,
    Person,
    SpeakingRole,
)
from delegations.reports.merging.planning import plan_merge
from delegations.reports.merging.references import (
    DECISIONS,
    MERGED,
    UNTOLD,
    generic_references,
    references_to,
)
from delegations.services.merge_undoing import undo_merge
from delegations.services.merging import merge_records
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    DelegateFactory,
    DelegationFactory,
    PersonFactory,
    UserFactory,
)
from tests.merging.scenes import all_rows, two_bodies, two_persons

pytestmark = pytest.mark.django_db


def merged(survivor, going, **more):
    return merge_records(survivor=survivor, merged=going, by=None, reason="entered twice", **more)


def pairs_of(going: Person | Body) -> list[str]:
    """Return the references of which rows point to a record still, but for those that say what was."""
    return [
        reference.key
        for reference in references_to(type(going))
        if reference.decision.fate.value != "stays" and reference.rows(going.pk).exists()
    ]


def test_every_reference_has_a_decision_and_every_decision_a_reference():
    told = {reference.key for model in MERGED for reference in references_to(model)}

    assert told | set(generic_references()) | set(UNTOLD) == set(DECISIONS)


@pytest.mark.parametrize("scene", [two_persons, two_bodies])
def test_merge_and_undo_restore_every_row_of_every_table(scene):
    kept, going = scene()
    before = all_rows()

    merge = merged(kept, going)
    assert all_rows() != before
    undone = undo_merge(merge=merge, by=None, reason="two different ones")

    assert undone.kept == ()
    assert all_rows() == before


@pytest.mark.parametrize("scene", [two_persons, two_bodies])
def test_merge_with_every_other_choice_and_undo_restore_every_row(scene):
    kept, going = scene()
    before = all_rows()
    plan = plan_merge(kept, going)
    choices = {question.key: question.options[-1].value for question in plan.questions}
    choices |= {choice.key: "merged" for choice in plan.fields}

    merge = merged(kept, going, choices=choices)
    undo_merge(merge=merge, by=None, reason="two different ones")

    assert all_rows() == before


def test_merge_of_persons_leaves_nothing_that_points_to_the_merged_one():
    kept, going = two_persons()
    merged(kept, going)

    assert pairs_of(going) == []
    assert Person.objects.get(pk=going.pk).merged_into == kept
    assert Person.objects.get(full_name="Merged before").merged_into == kept
    assert ImportDecision.objects.get().person == kept


def test_merge_fills_what_the_kept_person_lacks_and_keeps_what_it_has():
    kept, going = two_persons()
    merged(kept, going)
    kept.refresh_from_db()

    assert (kept.full_name, kept.nationality) == ("Grigory Sample", "UZB")
    assert (kept.original_name, kept.language, kept.badge_name) == ("Григорий Образец", "ru", "G. Sample")


def test_officer_chooses_the_value_that_survives():
    kept, going = two_persons()
    merged(kept, going, choices={"field-full_name": "merged"})

    assert Person.objects.get(pk=kept.pk).full_name == "Григорий Образец"


def test_two_seats_in_one_delegation_become_one_with_all_that_hangs_on_them():
    kept, going = two_persons()
    own = kept.delegates.order_by("pk").first()
    merged(kept, going)

    seats = Delegate.objects.filter(delegation=own.delegation, person=kept)
    assert [(seat.pk, seat.role, seat.status, seat.email) for seat in seats] == [
        (own.pk, "head", "accredited", "sample@example.org")
    ]
    assert SpeakingRole.objects.get().delegate == own
    assert Delegate.objects.get(status="replaced").replaced_by == own
    assert [badge.voided_at is None for badge in Badge.objects.order_by("number")] == [True, False]
    assert {badge.delegate for badge in Badge.objects.all()} == {own}


def test_released_programme_names_the_seat_that_stays():
    kept, going = two_persons()
    own = kept.delegates.order_by("pk").first()
    merged(kept, going)

    (session,) = ProgrammeRelease.objects.get().snapshot["sessions"]
    assert [delegate for _pk, _kind, delegate in session["roles"]] == [own.pk]


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


def test_history_of_both_tells_who_and_why():
    user = UserFactory()
    kept, going = PersonFactory(), PersonFactory()
    merge = merge_records(survivor=kept, merged=going, by=user, reason="entered twice")

    noted = [
        (row.history.first().history_change_reason, row.history.first().history_user) for row in (kept, going)
    ]
    assert noted == [(f"merge {merge.pk}: entered twice", user)] * 2


def test_merge_wants_a_reason():
    with pytest.raises(ValidationError, match="Say why"):
        merge_records(survivor=PersonFactory(), merged=PersonFactory(), by=None, reason=" ")
    assert not Merge.objects.exists()


def test_record_is_not_merged_into_itself():
    person = PersonFactory()
    with pytest.raises(ValidationError, match="one record twice"):
        merged(person, person)


def test_merged_record_is_not_merged_again():
    kept, going = PersonFactory(), PersonFactory()
    merged(kept, going)
    with pytest.raises(ValidationError, match="part of"):
        merged(PersonFactory(), going)


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


def test_merge_is_refused_when_the_records_changed_since_they_were_looked_at():
    kept, going = PersonFactory(), PersonFactory()
    seen = plan_merge(kept, going).digest
    DelegateFactory(person=going)
    with pytest.raises(ValidationError, match="Look again"):
        merged(kept, going, looked_at=seen)


def test_choice_makes_no_other_plan_than_the_one_looked_at():
    kept, going = two_bodies()
    seen = plan_merge(kept, going).digest
    merged(kept, going, looked_at=seen, choices={"field-label": "merged"})

    assert Body.objects.get(pk=kept.pk).label == "Example Secretariat"


def test_undoing_keeps_what_was_changed_since_and_says_so():
    kept, going = two_persons()
    merge = merged(kept, going)
    Person.objects.filter(pk=kept.pk).update(language="fr")
    undone = undo_merge(merge=merge, by=None, reason="two different ones")

    assert undone.kept == (
        "Grigory Sample: “language of correspondence” was changed since and stays “French”.",
    )
    assert Person.objects.get(pk=going.pk).merged_into is None
    assert Person.objects.get(pk=kept.pk).badge_name == ""


def test_undoing_is_refused_where_a_later_merge_builds_on_it():
    kept, going, third = PersonFactory(), PersonFactory(), PersonFactory()
    merge = merged(kept, going)
    later = merged(third, kept)
    with pytest.raises(ValidationError, match="Undo that merge first"):
        undo_merge(merge=merge, by=None, reason="no")
    undo_merge(merge=later, by=None, reason="no")
    undo_merge(merge=merge, by=None, reason="no")

    assert not Person.objects.filter(merged_into__isnull=False).exists()


def test_undoing_happens_once():
    merge = merged(PersonFactory(), PersonFactory())
    undo_merge(merge=merge, by=None, reason="no")
    with pytest.raises(ValidationError, match="undone already"):
        undo_merge(merge=merge, by=None, reason="no")


def test_undoing_changes_nothing_where_another_head_stands_in_the_way():
    kept, going = two_persons()
    merge = merged(kept, going)
    seat = Delegate.objects.get(person=kept, role="head")
    Delegate.objects.filter(pk=seat.pk).update(role="delegate")
    DelegateFactory(delegation=seat.delegation, role="head")
    before = all_rows()
    with pytest.raises(ValidationError, match="another head"):
        undo_merge(merge=merge, by=None, reason="no")

    assert all_rows() == before


def test_plan_counts_and_lists_what_moves():
    kept, going = PersonFactory(), PersonFactory()
    for _number in range(3):
        DelegateFactory(person=going)
    (group,) = plan_merge(kept, going).groups

    assert (group.title, group.count, len(group.rows)) == ("Delegates", 3, 3)


@pytest.mark.parametrize("count", [1, 3])
def test_plan_of_persons_takes_the_same_statements_for_any_number_of_seats(count, django_assert_num_queries):
    kept, going = PersonFactory(), PersonFactory()
    for _number in range(count):
        DelegateFactory(person=going)
    with django_assert_num_queries(3):
        plan_merge(kept, going)


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
