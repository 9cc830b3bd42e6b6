"""Edge cases of the field: people, seats and heads (cases 3 to 6 and 8)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from conferences.enums import NameStyle
from delegations.enums import DelegateRole, DelegateStatus
from delegations.models import Delegate, Person
from delegations.services.withdrawals import replace_delegate
from tests.acceptance.lists import (
    delegates_of,
    delegations_of,
    import_file,
    look_at,
    staff_list,
    verdicts,
)
from tests.factories import (
    BodyNameFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db


def test_person_in_two_delegations_is_one_of_the_people_and_takes_two_seats():
    person = PersonFactory(full_name="Ilse Beldane")
    first = DelegateFactory(person=person)
    DelegateFactory(person=person, delegation=DelegationFactory(edition=first.delegation.edition))
    listed = staff_list(first.delegation.edition)
    assert (listed.people, listed.seats) == (1, 2)


def test_person_in_two_delegations_may_come_from_a_file():
    edition = EditionFactory()
    for label in ("Arvania", "Belmora"):
        DelegationFactory(edition=edition, body=BodyNameFactory(body__label=label).body)
    file = "body,full_name\nArvania,Ilse Beldane\nBelmora,Ilse Beldane\n"
    assert verdicts(import_file(edition, file)) == ["new", "new"]


def test_second_person_of_one_name_in_a_delegation_is_held():
    delegation = DelegationFactory(body=BodyNameFactory(body__label="Arvania").body)
    file = "body,full_name,function\nArvania,Lin Qingxi,Forecaster\nArvania,Lin Qingxi,Interpreter\n"
    plan = import_file(delegation.edition, file)
    assert verdicts(plan) == ["new", "held"]
    assert [row.full_name for row in delegation.delegates.all()] == ["Lin Qingxi"]


def test_second_person_of_one_name_on_record_is_never_merged():
    delegation = DelegationFactory(body=BodyNameFactory(body__label="Arvania").body)
    for function in ("Forecaster", "Interpreter"):
        DelegateFactory(delegation=delegation, person__full_name="Lin Qingxi", function=function)
    plan = import_file(delegation.edition, "body,full_name,function\nArvania,Lin Qingxi,Minister\n")
    assert verdicts(plan) == ["held"]
    functions = delegation.delegates.order_by("id").values_list("function", flat=True)
    assert list(functions) == ["Forecaster", "Interpreter"]


def test_person_of_one_name_at_another_edition_is_not_merged_by_the_name():
    earlier = DelegateFactory(person__full_name="Lin Qingxi")
    body = BodyNameFactory(body__label="Arvania").body
    delegation = DelegationFactory(body=body, edition__series=earlier.delegation.edition.series)
    import_file(delegation.edition, "body,full_name\nArvania,Lin Qingxi\n")
    assert Person.objects.filter(full_name="Lin Qingxi").count() == 2


NAMES = [
    # given, patronymic, family, full name, in capitals, as a list would sort it
    ("", "", "", "Tolegen", "Tolegen", "Tolegen"),
    ("", "", "", "H.H Tamrin", "H.H Tamrin", "H.H Tamrin"),
    (
        "Daniyar", "Olegovich", "Belmorin", "Daniyar Olegovich Belmorin",
        "Daniyar Olegovich BELMORIN", "BELMORIN, Daniyar Olegovich",
    ),
    ("Bram", "", "van der Hallind", "Bram van der Hallind", "Bram VAN DER HALLIND", "VAN DER HALLIND, Bram"),
    ("Qingxi", "", "Lin", "Lin Qingxi", "LIN Qingxi", "LIN, Qingxi"),
    ("San-ha", "", "Seo", "Seo San-ha", "SEO San-ha", "SEO, San-ha"),
    ("Данияр", "", "Бельморин", "Данияр Бельморин", "Данияр БЕЛЬМОРИН", "БЕЛЬМОРИН, Данияр"),
    ("", "", "", "يوسف الفاروني", "يوسف الفاروني", "يوسف الفاروني"),
    ("", "", "", "林清溪", "林清溪", "林清溪"),
]  # fmt: skip


@pytest.mark.parametrize("shape", NAMES, ids=[name[3] for name in NAMES])
def test_name_of_any_shape_prints_in_the_house_style(shape):
    given, patronymic, family, full, capitals, comma = shape
    delegate = DelegateFactory(
        full_name=full, given_name=given, patronymic=patronymic, family_name=family, role="head"
    )
    edition = delegate.delegation.edition
    for style, printed in (
        (NameStyle.GIVEN_SURNAME_CAPS, capitals),
        (NameStyle.SURNAME_CAPS_COMMA_GIVEN, comma),
    ):
        edition.name_style = style
        assert delegates_of(edition) == [printed]
    delegate.refresh_from_db()
    assert (delegate.full_name, delegate.family_name) == (full, family)


@pytest.mark.parametrize("full", [name[3] for name in NAMES])
def test_name_of_any_shape_is_imported_whole_and_never_split(full):
    delegation = DelegationFactory(body=BodyNameFactory(body__label="Arvania").body)
    import_file(delegation.edition, f"body,full_name\nArvania,{full}\n")
    delegate = Delegate.objects.get()
    assert (delegate.full_name, delegate.given_name, delegate.family_name) == (full, "", "")


def test_name_in_original_script_stands_beside_the_latin_one():
    delegate = DelegateFactory(full_name="Lin Qingxi", original_name="林清溪")
    (row,) = delegations_of(delegate.delegation.edition)
    assert [(each.name, each.original_name) for each in row.delegates] == [("Lin Qingxi", "林清溪")]


def test_delegation_of_one_is_listed_whole():
    delegate = DelegateFactory(full_name="Kezia", role=DelegateRole.HEAD)
    (row,) = delegations_of(delegate.delegation.edition)
    assert [(each.name, each.is_head) for each in row.delegates] == [("Kezia", True)]


def test_delegation_without_a_head_is_listed_in_rank_order():
    delegation = DelegationFactory()
    DelegateFactory(delegation=delegation, full_name="Second", rank=2)
    DelegateFactory(delegation=delegation, full_name="First", rank=1)
    (row,) = delegations_of(delegation.edition)
    assert [(each.name, each.is_head) for each in row.delegates] == [("First", False), ("Second", False)]


def test_delegation_never_has_two_heads():
    head = DelegateFactory(role=DelegateRole.HEAD)
    with pytest.raises(IntegrityError), transaction.atomic():
        DelegateFactory(delegation=head.delegation, role=DelegateRole.HEAD)
    assert head.delegation.delegates.count() == 1


def test_delegation_with_two_heads_in_a_file_is_refused():
    delegation = DelegationFactory(body=BodyNameFactory(body__label="Arvania").body)
    file = "body,full_name,role\nArvania,Ilse Beldane,head\nArvania,Bram Corholt,head\n"
    plan = look_at(delegation.edition, file)
    assert verdicts(plan) == ["new", "rejected"]
    assert [problem.reason for problem in plan.rows[1].problems] == [
        "The delegation has a head already: line 2. Give one of the two another role."
    ]


def test_head_replaced_midway_stays_on_record_and_the_successor_is_listed():
    head = DelegateFactory(role=DelegateRole.HEAD, rank=1, full_name="Ilse Beldane")
    deputy = DelegateFactory(delegation=head.delegation, rank=2, full_name="Bram Corholt")
    replace_delegate(delegate=head, replacement=deputy, takes_over=True, by=None, on=dt.date(2025, 6, 4))
    head.refresh_from_db()
    assert (head.status, head.status_on, head.replaced_by) == (
        DelegateStatus.REPLACED,
        dt.date(2025, 6, 4),
        deputy,
    )
    (row,) = delegations_of(head.delegation.edition)
    assert [(each.name, each.is_head) for each in row.delegates] == [("Bram Corholt", True)]


def test_function_of_each_edition_is_its_own():
    person = PersonFactory(full_name="Ilse Beldane")
    earlier = DelegateFactory(person=person, function="Forecaster")
    later = DelegateFactory(
        person=person,
        function="Minister",
        delegation__edition__series=earlier.delegation.edition.series,
    )
    functions = [
        [each.function_lines for row in delegations_of(seat.delegation.edition) for each in row.delegates]
        for seat in (earlier, later)
    ]
    assert functions == [[("Forecaster",)], [("Minister",)]]


def test_name_of_each_edition_is_its_own():
    person = PersonFactory(full_name="Ilse Beldane")
    earlier = DelegateFactory(person=person, full_name="Ilse Beldane")
    person.full_name = "Ilse Beldane-Corholt"
    person.save()
    assert delegates_of(earlier.delegation.edition) == ["Ilse Beldane"]
