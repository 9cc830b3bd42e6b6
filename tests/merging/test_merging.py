"""Two persons become one: every reference moves, and both histories tell why."""

import pytest
from django.core.exceptions import ValidationError

from conferences.models import ProgrammeRelease
from delegations.models import (
    Badge,
    Delegate,
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
from delegations.services.merging import merge_records
from tests.factories import (
    DelegateFactory,
    PersonFactory,
    UserFactory,
)
from tests.merging.scenes import merged, pairs_of, two_persons

pytestmark = pytest.mark.django_db


def test_every_reference_has_a_decision_and_every_decision_a_reference():
    told = {reference.key for model in MERGED for reference in references_to(model)}

    assert told | set(generic_references()) | set(UNTOLD) == set(DECISIONS)


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


def test_merge_is_refused_when_the_records_changed_since_they_were_looked_at():
    kept, going = PersonFactory(), PersonFactory()
    seen = plan_merge(kept, going).digest
    DelegateFactory(person=going)
    with pytest.raises(ValidationError, match="Look again"):
        merged(kept, going, looked_at=seen)


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
