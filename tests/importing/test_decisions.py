"""Held rows decided: the same person, another person, left out; remembered, changed, undone."""

from typing import Any

import pytest

from conferences.models import Edition
from delegations.importing.plan import ImportPlan
from delegations.models import Body, Delegate, ImportDecision, Person
from tests.factories import (
    BodyFactory,
    CategoryFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    UserFactory,
)
from tests.importing.attendees import notes, plan, verdicts, write

pytestmark = pytest.mark.django_db

HEAD = "body,category,full_name,email,phone,function"
TWICE = (HEAD, "Arvania,members,Ana Bel,,,Minister", "Arvania,members,Ana Bel,,+998 71 1,Adviser")


@pytest.fixture
def edition() -> Edition:
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members")
    for label in ("Arvania", "Belmora"):
        BodyFactory(label=label)
    return edition


def _seat(edition: Edition, name: str, **values) -> Delegate:
    delegation = edition.delegations.first() or DelegationFactory(
        edition=edition, body=Body.objects.get(label="Arvania"), category=edition.series.categories.get()
    )
    return DelegateFactory(delegation=delegation, person__full_name=name, **values)


def _choose(found: ImportPlan, place: int, **choice: Any) -> dict[str, Any]:
    """Return the choices of the options with one for the row at this place."""
    return {found.rows[place].key: choice}


def _functions() -> list[str]:
    return list(Delegate.objects.order_by("id").values_list("function", flat=True))


def test_held_row_is_asked_about_with_whom_it_may_be(edition):
    delegate = _seat(edition, "Ana Bel", function="Judge")

    found = plan(edition, *TWICE)

    assert verdicts(found) == ["held", "held"]
    assert [one.id for one in found.rows[0].may_be] == [delegate.pk]
    assert [getattr(one, "line", "on record") for one in found.rows[1].may_be] == ["on record", 2]
    assert len({row.key for row in found.rows} - {""}) == 2


def test_another_person_is_added_and_stays_another_one(edition):
    rows = _choose(plan(edition, *TWICE), 1, choice="other")

    first = write(edition, *TWICE, rows=rows)
    again = write(edition, *TWICE)

    assert (verdicts(first), verdicts(again)) == (["new", "new"], ["unchanged", "unchanged"])
    assert (_functions(), Person.objects.count()) == (["Minister", "Adviser"], 2)
    assert [kind for _line, kind, _name in notes(again)] == ["decided"]


def test_changes_of_another_person_reach_that_person_alone(edition):
    write(edition, *TWICE, rows=_choose(plan(edition, *TWICE), 1, choice="other"))

    found = write(edition, *TWICE[:2], "Arvania,members,Ana Bel,,,Judge")

    assert verdicts(found) == ["unchanged", "updated"]
    assert _functions() == ["Minister", "Judge"]


def test_same_person_as_on_record_is_updated(edition):
    delegate = _seat(edition, "Пустовитов Сергей", function="Judge")
    line = "Arvania,members,Sergei Pustovitov,,,Minister"
    rows = _choose(plan(edition, HEAD, line), 0, choice="same", delegate=delegate.pk)

    found, again = write(edition, HEAD, line, rows=rows), write(edition, HEAD, line)

    assert (verdicts(found), verdicts(again)) == (["updated"], ["unchanged"])
    assert Delegate.objects.get().full_name == "Sergei Pustovitov"


def test_same_person_as_a_row_fills_in_what_that_leaves_empty(edition):
    before = plan(edition, *TWICE)
    rows = _choose(before, 1, choice="same", row=before.rows[0].key)

    first, again = write(edition, *TWICE, rows=rows), write(edition, *TWICE)

    assert (verdicts(first), verdicts(again)) == (["new", "skipped"], ["unchanged", "skipped"])
    delegate = Delegate.objects.get()
    assert (delegate.function, delegate.phone) == ("Minister", "+998 71 1")
    assert first.rows[1].notes[0].reason.endswith("Taken from here, because it is empty there: Telephone.")


def test_row_left_out_stays_left_out(edition):
    rows = _choose(plan(edition, *TWICE), 1, choice="skip")

    first, again = write(edition, *TWICE, rows=rows), write(edition, *TWICE)

    assert (verdicts(first), verdicts(again)) == (["new", "skipped"], ["unchanged", "skipped"])
    assert (first.counts["skipped"], Delegate.objects.count()) == (1, 1)


def test_row_left_out_does_not_hold_the_others(edition):
    _seat(edition, "Ana Bel", function="Judge")

    found = plan(edition, *TWICE, rows=_choose(plan(edition, *TWICE), 1, choice="skip"))

    assert verdicts(found) == ["updated", "skipped"]


def test_decision_can_be_taken_back_in_the_preview(edition):
    found = write(edition, *TWICE, rows=_choose(plan(edition, *TWICE), 1, choice="skip"))

    again = write(edition, *TWICE, rows={found.rows[1].key: {"choice": "open"}})

    assert verdicts(again) == ["unchanged", "held"]
    assert verdicts(plan(edition, *TWICE)) == ["unchanged", "held"]


