"""What an import left behind: the rows it created and changed, those touched since, those in use."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import Exists, Max, OuterRef, Q

from eventsite.lib.bulk.ids import among


@dataclass(frozen=True, slots=True)
class Trace:
    """Ids of the rows of one model that an import wrote and that are there still."""

    created: frozenset[int]
    changed: frozenset[int]
    #: Those of them that got another entry in their history after the import.
    touched: frozenset[int]

    @property
    def size(self) -> int:
        return len(self.created | self.changed)


def trace_of(model: Any, reason: str) -> Trace:
    """Return what was written for this reason, or one that begins with it.

    The rows stay locked: call it inside a transaction.
    """
    entries = model.history.filter(history_change_reason__startswith=reason)
    kinds: dict[str, set[int]] = {"+": set(), "~": set(), "-": set()}
    for row_id, kind in entries.order_by("history_id").values_list("id", "history_type").iterator():
        kinds[kind].add(row_id)
    written = kinds["+"] | kinds["~"]
    if not written:
        return Trace(frozenset(), frozenset(), frozenset())
    rows = model._default_manager.filter(pk__in=among(written)).select_for_update().order_by("pk")
    there = frozenset(rows.values_list("pk", flat=True))
    later = model.history.filter(id=OuterRef("id"), history_id__gt=OuterRef("history_id"))
    touched = entries.filter(Exists(later.exclude(history_change_reason__startswith=reason)))
    return Trace(
        created=there & kinds["+"],
        changed=there & (kinds["~"] - kinds["+"]),
        touched=there & frozenset(touched.order_by("history_id").values_list("id", flat=True)),
    )


def ids_in_use(model: Any, ids: Collection[int]) -> frozenset[int]:
    """Return those of the rows that something points to, unless it is one of them that goes as well."""
    if not ids:
        return frozenset()
    used: set[int] = set()
    own: list[tuple[int, int]] = []
    for related, name in _pointers(model):
        pointing = related._base_manager.filter(**{f"{name}__in": among(ids)})
        if related is model:
            own += pointing.order_by("pk").values_list("pk", name)
        else:
            used.update(pointing.order_by().values_list(name, flat=True).distinct())
    return frozenset(used | _held_by_their_own(own, used, frozenset(ids)))


def _held_by_their_own(pairs: list[tuple[int, int]], used: set[int], going: frozenset[int]) -> set[int]:
    """Return the rows that a row of the same table holds: one that stays, for whatever reason."""
    held: set[int] = set()
    while more := {to for row, to in pairs if row not in going or row in used | held} - held:
        held |= more
    return held


def _pointers(model: Any) -> Iterator[tuple[Any, str]]:
    """Yield every model with the name of its key to this one; histories and a row's own links are none."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
            continue
        is_own_link = relation.related_model._meta.auto_created is model
        if not is_own_link and relation.on_delete is not models.DO_NOTHING:
            yield relation.related_model, relation.field.attname


def entries_before(model: Any, ids: Collection[int], reason: str) -> dict[int, int]:
    """Return by row the entry of its history that stood when the import came."""
    if not ids:
        return {}
    written = model.history.filter(id=OuterRef("id"), history_change_reason__startswith=reason)
    first = model.history.filter(id__in=among(ids))
    before = first.exclude(Exists(written.filter(history_id__lte=OuterRef("history_id"))))
    found = before.order_by("id").values("id").annotate(entry=Max("history_id"))
    return {row["id"]: row["entry"] for row in found}


def with_lost_targets(model: Any, entries: Mapping[int, int]) -> list[int]:
    """Return the rows whose entry names a record that is no longer there."""
    lost = [
        Q(**{f"{key.attname}__isnull": False})
        & ~Exists(key.related_model._base_manager.filter(pk=OuterRef(key.attname)))
        for key in model._meta.concrete_fields
        if isinstance(key, models.ForeignKey)
    ]
    if not (entries and lost):
        return []
    chosen = model.history.filter(history_id__in=among(entries.values()))
    return list(chosen.filter(reduce(or_, lost)).order_by("id").values_list("id", flat=True))
