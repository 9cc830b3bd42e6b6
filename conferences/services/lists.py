"""Write the records of a list: new ones, changed ones and what they link to, a table at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from eventsite.lib.bulk.links import note_links, set_links
from eventsite.lib.history import insert_rows, update_rows
from eventsite.lib.progress import Steps, uncounted
from eventsite.lib.records import Record


class RecordDraft(Protocol):
    """A record as it is to be: new, or with changed fields; links lead to the records given."""

    record: Any
    is_new: bool
    changed: set[str]
    links: dict[str, list[Record]]


@transaction.atomic
def write_records(
    drafts: Iterable[RecordDraft],
    *,
    models: Sequence[type[Record]],
    by: AbstractBaseUser | None,
    reason: str,
    progress: Steps = uncounted,
) -> None:
    """Write the drafts, model by model in this order: what a record refers to is there before it."""
    by_model: dict[type[Record], list[RecordDraft]] = defaultdict(list)
    for draft in drafts:
        by_model[type(draft.record)].append(draft)
    total = sum(map(len, by_model.values()))
    done = 0
    for model in models:
        chosen = by_model.pop(model, [])
        _write(model, chosen, by=by, reason=reason)
        done += len(chosen)
        progress(done, total)
    if by_model:
        raise TypeError(f"Nothing says when to write {sorted(each.__name__ for each in by_model)}.")


def _write(
    model: type[Record], drafts: Sequence[RecordDraft], *, by: AbstractBaseUser | None, reason: str
) -> None:
    for level in _levels(model, [draft.record for draft in drafts if draft.is_new]):
        insert_rows(level, by=by, reason=reason)
    changed = [draft for draft in drafts if not draft.is_new]
    fields = _stored(model, {name for draft in changed for name in draft.changed})
    update_rows([draft.record for draft in changed], fields, by=by, reason=reason)
    linked = [draft for draft in drafts if draft.links]
    if not linked:
        return
    for name in sorted({name for draft in linked for name in draft.links}):
        set_links(model, name, _targets(linked, name))
    note_links(model, [draft.record.pk for draft in linked], reason=reason)


def _levels(model: type[Record], records: list[Any]) -> Iterator[list[Any]]:
    """Yield new records in such an order that what they refer to in their own table is there before them."""
    own = [field.name for field in model._meta.concrete_fields if field.related_model is model]
    while records:
        ready = [each for each in records if not any(_is_new(getattr(each, name)) for name in own)]
        if not ready:
            raise ValueError("New records refer to each other in a circle.")
        yield ready
        waiting = {id(each) for each in ready}
        records = [each for each in records if id(each) not in waiting]


def _is_new(target: Any) -> bool:
    return target is not None and target.pk is None


def _stored(model: type[Record], names: Iterable[str]) -> list[str]:
    """Return the fields with those that they are translations of: each keeps a copy in the table."""
    fields = [model._meta.get_field(name) for name in names]
    originals = (getattr(field, "translated_field", field) for field in fields)
    return sorted({*names, *(field.name for field in originals)})


def _targets(drafts: Iterable[RecordDraft], name: str) -> Mapping[int, list[int]]:
    return {
        draft.record.pk: [target.pk for target in draft.links[name]]
        for draft in drafts
        if name in draft.links
    }
