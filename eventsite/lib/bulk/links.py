"""Links to many that a model keeps itself: set for many rows at once, and kept in their history."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db.models import Exists, Max, OuterRef
from simple_history.utils import get_history_manager_for_model

from eventsite.lib.bulk.ids import among

_BATCH = 2000


def set_links(model: Any, name: str, targets: Mapping[int, Collection[int]]) -> None:
    """Let each row (by its id) link to exactly these targets. Call it inside a transaction."""
    field = model._meta.get_field(name)
    through, own, other = field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name()
    through.objects.filter(**{f"{own}__in": among(list(targets))}).delete()
    rows = [
        through(**{f"{own}_id": row_id, f"{other}_id": target})
        for row_id, chosen in targets.items()
        for target in chosen
    ]
    through.objects.bulk_create(rows, batch_size=_BATCH)


def note_links(model: Any, ids: Collection[int], *, reason: str) -> None:
    """Give the newest history entry of each row, written for this reason, the links as they are now."""
    history = get_history_manager_for_model(model).model
    if not any(_kept(history)):
        return
    entries = history.objects.filter(id__in=among(ids), history_change_reason=reason)
    newest = dict(
        entries.order_by("id").values("id").annotate(entry=Max("history_id")).values_list("id", "entry")
    )
    for field, kept in _kept(history):
        own, other = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        kept.objects.filter(history_id__in=among(list(newest.values()))).delete()
        now = field.remote_field.through.objects.filter(**{f"{own}__in": among(ids)}).order_by("pk")
        rows = [
            kept(**{"history_id": newest[row_id], "id": link, own: row_id, other: target})
            for link, row_id, target in now.values_list("pk", own, other)
            if row_id in newest
        ]
        kept.objects.bulk_create(rows, batch_size=_BATCH)


def put_back_links(model: Any, entries: Collection[int]) -> None:
    """Give rows the links that these entries of their history hold, as far as the targets are still there."""
    history = get_history_manager_for_model(model).model
    for field, kept in _kept(history):
        own, other = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        chosen = history.objects.filter(history_id__in=among(entries)).order_by("id")
        targets: dict[int, list[int]] = {row_id: [] for row_id in chosen.values_list("id", flat=True)}
        there = Exists(field.related_model._base_manager.filter(pk=OuterRef(other)))
        links = kept.objects.filter(there, history_id__in=among(entries)).order_by("pk")
        for row_id, target in links.values_list(own, other):
            targets[row_id].append(target)
        set_links(model, field.name, targets)


def _kept(history: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each link to many that the history keeps, with the model that keeps it."""
    keeping = {
        relation.related_model.__name__: relation.related_model for relation in history._meta.related_objects
    }
    for field in getattr(history, "_history_m2m_fields", ()):
        yield field, keeping[f"{history.__name__}_{field.name}"]
