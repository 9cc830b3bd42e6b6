"""Newcomers whom another edition knows: offered as the same person, never merged by the machine."""

import pytest

from conferences.models import Edition
from delegations.models import Body, Delegate, Person
from tests.factories import BodyFactory, CategoryFactory, DelegateFactory, DelegationFactory, EditionFactory
from tests.importing.attendees import notes, plan, verdicts, write

pytestmark = pytest.mark.django_db

HEAD = "body,category,full_name,email"


@pytest.fixture
def edition() -> Edition:
    edition = EditionFactory(number=9)
    CategoryFactory(series=edition.series, slug="members")
    for label in ("Arvania", "Belmora"):
        BodyFactory(label=label)
    return edition


def _earlier(edition: Edition, name: str, body: str = "Arvania", **values) -> Delegate:
    """Put a delegate of the eighth edition on record."""
    before = edition.series.editions.filter(number=8).first() or EditionFactory(
        series=edition.series, number=8
    )
    delegation = before.delegations.filter(body__label=body).first() or DelegationFactory(
        edition=before, body=Body.objects.get(label=body), category=edition.series.categories.get()
    )
    return DelegateFactory(delegation=delegation, person__full_name=name, **values)


@pytest.mark.parametrize("name", ["Sergei Pustovitov", "PUSTOVITOV Sergei", "Пустовитов Сергей"])
def test_person_of_an_earlier_edition_is_offered_by_name_and_body(edition, name):
    person = _earlier(edition, "Sergei Pustovitov", function="Head of Department\nMinistry").person

    found = plan(edition, HEAD, f"Arvania,members,{name},")

    assert verdicts(found) == ["new"]
    assert [one.id for one in found.rows[0].known_as] == [person.pk]
    assert "(" + str(edition.series.acronym or edition.series.slug) + " 8, Head of Department)" in (
        found.rows[0].notes[0].reason
    )


def test_person_of_an_earlier_edition_is_offered_by_the_address_in_another_body(edition):
    person = _earlier(edition, "Ana Old", body="Belmora", email="Ana@example.org").person

    found = plan(edition, HEAD, "Arvania,members,Ana New,ana@example.org")

    assert [one.id for one in found.rows[0].known_as] == [person.pk]


def test_name_under_another_body_is_offered_to_nobody(edition):
    _earlier(edition, "Ana Bel", body="Belmora")

    assert plan(edition, HEAD, "Arvania,members,Ana Bel,").rows[0].known_as == ()


def test_offer_alone_merges_nobody(edition):
    _earlier(edition, "Ana Bel")

    write(edition, HEAD, "Arvania,members,Ana Bel,")

    assert (Person.objects.count(), Delegate.objects.count()) == (2, 2)


def test_chosen_person_gets_the_new_seat_and_keeps_the_name(edition):
    person = _earlier(edition, "Sergei Pustovitov").person
    line = "Arvania,members,Пустовитов Сергей,"
    key = plan(edition, HEAD, line).rows[0].key

    found = write(edition, HEAD, line, rows={key: {"choice": "other", "person": person.pk}})

    assert (verdicts(found), [kind for _line, kind, _name in notes(found)]) == (["new"], ["known-person"])
    person.refresh_from_db()
    assert (person.full_name, person.delegates.count(), Person.objects.count()) == ("Sergei Pustovitov", 2, 1)
    assert verdicts(plan(edition, HEAD, line)) == ["unchanged"]


def test_person_who_was_not_offered_is_not_taken(edition):
    stranger = _earlier(edition, "Bob Cor").person
    _earlier(edition, "Ana Bel")
    key = plan(edition, HEAD, "Arvania,members,Ana Bel,").rows[0].key

    found = plan(
        edition,
        HEAD,
        "Arvania,members,Ana Bel,",
        rows={key: {"choice": "other", "person": stranger.pk}},
    )

    assert verdicts(found) == ["held"]


def test_one_person_cannot_take_two_seats_in_a_delegation(edition):
    person = _earlier(edition, "Ana Bel", email="ana@example.org").person
    lines = ("Arvania,members,Ana Bel,", "Arvania,members,Anna Dor,ana@example.org")
    keys = [row.key for row in plan(edition, HEAD, *lines).rows]

    found = plan(edition, HEAD, *lines, rows={key: {"choice": "other", "person": person.pk} for key in keys})

    assert verdicts(found) == ["new", "held"]


def test_latest_edition_tells_who_the_person_is(edition):
    person = _earlier(edition, "Ana Bel", function="Judge").person
    latest = EditionFactory(series=edition.series, number=10)
    delegation = DelegationFactory(edition=latest, body=Body.objects.get(label="Arvania"))
    latest.starts_on = edition.starts_on
    DelegateFactory(delegation=delegation, person=person, full_name="Ana Bel", function="Minister")

    (offered,) = plan(edition, HEAD, "Arvania,members,Ana Bel,").rows[0].known_as

    assert "Minister" in offered.what


def test_number_of_queries_does_not_depend_on_the_persons_known(edition, django_assert_num_queries):
    for count in (1, 30):
        for number in range(count):
            _earlier(edition, f"Ana {number} {count}", email=f"a{number}{count}@example.org")
        lines = [
            f"Arvania,members,Ana {number} {count},a{number}{count}@example.org" for number in range(count)
        ]
        with django_assert_num_queries(11):
            found = plan(edition, HEAD, *lines)
        assert all(row.known_as for row in found.rows)
