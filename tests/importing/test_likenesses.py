"""Names in another order, script or spelling: held for a person to decide, and nobody else is."""

import pytest

from conferences.models import Edition
from delegations.models import Body, Delegate
from tests.factories import BodyFactory, CategoryFactory, DelegateFactory, DelegationFactory, EditionFactory
from tests.importing.attendees import plan, problems, verdicts, write

pytestmark = pytest.mark.django_db

HEAD = "body,category,full_name,original_name,email"


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


@pytest.mark.parametrize(
    ("on_record", "in_file"),
    [
        ("Пустовитов Сергей", "Sergei Pustovitov"),
        ("Sergei Pustovitov", "PUSTOVITOV Sergei"),
        ("Sergei Pustovitov", '"PUSTOVITOV, Sergei"'),
        ("Sergei Pustovitov", "Пустовитов Сергей Иванович"),
        ("Wang Xiaoming", "王小明"),
    ],
)
def test_name_on_record_in_another_spelling_is_held(edition, on_record, in_file):
    delegate = _seat(edition, on_record)

    found = plan(edition, HEAD, f"Arvania,members,{in_file},,")

    assert [kind for _line, kind, _column, _value in problems(found)] == ["other-spelling"]
    assert [one.id for one in found.rows[0].may_be] == [delegate.pk]


def test_name_higher_up_in_another_spelling_is_held(edition):
    found = plan(edition, HEAD, "Arvania,members,Sergei Pustovitov,,", "Arvania,members,Пустовитов Сергей,,")

    assert verdicts(found) == ["new", "held"]
    assert found.rows[1].may_be == (found.rows[0],)
    assert "line 2" in found.rows[1].problems[0].reason


def test_name_in_its_own_script_is_compared_too(edition):
    _seat(edition, "Sergei P.", original_name="Пустовитов Сергей")

    assert verdicts(plan(edition, HEAD, "Arvania,members,Sergey Pustovitov,,")) == ["held"]
    assert verdicts(plan(edition, HEAD, "Arvania,members,S. P.,Сергей Пустовитов,")) == ["held"]


def test_same_address_in_the_file_does_not_make_two_spellings_two_people(edition):
    found = plan(
        edition,
        HEAD,
        "Arvania,members,Sergei Pustovitov,,s@example.org",
        "Arvania,members,Пустовитов Сергей,,s@example.org",
    )

    assert verdicts(found) == ["new", "held"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zhang Wei", "Zang Wei"), ("Li Na", "Li Ma"), ("李伟", "李玮"), ("Kim Min", "Kim Min-ho")],
)
def test_short_names_that_differ_are_two_people(edition, one, other):
    found = plan(edition, HEAD, f"Arvania,members,{one},,", f"Arvania,members,{other},,")

    assert verdicts(found) == ["new", "new"]


def test_short_names_with_addresses_of_their_own_are_two_people_in_any_order(edition):
    found = plan(
        edition, HEAD, "Arvania,members,Li Wei,,a@example.org", "Arvania,members,Wei Li,,b@example.org"
    )

    assert verdicts(found) == ["new", "new"]


def test_likeness_under_another_body_holds_nobody(edition):
    found = plan(edition, HEAD, "Arvania,members,Sergei Pustovitov,,", "Belmora,members,Пустовитов Сергей,,")

    assert verdicts(found) == ["new", "new"]


def test_both_spellings_on_record_are_both_unchanged(edition):
    _seat(edition, "Sergei Pustovitov")
    _seat(edition, "Pustovitov Sergei")

    found = plan(edition, HEAD, "Arvania,members,Sergei Pustovitov,,", "Arvania,members,Pustovitov Sergei,,")

    assert verdicts(found) == ["unchanged", "unchanged"]


def test_row_known_by_its_address_is_remembered_under_its_new_name(edition):
    _seat(edition, "Ana Bel", email="ana@example.org")

    found = plan(
        edition,
        HEAD,
        "Arvania,members,Pustovitova Anna,,ana@example.org",
        "Arvania,members,Анна Пустовитова,,",
    )

    assert verdicts(found) == ["updated", "held"]


def test_rejected_row_is_no_likeness(edition):
    found = write(
        edition,
        HEAD + ",role",
        "Arvania,members,Sergei Pustovitov,,,boss",
        "Arvania,members,Pustovitov Sergei,,,",
        without_rejected=True,
    )

    assert verdicts(found) == ["rejected", "new"]
