"""What a row given by the names of its fields becomes in the columns of its table."""

import datetime as dt
from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

from django.db import connection, models

#: Fields whose values go to the database as they are.
AS_IT_IS = (models.CharField, models.TextField, models.BooleanField, models.IntegerField, models.ForeignKey)


class Columns:
    """The columns of a model in one order, and how a row's values become theirs."""

    def __init__(self, model: type[models.Model], now: dt.datetime) -> None:
        fields: dict[bool, list[models.Field[Any, Any]]] = {True: [], False: []}
        derived: list[Any] = []
        stamps: list[models.Field[Any, Any]] = []
        for field in model._meta.concrete_fields:
            if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
                stamps.append(field)
            elif getattr(field, "derive", None):
                derived.append(field)
            elif not field.primary_key:
                fields[isinstance(field, AS_IT_IS)].append(field)
        self.table = model._meta.db_table
        pk = model._meta.pk
        self.names = [field.column for field in (pk, *fields[True], *fields[False], *derived, *stamps)]
        self._defaults = {field.attname: _default(field) for field in (*fields[True], *fields[False])}
        self._pick = itemgetter(*self._defaults)
        self._prepared = [(field.attname, preparing(field)) for field in fields[False]]
        self._derived = [
            (field.attname, field.derive, field.max_length, field.only_where) for field in derived
        ]
        # Written out once: the driver would do so for every row.
        self._stamps = [str(preparing(field)(now)) for field in stamps]

    def values(self, pk: int, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the values of a row in the order of `names`."""
        given = {**self._defaults, **row}
        derived = [
            "" if where and not given[where] else (given.pop(name, None) or derive(Named(given)))[:longest]
            for name, derive, longest, where in self._derived
        ]
        if len(given) > len(self._defaults):
            raise TypeError(f"{self.table} has no {sorted(given.keys() - self._defaults.keys())}.")
        for name, prepare in self._prepared:
            if name in row:
                given[name] = prepare(row[name])
        return (pk, *self._pick(given), *derived, *self._stamps)


class Named:
    """The values of a row as the attributes that a derived text is made of."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def __getattr__(self, name: str) -> Any:
        return self._values[name]


def preparing(field: Any) -> Callable[[Any], Any]:
    """Return what makes a value of the field one that the database takes."""
    return lambda value: field.get_db_prep_save(value, connection)


def _default(field: Any) -> Any:
    value = preparing(field)(field.get_default())
    return str(value) if isinstance(value, str) else value  # a choice is written as its plain text
