"""Every table that pages read tells of its changes, to whoever asks the database."""

import pytest
from django.db import connection, transaction
from django.db.models import Model

from conferences.models import Session
from eventsite.public.cache.marks import Marks
from eventsite.public.cache.triggers import FOR_STAFF, install_triggers, remove_triggers, watched_tables
from tests.cache.frame import Clock, Site
from tests.cache.tables import factory_of, own_models, watched_models
from tests.factories import SessionFactory, TopicFactory

# A mark of PostgreSQL tells transactions apart: what a test does may not be a single one.
pytestmark = pytest.mark.django_db(transaction=True)
SECOND = 1.0


@pytest.fixture
def mark(transactional_db, clock: Clock):
    """Return a function that reads the mark as another process does, a second later."""
    marks = Marks(clock=clock, ticks=clock)

    def read() -> int:
        clock.forward(SECOND)
        return marks.current().mark

    return read


@pytest.mark.parametrize("model", watched_models(), ids=lambda model: model.__name__)
def test_table_tells_of_rows_made_changed_and_removed(model: type[Model], mark) -> None:
    table = connection.ops.quote_name(model._meta.db_table)
    row = factory_of(model)()
    marks = [mark()]
    factory_of(model)()
    marks.append(mark())
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET updated_at = updated_at WHERE id = %s", [row.pk])  # noqa: S608
        marks.append(mark())
    type(row)._base_manager.filter(pk=row.pk).delete()
    marks.append(mark())

    assert len(set(marks)) == 4


def test_write_that_is_taken_back_leaves_the_mark(mark) -> None:
    session = SessionFactory()
    before = mark()

    with transaction.atomic():
        session.save()
        transaction.set_rollback(True)

    assert mark() == before


def test_mark_never_takes_a_value_twice(mark) -> None:
    session = SessionFactory()
    marks = []
    for _time in range(5):
        session.save()
        marks.append(mark())

    assert marks == sorted(set(marks))


def test_bulk_load_into_a_table_of_links_is_told(mark) -> None:
    """What the ORM never says: COPY on PostgreSQL, another policy for conflicts on SQLite."""
    session, topic = SessionFactory(), TopicFactory()
    before, table = mark(), "conferences_session_topics (session_id, topic_id)"

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                copy.write_row((session.pk, topic.pk))
        else:
            cursor.execute(f"INSERT OR IGNORE INTO {table} VALUES (%s, %s)", (session.pk, topic.pk))  # noqa: S608

    assert (mark() != before, session.topics.count()) == (True, 1)


def test_every_model_is_watched_but_those_for_staff() -> None:
    assert set(watched_tables()) >= {model._meta.db_table for model in watched_models()}
    assert [name for name in watched_tables() if "historical" in name] == []
    assert {model._meta.label for model in own_models()} >= FOR_STAFF


def test_triggers_that_went_missing_come_back(mark) -> None:
    session = SessionFactory()
    remove_triggers(connection)
    before = mark()
    session.save()
    missed = mark() == before

    install_triggers(connection)
    session.save()

    assert (missed, mark() != before) == (True, True)


def test_installing_twice_changes_nothing(elsewhere: Site, django_assert_num_queries) -> None:
    install_triggers(connection)
    with django_assert_num_queries(2):  # The tables there are, and the triggers.
        install_triggers(connection)
    assert Session.objects.count() == 0
