"""Whatever points to a person, a body, a delegation or a delegate, and what becomes of it when two are one.

The table below holds a decision for each of them; a test fails when a model gets a reference without one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models

from delegations.models import Body, Delegate, Delegation, Person


class Fate(Enum):
    """What becomes of a row that points to the record that goes."""

    #: It points to the record that is kept.
    MOVES = "moves"
    #: As MOVES, but what both records have once is made one (see `seats` and `joined_delegations`).
    JOINS = "joins"
    #: As MOVES, but for a row of which the kept record has its own: that one stays with the merged record.
    MOVES_IF_FREE = "moves if free"
    #: As MOVES, but a row that says the same as one of the kept record goes.
    MOVES_OR_GOES = "moves or goes"
    #: It says what was and stays.
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class Decision:
    """A fate, and the relations that the label of such a row reads."""

    fate: Fate
    related: tuple[str, ...] = ()


_OF_EDITION = ("edition__series",)
_OF_DELEGATION = ("delegation__body", "delegation__edition__series")

#: By the model that points and its field.
DECISIONS: Mapping[str, Decision] = {
    "delegations.Delegate.person": Decision(Fate.JOINS, _OF_DELEGATION),
    "delegations.ImportDecision.person": Decision(Fate.MOVES, _OF_EDITION),
    "delegations.Person.merged_into": Decision(Fate.MOVES),
    "delegations.Merge.survivor_person": Decision(Fate.STAYS),
    "delegations.Merge.merged_person": Decision(Fate.STAYS),
    # The service settles the pair itself and takes away those that nobody has decided about.
    "delegations.LikelyDuplicate.person": Decision(Fate.STAYS),
    "delegations.LikelyDuplicate.other_person": Decision(Fate.STAYS),
    "delegations.Delegation.body": Decision(Fate.JOINS, ("body", *_OF_EDITION)),
    "delegations.EditionHost.body": Decision(Fate.MOVES_OR_GOES, ("body", *_OF_EDITION)),
    "delegations.BodyName.body": Decision(Fate.MOVES_IF_FREE),
    "delegations.BodyStatus.body": Decision(Fate.MOVES_IF_FREE, ("body", "category__series")),
    "delegations.BodyAlias.body": Decision(Fate.MOVES),
    "delegations.Body.parent": Decision(Fate.MOVES),
    "delegations.Body.successor": Decision(Fate.MOVES),
    "delegations.Body.merged_into": Decision(Fate.MOVES),
    "delegations.Merge.survivor_body": Decision(Fate.STAYS),
    "delegations.Merge.merged_body": Decision(Fate.STAYS),
    "delegations.LikelyDuplicate.body": Decision(Fate.STAYS),
    "delegations.LikelyDuplicate.other_body": Decision(Fate.STAYS),
    "delegations.Delegate.delegation": Decision(Fate.JOINS, _OF_DELEGATION),
    "delegations.Delegate.replaced_by": Decision(Fate.MOVES, _OF_DELEGATION),
    "delegations.SpeakingRole.delegate": Decision(Fate.MOVES, ("delegate", "session")),
    "delegations.ImportDecision.delegate": Decision(Fate.MOVES, _OF_EDITION),
    # Only one badge of a delegate is in force: see `seats`.
    "delegations.Badge.delegate": Decision(Fate.JOINS, _OF_EDITION),
    # Releases name delegates by their ids alone, inside their texts: see `seats`.
    "conferences.ProgrammeRelease.snapshot": Decision(Fate.JOINS, _OF_EDITION),
    # The staff's log of what was done, by type and id.
    "admin.LogEntry.object_id": Decision(Fate.STAYS),
}
#: References that no key of the database tells of.
UNTOLD = ("conferences.ProgrammeRelease.snapshot", "admin.LogEntry.object_id")
#: What is made one: the two kinds that are merged, and what is joined on the way.
MERGED = (Person, Body, Delegation, Delegate)


@dataclass(frozen=True, slots=True)
class Reference:
    """A field of a model that points to another."""

    model: type[models.Model]
    name: str

    @property
    def key(self) -> str:
        return f"{self.model._meta.label}.{self.name}"

    @property
    def decision(self) -> Decision:
        """Return what was decided. Raises KeyError for a reference that nobody has thought of."""
        return DECISIONS[self.key]

    @property
    def attname(self) -> str:
        return str(self.model._meta.get_field(self.name).attname)  # type: ignore[union-attr]

    def rows(self, pk: int) -> "models.QuerySet[Any]":
        """Return the rows that point to a record, with what their labels read."""
        rows = self.model._base_manager.filter(**{self.name: pk}).order_by("pk")
        related = self.decision.related
        return rows.select_related(*related) if related else rows


def references_to(model: type[models.Model]) -> tuple[Reference, ...]:
    """Return every key to the model, those of links to many included; histories point to nothing."""
    relations = model._meta.get_fields(include_hidden=True)
    return tuple(
        Reference(relation.related_model, relation.field.name)  # type: ignore[union-attr,arg-type]
        for relation in relations
        if relation.auto_created
        and (relation.one_to_many or relation.one_to_one)
        and not _is_history(relation.related_model)
    )


def generic_references() -> Iterator[str]:
    """Yield the generic keys of all models: each may point to anything."""
    for model in apps.get_models():
        for field in model._meta.private_fields:
            if isinstance(field, GenericForeignKey):
                yield f"{model._meta.label}.{field.name}"


def collisions(reference: Reference, going: int, kept: int) -> list[tuple[int, int]]:
    """Return pairs of rows (of the one that goes, of the kept one) of which the database allows one alone."""
    found: set[tuple[int, int]] = set()
    for fields, rows in _once(reference):
        others = [name for name in fields if name != reference.name]
        held = {
            tuple(values): pk
            for pk, *values in rows.filter(**{reference.name: kept}).values_list("pk", *others)
        }
        for pk, *values in rows.filter(**{reference.name: going}).values_list("pk", *others):
            if None not in values and (own := held.get(tuple(values))) is not None:
                found.add((pk, own))
    return sorted(found)


def _once(reference: Reference) -> "Iterator[tuple[tuple[str, ...], models.QuerySet[Any]]]":
    """Yield the fields that are unique together with the reference, and the rows of which that is true."""
    model: Any = reference.model
    rows = model._base_manager.order_by("pk")
    if model._meta.get_field(reference.name).unique:
        yield (reference.name,), rows
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and reference.name in constraint.fields:
            held = rows.filter(constraint.condition) if constraint.condition else rows
            yield tuple(constraint.fields), held


def _is_history(model: Any) -> bool:
    return hasattr(model, "history_object") or str(model.__name__).startswith("Historical")