def test_decision_of_this_preview_counts_before_an_earlier_one(edition):
    found = write(edition, *TWICE, rows=_choose(plan(edition, *TWICE), 1, choice="skip"))

    again = write(edition, *TWICE, rows={found.rows[1].key: {"choice": "other"}})

    assert verdicts(again) == ["unchanged", "new"]
    assert ImportDecision.objects.get().choice == "other"


def test_decision_keeps_who_and_when(edition):
    officer = UserFactory()
    found = write(edition, *TWICE, rows=_choose(plan(edition, *TWICE), 1, choice="skip"), by=officer)

    decision = ImportDecision.objects.get()
    assert (decision.edition, decision.row_key, decision.decided_by) == (edition, found.rows[1].key, officer)
    assert officer.username in plan(edition, *TWICE).rows[1].notes[0].reason


def test_decision_of_one_edition_says_nothing_in_another(edition):
    write(edition, *TWICE, rows=_choose(plan(edition, *TWICE), 1, choice="other"))

    assert verdicts(plan(EditionFactory(series=edition.series), *TWICE)) == ["new", "held"]


def test_key_of_a_row_does_not_depend_on_its_line(edition):
    before = plan(edition, *TWICE)

    found = plan(edition, TWICE[0], "Belmora,members,Caro,,,", *TWICE[1:])

    assert found.rows[2].key == before.rows[1].key


@pytest.mark.parametrize("choice", [{"delegate": 0}, {"delegate": 4711}, {}])
def test_same_as_nobody_decides_nothing(edition, choice):
    found = plan(edition, *TWICE, rows=_choose(plan(edition, *TWICE), 1, choice="same", **choice))

    assert verdicts(found) == ["new", "held"]


def test_row_joined_to_one_that_has_changed_is_joined_to_it_all_the_same(edition):
    lines = (HEAD, "Arvania,members,Sergei Pustovitov,,,", "Arvania,members,Пустовитов Сергей,,+998 71 1,")
    before = plan(edition, *lines)
    write(edition, *lines, rows=_choose(before, 1, choice="same", row=before.rows[0].key))

    found = write(edition, HEAD, "Arvania,members,Sergei Pustovitov,s@example.org,,", lines[2])

    assert verdicts(found) == ["updated", "skipped"]


def test_row_of_another_spelling_can_be_joined_to_the_one_higher_up(edition):
    lines = (HEAD, "Arvania,members,Sergei Pustovitov,,,", "Arvania,members,Пустовитов Сергей,,+998 71 1,")
    before = plan(edition, *lines)
    rows = _choose(before, 1, choice="same", row=before.rows[0].key)

    assert verdicts(write(edition, *lines, rows=rows)) == ["new", "skipped"]
    assert (Delegate.objects.get().phone, verdicts(plan(edition, *lines))) == (
        "+998 71 1",
        ["unchanged", "skipped"],
    )


def test_delegate_of_another_body_or_edition_is_never_taken(edition):
    elsewhere = DelegateFactory(person__full_name="Ana Bel")
    rows = _choose(plan(edition, *TWICE), 1, choice="same", delegate=elsewhere.pk)

    found = plan(edition, *TWICE, rows=rows)

    assert (verdicts(found), notes(found)) == (["new", "held"], [(3, "decision-void", "Ana Bel")])


def test_two_rows_cannot_be_one_delegate(edition):
    delegate = _seat(edition, "Ana Bel", function="Judge")
    before = plan(edition, *TWICE)
    rows = {row.key: {"choice": "same", "delegate": delegate.pk} for row in before.rows}

    assert verdicts(plan(edition, *TWICE, rows=rows)) == ["updated", "held"]


def test_rows_joined_in_a_circle_are_not_written(edition):
    before = plan(edition, HEAD, *TWICE[1:], TWICE[2])
    second, third = before.rows[1].key, before.rows[2].key
    rows = {second: {"choice": "same", "row": third}, third: {"choice": "same", "row": second}}

    found = plan(edition, HEAD, *TWICE[1:], TWICE[2], rows=rows)

    assert verdicts(found)[0] == "new"
    assert "new" not in verdicts(found)[1:]


def test_row_joined_to_a_rejected_one_is_held(edition):
    head = HEAD + ",role"
    lines = ("Arvania,members,Ana Bel,,,,boss", "Arvania,members,Ana Bel,,,,")
    before = plan(edition, head, *lines)

    found = plan(edition, head, *lines, rows=_choose(before, 1, choice="same", row=before.rows[0].key))

    assert verdicts(found) == ["rejected", "held"]
    assert [kind for _line, kind, _name in notes(found)] == ["decision-void"]


def test_number_of_queries_does_not_depend_on_the_decisions(edition, django_assert_num_queries):
    for count in (1, 30):
        lines = [f"Arvania,members,Ana {number},,," for number in range(count) for _twice in (1, 2)]
        before = plan(edition, HEAD, *lines)
        rows = {row.key: {"choice": "other"} for row in before.rows if row.verdict == "held"}
        assert len(rows) == count
        with django_assert_num_queries(11):
            plan(edition, HEAD, *lines, rows=rows)
