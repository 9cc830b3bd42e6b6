"""The bulk load writes what the ORM writes: rows, derived texts, history."""

import datetime as dt
from contextlib import suppress

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from simple_history.utils import get_history_manager_for_model

from conferences.models import Session
from delegations.enums import DelegateRole
from delegations.models import Delegate, Person
from eventsite.lib.bulk import loading
from eventsite.lib.bulk.changing import change_rows
from eventsite.lib.bulk.loading import load_rows
from eventsite.lib.bulk.undoing import put_back, remove_rows
from eventsite.lib.history import insert_rows, update_rows
from tests.factories import (
    DelegateFactory,
    DelegationFactory,
    PersonFactory,
    SessionFactory,
    TopicFactory,
    UserFactory,
)

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


def test_bulk_load_takes_a_derived_text_that_the_row_has_already():
    rows = [{"full_name": "Ana", "match_key": "known"}, {"full_name": "Bob", "match_key": ""}]
    load_rows(Person, rows, count=2, by=None, reason="")

    assert list(Person.objects.order_by("id").values_list("match_key", flat=True)) == ["known", "bob"]


def test_bulk_load_tells_of_every_batch(monkeypatch):
    monkeypatch.setattr(loading, "_BOUND", 2)
    told: list[int] = []
    load_rows(Person, PEOPLE, count=len(PEOPLE), by=None, reason="", told=told.append)

    assert told == [2, 2, 1]


@pytest.mark.parametrize("gap", [False, True])
def test_rows_are_removed_with_their_history_whether_their_ids_follow_or_not(gap):
    ids = load_rows(Person, PEOPLE, count=len(PEOPLE), by=None, reason="")
    chosen = ids[::2] if gap else ids[1:4]
    remove_rows(Person, chosen, by=None, reason="gone")

    assert set(Person.objects.values_list("id", flat=True)) == set(ids) - set(chosen)
    assert list(Person.history.filter(history_type="-").order_by("id").values_list("id", flat=True)) == chosen


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


NEWER = (
    {"full_name": "Zoë Müller", "role": DelegateRole.HEAD, "is_listed": False},
    {"function": "First line\nSecond, 'line' \\N", "rank": 7},
    {"arrives_on": dt.date(2025, 6, 3), "email": "new@example.org"},
)


def _changed_both_ways(*, by) -> tuple[tuple, tuple]:
    """Change three delegates through the ORM, take it back, and change them in bulk."""
    seated = [DelegateFactory(function="Adviser") for _each in NEWER]
    with transaction.atomic():
        for delegate, values in zip(seated, NEWER, strict=True):
            for name, value in values.items():
                setattr(delegate, name, value)
        update_rows(seated, sorted({*NEWER[0], *NEWER[1], *NEWER[2]}), by=by, reason="import x")
        through_orm = _written(Delegate)
        transaction.set_rollback(True)
    with transaction.atomic():
        rows = {delegate.pk: values for delegate, values in zip(seated, NEWER, strict=True)}
        change_rows(Delegate, rows, by=by, reason="import x")
        return through_orm, _written(Delegate)


@pytest.mark.parametrize("is_signed_in", [True, False])
def test_bulk_change_writes_what_the_orm_writes(is_signed_in):
    through_orm, in_bulk = _changed_both_ways(by=UserFactory() if is_signed_in else None)

    assert in_bulk == through_orm


def test_bulk_change_stamps_the_changed_rows_and_no_others():
    first, second = DelegateFactory(), DelegateFactory()
    change_rows(Delegate, {first.pk: {"rank": 3}}, by=None, reason="")

    moments = Delegate.history.latest("history_id")
    first_now, second_now = Delegate.objects.order_by("pk")
    assert (first_now.updated_at, first_now.created_at) == (moments.history_date, first.created_at)
    assert second_now.updated_at == second.updated_at


def test_bulk_change_refuses_a_name_that_is_no_field():
    with pytest.raises(TypeError, match="nickname"):
        change_rows(Delegate, {DelegateFactory().pk: {"nickname": "B"}}, by=None, reason="")


def test_bulk_change_cuts_no_text_that_is_too_long():
    delegate = DelegateFactory(nationality="KGZ")
    # PostgreSQL refuses it, SQLite holds texts of any length.
    with suppress(DataError), transaction.atomic():
        change_rows(Delegate, {delegate.pk: {"nationality": "FOUR"}}, by=None, reason="")

    delegate.refresh_from_db()
    assert delegate.nationality == ("KGZ" if connection.vendor == "postgresql" else "FOUR")


def test_bulk_change_takes_as_many_statements_for_many_rows_as_for_few():
    delegation = DelegationFactory()

    def statements(count: int) -> int:
        rows = {DelegateFactory(delegation=delegation).pk: {"rank": 3} for _each in range(count)}
        with CaptureQueriesContext(connection) as captured:
            change_rows(Delegate, rows, by=None, reason="")
        return len(captured)

    assert (statements(3), statements(30)) == (2, 2)


def test_links_to_many_are_put_back_and_stand_in_the_history():
    session, (old, new) = SessionFactory(), [TopicFactory() for _each in range(2)]
    session.topics.set([old])
    entry = session.history.latest("history_id")
    session.topics.set([new])
    session.title = "Changed"
    session.save()

    put_back(Session, [entry.history_id], by=None, reason="undo")

    session.refresh_from_db()
    last = session.history.latest("history_id")
    assert ([*session.topics.all()], session.title) == ([old], entry.title)
    assert [link.topic for link in last.topics.all()] == [old]


def test_links_to_many_go_with_their_row_alone():
    first, second = [SessionFactory() for _each in range(2)]
    topic = TopicFactory()
    for session in (first, second):
        session.topics.add(topic)

    remove_rows(Session, [first.pk], by=None, reason="undo")

    assert ([*Session.objects.all()], [*topic.sessions.all()]) == ([second], [second])
    assert first.history.latest("history_id").history_type == "-"
