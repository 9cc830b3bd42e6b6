"""Persons: who is updated, who is held, who is two people."""

import pytest

from conferences.models import Edition
from delegations.enums import DelegateStatus
from delegations.models import Body, Delegate, Person
from tests.factories import BodyFactory, CategoryFactory, DelegateFactory, DelegationFactory, EditionFactory
from tests.importing.attendees import notes, plan, problems, verdicts, write

pytestmark = pytest.mark.django_db

HEAD = "body,category,full_name,email,role,function"


@pytest.fixture
def edition() -> Edition:
    """An edition with the category “members”; the bodies Arvania and Belmora are on record."""
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members")
    for label in ("Arvania", "Belmora"):
        BodyFactory(label=label)
    return edition


def _body(label: str) -> Body:
    return Body.objects.get(label=label)


def _seat(edition: Edition, body: str, name: str, **values) -> Delegate:
    """Put a delegate on record."""
    delegation = edition.delegations.filter(body__label=body).first() or DelegationFactory(
        edition=edition, body=_body(body), category=edition.series.categories.get()
    )
    return DelegateFactory(delegation=delegation, person__full_name=name, **values)


def _state(delegate: Delegate) -> tuple[str, str, str, str]:
    delegate.refresh_from_db()
    return (delegate.full_name, delegate.email, delegate.role, delegate.function)


def test_same_file_twice_changes_nothing(edition):
    lines = (HEAD, "Arvania,members,Ana Bel,ana@example.org,head,Minister", "Belmora,members,Caro,,,")
    write(edition, *lines)
    before = list(Delegate.objects.order_by("id").values())

    again = write(edition, *lines)

    assert verdicts(again) == ["unchanged", "unchanged"]
    assert list(Delegate.objects.order_by("id").values()) == before


def test_same_name_in_the_same_body_is_updated(edition):
    delegate = _seat(edition, "Arvania", "Ana Bel", function="Adviser")

    found = write(edition, HEAD, "Arvania,members,ANA  BEL,,,Minister")

    assert verdicts(found) == ["updated"]
    assert _state(delegate) == ("ANA BEL", "", "delegate", "Minister")


def test_changes_show_old_and_new(edition):
    _seat(edition, "Arvania", "Ana Bel", function="Adviser", is_listed=False)

    found = plan(edition, HEAD + ",listed", "Arvania,members,Ana Bel,,head,Minister,yes")

    assert [(change.field, change.old, change.new) for change in found.rows[0].changes] == [
        ("Role", "delegate", "head of delegation"),
        ("Function", "Adviser", "Minister"),
        ("On the printed list", "no", "yes"),
    ]


def test_empty_cell_erases_nothing(edition):
    delegate = _seat(edition, "Arvania", "Ana Bel", function="Adviser", email="ana@example.org")

    found = write(edition, HEAD, "Arvania,members,Ana Bel,,,NA")

    assert (verdicts(found), _state(delegate)) == (
        ["unchanged"],
        ("Ana Bel", "ana@example.org", "delegate", "Adviser"),
    )


def test_same_address_means_the_same_delegate_even_under_a_new_name(edition):
    delegate = _seat(edition, "Arvania", "Ana Bel", email="Ana@example.org")

    found = write(edition, HEAD, "Arvania,members,Ana Bel-Dor,ana@example.org,,")

    assert (verdicts(found), notes(found)) == (["updated"], [(2, "new-name", "Ana Bel-Dor")])
    assert _state(delegate)[0] == "Ana Bel-Dor"


def test_address_and_name_of_two_delegates_are_held(edition):
    _seat(edition, "Arvania", "Ana Bel", email="ana@example.org")
    _seat(edition, "Arvania", "Bob Cor")

    found = plan(edition, HEAD, "Arvania,members,Bob Cor,ana@example.org,,")

    assert problems(found) == [(2, "duplicate", "full_name", "Bob Cor")]


def test_address_that_passed_to_a_colleague_merges_nobody(edition):
    delegate = _seat(edition, "Arvania", "Ana Bel", email="mission@example.org")

    found = write(
        edition, HEAD, "Arvania,members,Bob Cor,mission@example.org,,", "Arvania,members,Ana Bel,,,"
    )

    assert verdicts(found) == ["new", "unchanged"]
    assert _state(delegate)[0] == "Ana Bel"


