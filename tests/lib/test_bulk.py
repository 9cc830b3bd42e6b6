"""The bulk load writes what the ORM writes: rows, derived texts, history."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from simple_history.utils import get_history_manager_for_model

from delegations.enums import DelegateRole
from delegations.models import Delegate, Person
from eventsite.lib.bulk.loading import load_rows
from eventsite.lib.history import insert_rows
from tests.factories import DelegateFactory, DelegationFactory, PersonFactory, UserFactory

pytestmark = pytest.mark.django_db

#: What differs by nature from one write to the next.
KEYS = {"id", "history_id"}
STAMPS = {"created_at", "updated_at", "history_date"}

PEOPLE = (
    {"full_name": "Ana-Maria  O’Neill", "honorific": "Ms", "nationality": "KGZ", "language": "en"},
    {"full_name": "Пётр Ёлкин", "patronymic": "Ильич", "original_name": "Пётр\tЁлкин \\N"},
    {"full_name": "林海", "family_name": "林", "gender": ""},
    {"full_name": "أحمد علي", "badge_name": 'Quote " and, comma'},
    {"full_name": "X" * 255},
)


def _rows(model) -> list[dict]:
    """Return the rows of a model in the order of their ids, without what differs by nature."""
    fields = [field.attname for field in model._meta.concrete_fields if field.attname not in KEYS | STAMPS]
    return list(model._default_manager.order_by(model._meta.pk.name).values(*fields))


def _written(model) -> tuple[list[dict], list[dict]]:
    """Return rows and history entries of a model."""
    return _rows(model), _rows(get_history_manager_for_model(model).model)


def _both_ways(model, rows: list[dict], *, by) -> tuple[tuple, tuple]:
    """Write rows through the ORM, take them back, and write them in bulk."""
    with transaction.atomic():
        insert_rows([model(**row) for row in rows], by=by, reason="import x")
        through_orm = _written(model)
        transaction.set_rollback(True)
    with transaction.atomic():
        load_rows(model, rows, count=len(rows), by=by, reason="import x")
        return through_orm, _written(model)


@pytest.mark.parametrize("is_signed_in", [True, False])
def test_bulk_load_writes_persons_as_the_orm_does(is_signed_in):
    through_orm, in_bulk = _both_ways(Person, list(PEOPLE), by=UserFactory() if is_signed_in else None)

    assert in_bulk == through_orm


def test_bulk_load_writes_delegates_as_the_orm_does():
    delegation, people = DelegationFactory(), [PersonFactory() for _each in range(3)]
    values = (
        {"full_name": "Zoë", "role": DelegateRole.HEAD, "function": "First line\nSecond line", "rank": 1},
        {"full_name": "Jörg", "is_listed": False, "email": "j@example.org", "phone": "+998 71 1"},
        {"full_name": "Eve", "arrives_on": dt.date(2025, 6, 2), "departs_on": dt.date(2025, 6, 6)},
    )
    rows = [
        {**each, "delegation_id": delegation.pk, "person_id": person.pk}
        for each, person in zip(values, people, strict=True)
    ]
    Delegate.history.all().delete()
    Person.history.all().delete()

    through_orm, in_bulk = _both_ways(Delegate, rows, by=UserFactory())

    assert in_bulk == through_orm


def test_bulk_load_stamps_rows_and_history_alike():
    load_rows(Person, PEOPLE, count=len(PEOPLE), by=None, reason="")

    moments = {
        *Person.objects.order_by("id").values_list("created_at", flat=True),
        *Person.objects.order_by("id").values_list("updated_at", flat=True),
        *Person.history.order_by("history_id").values_list("history_date", flat=True),
        *Person.history.order_by("history_id").values_list("created_at", flat=True),
    }
    assert len(moments) == 1


def test_bulk_load_returns_the_ids_in_the_order_of_the_rows():
    PersonFactory()
    ids = load_rows(Person, PEOPLE, count=len(PEOPLE), by=None, reason="")

    assert [Person.objects.get(pk=pk).full_name for pk in ids] == [row["full_name"] for row in PEOPLE]


def test_rows_written_after_a_bulk_load_get_ids_of_their_own():
    ids = load_rows(Person, PEOPLE, count=len(PEOPLE), by=None, reason="")

    assert PersonFactory().pk not in ids
    assert not set(load_rows(Person, PEOPLE, count=len(PEOPLE), by=None, reason="")) & set(ids)


def test_bulk_load_writes_history_of_the_new_rows_alone():
    PersonFactory(full_name="Known before")
    ids = load_rows(Person, PEOPLE, count=len(PEOPLE), by=None, reason="now")

    entries = Person.history.filter(history_change_reason="now").order_by("history_id")
    assert list(entries.values_list("id", flat=True)) == ids


def test_bulk_load_reports_a_broken_constraint_as_the_orm_does():
    seated = DelegateFactory()
    twice = {"full_name": "B", "delegation_id": seated.delegation_id, "person_id": seated.person_id}

    with pytest.raises(IntegrityError), transaction.atomic():
        load_rows(Delegate, [twice], count=1, by=None, reason="")


def test_bulk_load_refuses_a_name_that_is_no_field():
    with pytest.raises(TypeError, match="nickname"), transaction.atomic():
        load_rows(Person, [{"full_name": "A", "nickname": "B"}], count=1, by=None, reason="")


def test_bulk_load_refuses_another_number_of_rows_than_announced():
    with pytest.raises(ValueError, match="argument"), transaction.atomic():
        load_rows(Person, PEOPLE[:2], count=3, by=None, reason="")


def test_bulk_load_takes_as_many_statements_for_many_rows_as_for_few():
    def statements(count: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            load_rows(Person, [PEOPLE[0]] * count, count=count, by=None, reason="")
        return len(captured)

    assert statements(1) == statements(500)
