"""The writes of a merge as data: what a row held before and holds after, in the order of the writing."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

#: Moments of a row are its own, whatever is undone.
OWN_MOMENTS = frozenset({"created_at", "updated_at"})


class Deed(Enum):
    CHANGE = "change"
    REMOVE = "remove"
    ADD = "add"
    #: A released programme names another delegate: `old` and `new` hold `delegate_id`, `roles` the roles.
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Step:
    """One write to one row. `old` and `new` hold values by `attname`, fit for JSON; a new row has no `pk`."""

    deed: Deed
    label: str
    pk: int | None
    old: Mapping[str, Any] = field(default_factory=dict)
    new: Mapping[str, Any] = field(default_factory=dict)
    roles: tuple[int, ...] = ()

    @property
    def model(self) -> Any:
        return apps.get_model(self.label)

    def as_data(self) -> dict[str, Any]:
        data: dict[str, Any] = {"deed": self.deed.value, "model": self.label, "pk": self.pk}
        if self.old:
            data["old"] = dict(self.old)
        if self.new:
            data["new"] = dict(self.new)
        return {**data, "roles": list(self.roles)} if self.roles else data


def step_of(data: Mapping[str, Any]) -> Step:
    """Return a step as it was kept."""
    roles = tuple(data.get("roles", ()))
    return Step(
        Deed(data["deed"]), data["model"], data["pk"], data.get("old", {}), data.get("new", {}), roles
    )


def change(row: models.Model, **new: Any) -> Iterator[Step]:
    """Yield the step that gives a row these values (by `attname`), none where it has them already."""
    wanted = {name: plain(value) for name, value in new.items()}
    old = {name: plain(getattr(row, name)) for name in wanted}
    differing = [name for name in wanted if wanted[name] != old[name]]
    if differing:
        yield Step(
            Deed.CHANGE,
            row._meta.label,
            row.pk,
            {name: old[name] for name in differing},
            {name: wanted[name] for name in differing},
        )


def removal(row: models.Model) -> Step:
    """Return the step that takes a row away, with all that it held."""
    return Step(Deed.REMOVE, row._meta.label, row.pk, values_of(row))


def addition(model: type[models.Model], **new: Any) -> Step:
    return Step(Deed.ADD, model._meta.label, None, new={name: plain(value) for name, value in new.items()})


def values_of(row: models.Model) -> dict[str, Any]:
    """Return all that a row holds, by `attname`."""
    return {
        column.attname: plain(getattr(row, column.attname))
        for column in row._meta.concrete_fields
        if not column.primary_key
    }


def plain(value: Any) -> Any:
    """Return a value as JSON keeps it."""
    if isinstance(value, models.fields.files.FieldFile):
        return value.name or ""
    return json.loads(json.dumps(value, cls=_Whole))


def typed(model: Any, name: str, value: Any) -> Any:
    """Return a kept value as the field of that `attname` takes it."""
    column = next(column for column in model._meta.concrete_fields if column.attname == name)
    return value if isinstance(column, models.JSONField) else column.to_python(value)


def touched_rows(steps: Iterable[Step]) -> set[tuple[str, int]]:
    """Return which rows the steps write, by the label of the model and the id."""
    return {(step.label, step.pk) for step in steps if step.pk is not None}


class _Whole(DjangoJSONEncoder):
    """Django's own cuts moments to milliseconds."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)