def test_shared_address_in_the_file_merges_nobody(edition):
    lines = (
        HEAD,
        "Arvania,members,Ana Bel,office@example.org,,",
        "Arvania,members,Bob Cor,office@example.org,,",
    )

    first, second = write(edition, *lines), write(edition, *lines)

    assert (verdicts(first), verdicts(second)) == (["new", "new"], ["unchanged", "unchanged"])
    assert [kind for _line, kind, _name in notes(first)] == ["shared-mailbox", "shared-mailbox"]


def test_repeat_inside_the_file_is_held(edition):
    found = write(edition, HEAD, "Arvania,members,Ana Bel,,,Minister", "Arvania,members,ana bel,,,Adviser")

    assert verdicts(found) == ["new", "held"]
    assert problems(found) == [(3, "duplicate", "full_name", "ana bel")]
    assert Delegate.objects.count() == 1


def test_repeat_stays_held_when_the_file_comes_again(edition):
    lines = (HEAD, "Arvania,members,Ana Bel,,,Minister", "Arvania,members,Ana Bel,,,Adviser")
    write(edition, *lines)

    assert verdicts(write(edition, *lines)) == ["unchanged", "held"]
    assert Delegate.objects.get().function == "Minister"


def test_repeat_with_changes_is_never_guessed(edition):
    _seat(edition, "Arvania", "Ana Bel", function="Judge")

    found = plan(edition, HEAD, "Arvania,members,Ana Bel,,,Minister", "Arvania,members,Ana Bel,,,Adviser")

    assert verdicts(found) == ["held", "held"]


def test_name_of_two_delegates_is_held(edition):
    _seat(edition, "Arvania", "Ana Bel")
    _seat(edition, "Arvania", "Ana Bel")

    assert verdicts(plan(edition, HEAD, "Arvania,members,Ana Bel,,,")) == ["held"]


def test_two_namesakes_are_told_apart_by_their_addresses(edition):
    _seat(edition, "Arvania", "Ana Bel", email="one@example.org")
    _seat(edition, "Arvania", "Ana Bel", email="two@example.org")

    found = plan(
        edition,
        HEAD,
        "Arvania,members,Ana Bel,two@example.org,,",
        "Arvania,members,Ana Bel,one@example.org,,",
    )

    assert verdicts(found) == ["unchanged", "unchanged"]


def test_held_row_does_not_stop_the_others(edition):
    write(edition, HEAD, "Arvania,members,Ana,,,", "Arvania,members,Ana,,,", "Belmora,members,Bob,,,")

    assert sorted(Delegate.objects.values_list("full_name", flat=True)) == ["Ana", "Bob"]


def test_same_name_under_another_body_is_two_people_and_noted(edition):
    found = write(edition, HEAD, "Arvania,members,Ana Bel,,,", "Belmora,members,Ana Bel,,,")

    assert (verdicts(found), [kind for _line, kind, _name in notes(found)]) == (
        ["new", "new"],
        ["same-name", "same-name"],
    )
    assert Person.objects.count() == 2


def test_same_name_and_address_under_another_body_is_one_person_with_two_seats(edition):
    write(edition, HEAD, "Arvania,members,Ana,ana@example.org,,", "Belmora,members,Ana,ana@example.org,,")

    assert (Person.objects.count(), Delegate.objects.count()) == (1, 2)


def test_second_seat_joins_the_person_on_record(edition):
    delegate = _seat(edition, "Arvania", "Ana", email="ana@example.org")

    found = write(edition, HEAD, "Belmora,members,Ana,ana@example.org,,")

    assert [kind for _line, kind, _name in notes(found)] == ["second-seat"]
    assert delegate.person.delegates.count() == 2


def test_person_of_another_edition_is_never_merged(edition):
    other = _seat(
        EditionFactory(series=edition.series), "Arvania", "Ana", email="ana@example.org", function="Old"
    )

    found = write(edition, HEAD, "Arvania,members,Ana,ana@example.org,,New")

    assert verdicts(found) == ["new"]
    assert (_state(other)[3], Person.objects.count()) == ("Old", 2)


def test_withdrawn_delegate_stays_withdrawn_and_is_noted(edition):
    delegate = _seat(edition, "Arvania", "Ana", status=DelegateStatus.WITHDRAWN)

    found = write(edition, HEAD, "Arvania,members,Ana,,,Minister")

    delegate.refresh_from_db()
    assert (verdicts(found), [kind for _l, kind, _n in notes(found)]) == (["updated"], ["not-seated"])
    assert (delegate.status, delegate.function) == (DelegateStatus.WITHDRAWN, "Minister")
