"""A merge can be taken back whole, or as far as nothing was changed since."""

import pytest
from django.core.exceptions import ValidationError

from delegations.models import (
    Delegate,
    Person,
)
from delegations.reports.merging.planning import plan_merge
from delegations.services.merge_undoing import undo_merge
from tests.factories import (
    DelegateFactory,
    PersonFactory,
)
from tests.merging.scenes import all_rows, merged, two_bodies, two_persons

pytestmark = pytest.mark.django_db


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
