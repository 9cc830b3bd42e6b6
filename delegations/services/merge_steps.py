"""The writes of a merge, and of its undoing, one kind of row after the other, with their history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from conferences.services.released_delegates import exchange_delegate
from delegations.reports.merging.steps import OWN_MOMENTS, Deed, Step, typed
from eventsite.lib.bulk.undoing import remove_rows
from eventsite.lib.history import insert_rows, update_rows


def take_steps(steps: Iterable[Step], *, by: Any, reason: str) -> list[Step]:
    """Write the steps in their order, and return them with the ids of the rows that they added.

    Call it inside a transaction. Raises IntegrityError where the values do not fit what is on record.
    """
    done: list[Step] = []
    for (deed, _label), part in groupby(steps, key=lambda step: (step.deed, step.label)):
        some = list(part)
        if deed is Deed.CHANGE:
            change_rows(some[0].model, [(step.pk, step.new) for step in some], by=by, reason=reason)
        elif deed is Deed.REMOVE:
            remove_rows(some[0].model, [step.pk for step in some if step.pk], by=by, reason=reason)
        elif deed is Deed.RELEASE:
            for step in some:
                name_in_release(step, step.new["delegate_id"], by=by, reason=reason)
        else:
            some = [_added(step, by, reason) for step in some]
        done += some
    return done


def change_rows(
    model: Any, values: Sequence[tuple[int | None, Mapping[str, Any]]], *, by: Any, reason: str
) -> None:
    """Give rows of one model these values, by `attname`; a row may come more than once."""
    rows = model._base_manager.select_for_update(of=("self",)).in_bulk([pk for pk, _new in values])
    for batch in _once_each(values):
        for pk, new in batch:
            for name, value in new.items():
                setattr(rows[pk], name, typed(model, name, value))
        names = {model._meta.get_field(name).name for _pk, new in batch for name in new}
        update_rows([rows[pk] for pk, _new in batch], sorted(names), by=by, reason=reason)


def _once_each(
    values: Sequence[tuple[int | None, Mapping[str, Any]]],
) -> Iterable[list[tuple[int | None, Mapping[str, Any]]]]:
    """Part the values so that no row stands twice in one batch, in their order.

    A statement checks its rows one by one: a place that one gives up and the next takes needs the order.
    """
    batch: list[tuple[int | None, Mapping[str, Any]]] = []
    for pk, new in values:
        if any(pk == one for one, _new in batch):
            yield batch
            batch = []
        batch.append((pk, new))
    yield batch


def bring_back(step: Step, *, by: Any, reason: str) -> None:
    """Write a row that was removed again, under its own id and with its own moments."""
    model = step.model
    values = {name: typed(model, name, value) for name, value in step.old.items()}
    moments = {name: values[name] for name in OWN_MOMENTS if name in values}
    insert_rows([model(pk=step.pk, **values)], by=by, reason=reason)
    model._base_manager.filter(pk=step.pk).update(**moments)


def name_in_release(step: Step, delegate: int, *, by: Any, reason: str) -> None:
    """Let these roles of a released programme name a delegate."""
    exchange_delegate(release=step.pk or 0, roles=step.roles, delegate=delegate, by=by, reason=reason)


def _added(step: Step, by: Any, reason: str) -> Step:
    values = {name: typed(step.model, name, value) for name, value in step.new.items()}
    (row,) = insert_rows([step.model(**values)], by=by, reason=reason)
    return replace(step, pk=row.pk)
