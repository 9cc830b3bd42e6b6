"""The queue of likely duplicates: what is found and why, what is decided stays decided."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from delegations.enums import RecordKind
from delegations.models import LikelyDuplicate, Person
from delegations.reports.duplicates.finding import alike
from delegations.services.duplicates import find_duplicates, open_again, tell_apart
from delegations.services.merge_undoing import undo_merge
from delegations.services.merging import merge_records
from tests.factories import (
    BodyAliasFactory,
    BodyFactory,
    BodyNameFactory,
    DelegateFactory,
    DelegationFactory,
    PersonFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
PERSONS, BODIES = RecordKind.PERSON, RecordKind.BODY


def signs(kind: RecordKind = PERSONS) -> list[tuple[str, ...]]:
    return sorted(pair.signs for pair in alike(kind).values())


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("Grigory Pustovitov", "Grigory PUSTOVITOV", "same-name"),
        ("Grigory Pustovitov", "Pustovitov, Grigory", "other-spelling"),
        ("Grigory Pustovitov", "Григорий Пустовитов", "other-spelling"),
        ("Aleksandr Ivanovich Petrov", "Aleksandr Petrov", "patronymic"),
    ],
)
def test_names_of_one_person_meet(one, other, sign):
    PersonFactory(full_name=one)
    PersonFactory(full_name=other)

    assert signs() == [(sign,)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Grigory Pustovitov", "Grigory Petrov"),
        ("Aleksandr Ivanovich Petrov", "Aleksandr Petrovich Petrov"),
        ("Wei Zhang", "Wei Zang"),
        ("Wei Li", "Wei Li"),
        ("Grigory Pustovitov", "Grigory Pustovitev"),
    ],
)
def test_names_that_say_too_little_do_not_meet(one, other):
    PersonFactory(full_name=one)
    PersonFactory(full_name=other)

    assert signs() == []


def test_one_letter_counts_within_one_body():
    delegation = DelegationFactory()
    DelegateFactory(delegation=delegation, person__full_name="Grigory Pustovitov")
    DelegateFactory(delegation__body=delegation.body, person__full_name="Grigory Pustavitov")

    assert signs() == [("one-letter", "same-body")]


def test_address_counts_without_a_name():
    DelegateFactory(email="one@example.org", person__full_name="Anna Alpha")
    DelegateFactory(email="ONE@example.org", person__full_name="Boris Beta")

    assert signs() == [("same-email",)]


def test_address_of_an_office_does_not_count():
    for name in ("Anna Alpha", "Boris Beta", "Clara Gamma", "David Delta"):
        DelegateFactory(email="office@example.org", person__full_name=name)

    assert signs() == []


def test_name_in_the_original_script_counts_most():
    PersonFactory(full_name="Pustovitov G.", original_name="Пустовитов Григорий")
    PersonFactory(full_name="Gregory P.", original_name="Пустовитов Григорий")

    assert signs() == [("same-original",)]


def test_nationality_and_gender_speak_for_and_against():
    PersonFactory(full_name="Grigory Pustovitov", nationality="UZB", gender="male")
    PersonFactory(full_name="Grigory Pustovitov", nationality="UZB", gender="female")
    (pair,) = alike(PERSONS).values()

    assert (pair.signs, pair.score) == (("same-name", "same-nationality", "other-gender"), 45)


def test_common_name_alone_is_not_worth_a_look():
    for _number in range(5):
        PersonFactory(full_name="Mohammed Hassan")

    assert signs() == []


def test_many_namesakes_are_compared_within_their_bodies():
    bodies = [BodyFactory() for _number in range(20)]
    for body in [*bodies, *bodies]:
        DelegateFactory(delegation__body=body, person__full_name="Mohammed Hassan")

    assert signs() == [("same-name", "common-name", "same-body")] * 20


@pytest.mark.parametrize("count", [1, 3])
def test_finding_takes_the_same_statements_for_any_number(count, django_assert_num_queries):
    for number in range(count):
        for _twice in range(2):
            PersonFactory(full_name=f"Grigory Pustovitov{'abc'[number]}ov")
    with django_assert_num_queries(2):
        alike(PERSONS)


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("Eurasian Group", "Eurasian  group", "same-name"),
        ("Ministry of Justice", "Justice, Ministry of", "other-spelling"),
        ("Secretariat of the Example Organization", "Secretariat of the Example Organisation", "near-name"),
        ("Central Asian Regional Information Centre", "CARIC", "initials"),
    ],
)
def test_names_of_one_body_meet(one, other, sign):
    BodyFactory(label=one)
    BodyFactory(label=other)

    assert [found[0] for found in signs(BODIES)] == [sign]


def test_committees_of_other_resolutions_do_not_meet():
    BodyFactory(label="Committee pursuant to resolution 1988 (2011)")
    BodyFactory(label="Committee pursuant to resolution 1989 (2011)")

    assert signs(BODIES) == []


def test_names_with_another_word_do_not_meet():
    BodyFactory(label="Northern Avalanche Service")
    BodyFactory(label="Southern Avalanche Service")

    assert signs(BODIES) == []


def test_code_counts_where_it_is_a_name_of_the_other():
    BodyFactory(label="One", code="EXS", kind="state")
    BodyAliasFactory(body=BodyFactory(label="Two"), text="exs")

    assert signs(BODIES) == [("same-code",)]


@pytest.mark.parametrize("relation", ["parent", "successor"])
def test_bodies_that_are_related_do_not_meet(relation):
    one = BodyFactory(label="Ministry of Justice")
    BodyFactory(label="Ministry of Justice", **{relation: one})

    assert signs(BODIES) == []


def test_two_countries_do_not_meet():
    BodyNameFactory(body=BodyFactory(label="A", iso_alpha3="COG"), text="Congo")
    BodyNameFactory(body=BodyFactory(label="B", iso_alpha3="COD"), text="Congo")

    assert signs(BODIES) == []


def two_of_a_name() -> LikelyDuplicate:
    for _twice in range(2):
        PersonFactory(full_name="Grigory Pustovitov")
    find_duplicates(kind=PERSONS)
    return LikelyDuplicate.objects.get()


def test_looking_twice_changes_nothing():
    pair = two_of_a_name()
    again = find_duplicates(kind=PERSONS)

    assert (again.new, again.again, again.gone, again.waiting) == (0, 0, 0, 1)
    assert LikelyDuplicate.objects.get() == pair


def test_pair_that_is_no_longer_alike_goes():
    pair = two_of_a_name()
    Person.objects.filter(pk=pair.other_person_id).update(full_name="Another", match_key="another")

    assert find_duplicates(kind=PERSONS).gone == 1
    assert not LikelyDuplicate.objects.exists()


def test_two_that_were_told_apart_stay_apart():
    pair, user = two_of_a_name(), UserFactory()
    tell_apart(pair=pair, by=user, note="Born in other years")
    find_duplicates(kind=PERSONS)
    pair.refresh_from_db()

    assert (pair.state, pair.decided_by, pair.note) == ("different", user, "Born in other years")
    assert not LikelyDuplicate.objects.waiting().exists()


def test_two_that_were_told_apart_come_back_once_they_say_something_else():
    pair = two_of_a_name()
    tell_apart(pair=pair, by=None, note="Born in other years")
    Person.objects.filter(pk=pair.person_id).update(nationality="UZB")

    assert find_duplicates(kind=PERSONS).again == 1
    assert LikelyDuplicate.objects.waiting().get().note == "Born in other years"


def test_new_seat_alone_brings_no_pair_back():
    pair = two_of_a_name()
    tell_apart(pair=pair, by=None, note="Born in other years")
    DelegateFactory(person=pair.person)

    assert find_duplicates(kind=PERSONS).again == 0


def test_telling_apart_wants_a_reason():
    with pytest.raises(ValidationError, match="Say why"):
        tell_apart(pair=two_of_a_name(), by=None, note=" ")


def test_decision_can_be_taken_back():
    pair = two_of_a_name()
    tell_apart(pair=pair, by=None, note="Born in other years")
    open_again(pair=pair, by=None)

    assert LikelyDuplicate.objects.waiting().get() == pair


def test_merge_settles_the_pair_and_its_undoing_opens_it():
    pair = two_of_a_name()
    merge = merge_records(survivor=pair.person, merged=pair.other_person, by=None, reason="one")
    find_duplicates(kind=PERSONS)
    assert LikelyDuplicate.objects.get().state == "merged"

    undo_merge(merge=merge, by=None, reason="two")
    assert LikelyDuplicate.objects.waiting().get() == pair


def test_who_was_told_apart_from_a_part_is_told_apart_from_the_whole():
    pair = two_of_a_name()
    tell_apart(pair=pair, by=None, note="Born in other years")
    whole = PersonFactory(full_name="Grigory A. Pustovitov")
    merge_records(
        survivor=whole, merged=pair.person, by=None, reason="one", choices={"field-full_name": "merged"}
    )

    assert find_duplicates(kind=PERSONS).new == 0


def test_queue_has_room_for_the_likeliest():
    for name in ("Grigory Pustovitov", "Пустовитов Григорий", "Grigory Pustovitov"):
        PersonFactory(full_name=name)
    found = find_duplicates(kind=PERSONS, most=1)

    assert (found.new, found.left) == (1, 2)
    assert LikelyDuplicate.objects.get().signs == ["same-name"]


def test_command_counts_and_names_nobody(capsys):
    for _twice in range(2):
        PersonFactory(full_name="Canary Person")
    call_command("find_duplicates")

    assert capsys.readouterr().out == (
        "person: 1 new, 0 again, 0 gone, 1 to be decided, 0 left for later\n"
        "body: 0 new, 0 again, 0 gone, 0 to be decided, 0 left for later\n"
    )
