"""Triggers on every table that public pages read: whoever writes moves the mark, in the same transaction.

The database is the one place that every way of writing passes: the ORM, bulk loads, COPY, loaddata, another
program. PostgreSQL notes the number of the transaction once a statement, in a row of its own backend;
SQLite, which has one writer at a time, counts in a single row.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from eventsite.public.models import PageMark

WATCHED_APPS = ("conferences", "delegations")
#: Tables that staff alone see. A model that is not listed here is watched.
FOR_STAFF = frozenset(
    {
        "conferences.ColumnMapping",
        "conferences.DraftLink",
        "conferences.ImportBatch",
        "delegations.Badge",
        "delegations.BadgePrint",
        "delegations.BadgeTemplate",
        "delegations.ImportDecision",
        "delegations.LikelyDuplicate",
        "delegations.ListSettings",
        "delegations.Merge",
        "delegations.PrintedList",
    }
)
NAME = "page_mark"
_EVENTS = ("insert", "update", "delete")

_FUNCTION = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO {table} AS known (slot, mark) VALUES (pg_backend_pid(), txid_current())
    ON CONFLICT (slot) DO UPDATE SET mark = excluded.mark WHERE known.mark <> excluded.mark;
    RETURN NULL;
END $$
"""
_ON_POSTGRESQL = (
    "CREATE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {watched} "
    "FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
)
# An upsert and not an INSERT OR REPLACE, which the conflict rule of the statement outside would overrule.
_ON_SQLITE = (
    "CREATE TRIGGER {trigger} AFTER {event} ON {watched} BEGIN "
    "INSERT INTO {table} (slot, mark) VALUES (0, 1) ON CONFLICT (slot) DO UPDATE SET mark = mark + 1; END"
)


def watched_tables() -> list[str]:
    """Return the tables of the event and of its people, without histories and what is for staff alone."""
    models = [
        model
        for label in WATCHED_APPS
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
    ]
    return sorted(
        model._meta.db_table
        for model in models
        if model._meta.label not in FOR_STAFF and not str(model._meta.model_name).startswith("historical")
    )


def install_triggers(connection: BaseDatabaseWrapper) -> None:
    """Bring the triggers in line with the models; what is right already is left alone."""
    tables = set(connection.introspection.table_names())
    if PageMark._meta.db_table not in tables:
        return
    wanted = dict(_statements(connection, [name for name in watched_tables() if name in tables]))
    known = set(_installed(connection))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and wanted.keys() - known:
            cursor.execute(_FUNCTION.format(name=NAME, table=_table(connection)))
        for trigger in sorted(known - wanted.keys()):
            cursor.execute(_removal(connection, *trigger))
        for trigger in sorted(wanted.keys() - known):
            cursor.execute(wanted[trigger])


def remove_triggers(connection: BaseDatabaseWrapper) -> None:
    """Take all of them away."""
    with connection.cursor() as cursor:
        for trigger in sorted(_installed(connection)):
            cursor.execute(_removal(connection, *trigger))
        if connection.vendor == "postgresql":
            cursor.execute(f"DROP FUNCTION IF EXISTS {NAME}()")


def _table(connection: BaseDatabaseWrapper) -> str:
    return connection.ops.quote_name(PageMark._meta.db_table)


def _statements(connection: BaseDatabaseWrapper, tables: list[str]) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield (trigger, table) and the statement that makes it."""
    quoted = connection.ops.quote_name
    for name in tables:
        if connection.vendor == "postgresql":
            yield (NAME, name), _ON_POSTGRESQL.format(name=NAME, watched=quoted(name))
            continue
        for event in _EVENTS:
            trigger = f"{NAME}_{name}_{event}"
            yield (
                (trigger, name),
                _ON_SQLITE.format(
                    trigger=quoted(trigger), event=event, watched=quoted(name), table=_table(connection)
                ),
            )


def _installed(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
                "WHERE tgname = %s AND pg_table_is_visible(tgrelid)",
                [NAME],
            )
        else:
            cursor.execute(
                "SELECT name, tbl_name FROM sqlite_master "
                "WHERE type = 'trigger' AND substr(name, 1, %s) = %s",
                [len(NAME) + 1, f"{NAME}_"],
            )
        return [(str(name), str(table)) for name, table in cursor.fetchall()]


def _removal(connection: BaseDatabaseWrapper, trigger: str, table: str) -> str:
    quoted = connection.ops.quote_name
    where = f" ON {quoted(table)}" if connection.vendor == "postgresql" else ""
    return f"DROP TRIGGER {quoted(trigger)}{where}"
