"""Rows of every model as JSON lines and back, through Django's serializers.

The models are those of the migrations, not the living ones: plain columns, so that no translation fallback,
automatic date, custom save or history can alter a value on its way. Content types and permissions, whose
numbers differ from one database to the next, travel by their natural keys.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from io import TextIOWrapper
from itertools import islice
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.core.serializers.jsonl import Serializer
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader

from eventsite.desk.backup.archive import BackupError

Model = type[models.Model]
#: Made anew by every migration, or of no worth to anyone tomorrow.
NOT_KEPT = {"contenttypes.ContentType", "auth.Permission", "sessions.Session", "public.PageMark"}
#: An empty installation may hold these: the migrations of the roles make them.
MADE_BY_MIGRATIONS = {"auth.Group", "auth.Group_permissions"}
BATCH = 1000


class NaturalKeys:
    """Numbers and natural keys of content types and permissions, both ways."""

    def __init__(self, by_label: dict[str, Model]) -> None:
        types = by_label["contenttypes.ContentType"]._base_manager.values_list("pk", "app_label", "model")
        permissions = by_label["auth.Permission"]._base_manager.values_list(
            "pk", "codename", "content_type__app_label", "content_type__model"
        )
        self._keys: dict[str, dict[int, list[str]]] = {
            "contenttypes.ContentType": {pk: key for pk, *key in types.order_by("pk")},
            "auth.Permission": {pk: key for pk, *key in permissions.order_by("pk")},
        }
        self._numbers: dict[str, dict[tuple[str, ...], int]] = {
            label: {tuple(key): pk for pk, key in keys.items()} for label, keys in self._keys.items()
        }

    def key(self, label: str, number: int) -> list[str]:
        return self._keys[label][number]

    def number(self, label: str, key: list[str]) -> int:
        try:
            return self._numbers[label][tuple(key)]
        except KeyError:
            raise BackupError(
                f"The backup refers to {label} {'.'.join(key)}, which this version lacks."
            ) from None

    def applies(self, field: "models.Field[Any, Any]") -> str:
        """Return the label of the natural target of a foreign key, or nothing."""
        target = field.related_model
        label = target._meta.label if isinstance(target, type) else ""
        return label if label in self._keys else ""


class ExactEncoder(DjangoJSONEncoder):
    """Django's encoder cuts moments to milliseconds; a backup keeps them whole."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, dt.datetime | dt.time) else super().default(o)


class RowSerializer(Serializer):
    """Django's JSON lines with plain foreign keys, except to content types and permissions."""

    # Of Django's Python serializer; the stubs leave them out.
    _current: dict[str, Any]
    _value_from_field: Callable[[models.Model, "models.Field[Any, Any]"], Any]

    def __init__(self, keys: NaturalKeys) -> None:
        super().__init__()
        self._natural = keys

    def handle_fk_field(self, obj: models.Model, field: "models.ForeignKey[Any, Any]") -> None:
        number, label = getattr(obj, field.attname), self._natural.applies(field)
        if label and number is not None:
            self._current[field.name] = self._natural.key(label, number)
        else:
            self._current[field.name] = self._value_from_field(obj, field)

    def handle_m2m_field(self, obj: models.Model, field: Any) -> None:
        """Leave it out: the tables between are dumped as models of their own."""


def all_models() -> dict[str, Model]:
    """Return the models of the migrations by label, tables between included. Raises BackupError."""
    loader = MigrationLoader(connection)
    waiting = sorted(str(node) for node in set(loader.graph.nodes) - set(loader.applied_migrations))
    if waiting:
        raise BackupError(
            f"Migrations wait to be applied ({', '.join(waiting)}): run `manage.py migrate` first."
        )
    state = loader.project_state().apps.get_models(include_auto_created=True)
    return {model._meta.label: model for model in state if model._meta.managed and not model._meta.proxy}


def kept(by_label: dict[str, Model]) -> dict[str, Model]:
    return {label: model for label, model in sorted(by_label.items()) if label not in NOT_KEPT}


def dump_rows(model: Model, keys: NaturalKeys, into: IO[bytes]) -> int:
    """Write the rows of a model in the order of their keys and return how many there were."""
    count = 0

    def counted() -> Iterator[models.Model]:
        nonlocal count
        for row in model._base_manager.order_by("pk").iterator(chunk_size=BATCH):
            count += 1
            yield row

    text = TextIOWrapper(into, encoding="utf-8", newline="\n")
    RowSerializer(keys).serialize(counted(), stream=text, cls=ExactEncoder, ensure_ascii=False)
    text.detach()  # it is flushed by that, and `into` stays open
    return count


def load_rows(model: Model, rows: Iterable[dict[str, Any]], keys: NaturalKeys) -> None:
    """Insert rows as they were written: with their keys, moments and all."""
    fields = list(model._meta.local_concrete_fields)
    for field in fields:
        # Of the migrations' copy of the model: the living one keeps its automatic dates.
        field.auto_now = field.auto_now_add = False  # type: ignore[attr-defined]
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        model._base_manager.bulk_create([_instance(model, fields, row, keys) for row in batch])


def _instance(
    model: Model, fields: list["models.Field[Any, Any]"], row: dict[str, Any], keys: NaturalKeys
) -> models.Model:
    values = {}
    for field in fields:
        value = row["pk"] if field.primary_key else row["fields"][field.name]
        label = keys.applies(field)
        natural = label and value is not None
        values[field.attname] = keys.number(label, value) if natural else field.to_python(value)
    return model(**values)
