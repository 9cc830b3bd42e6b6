"""The date that the clocks of a place showed at a stored moment, found by the database itself."""

from typing import Any

from django.db.models import CharField, Func


class LocalDay(Func):
    """The date as text, year first; `seconds` is how far the clocks are ahead of UTC.

    Django's own truncation asks Python for every row on SQLite, which costs ten times as much.
    """

    output_field = CharField()

    def __init__(self, moment: Any, *, seconds: int) -> None:
        super().__init__(moment, seconds=int(seconds))

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "date(%(expressions)s, '%(seconds)+d seconds')"
        return self.as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = (
            "to_char((%(expressions)s AT TIME ZONE 'UTC') + interval '%(seconds)d seconds', 'YYYY-MM-DD')"
        )
        return self.as_sql(compiler, connection, template=template, **context)
