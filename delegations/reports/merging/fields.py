"""Which value of each field survives."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst

from delegations.models import Body, Person
from delegations.reports.merging.plan import KEPT, MERGED, Choices, FieldChoice
from delegations.reports.merging.steps import plain

PERSON_FIELDS = (
    *("honorific", "full_name", "given_name", "patronymic", "family_name", "original_name", "sort_name"),
    *("badge_name", "gender", "nationality", "language", "photo"),
)
#: The address is none of them: the other one leads to the record that is kept.
BODY_FIELDS = (
    *("label", "kind", "code", "iso_alpha2", "iso_alpha3", "m49", "parent", "successor"),
    *("dissolved_on", "website"),
)


def field_choices(
    survivor: Person | Body, merged: Person | Body, choices: Choices
) -> tuple[FieldChoice, ...]:
    """Return the fields of both records with the value that survives: as chosen, else the one there is."""
    names = PERSON_FIELDS if isinstance(survivor, Person) else BODY_FIELDS
    return tuple(_choice(name, survivor, merged, choices) for name in names)


def surviving_values(
    survivor: Person | Body, merged: Person | Body, chosen: tuple[FieldChoice, ...]
) -> dict[str, Any]:
    """Return the values that the record that is kept gets, by `attname`."""
    taken: dict[str, Any] = {}
    for choice in chosen:
        attname = survivor._meta.get_field(choice.name).attname  # type: ignore[union-attr]
        taken[attname] = plain(getattr(survivor if choice.chosen == KEPT else merged, attname))
    return taken


def filled_blanks(kept: models.Model, other: models.Model, names: tuple[str, ...]) -> dict[str, Any]:
    """Return what one row lacks and the other has, by `attname`."""
    return {
        name: plain(getattr(other, name))
        for name in names
        if not getattr(kept, name) and getattr(other, name)
    }


def _choice(name: str, survivor: Any, merged: Any, choices: Choices) -> FieldChoice:
    column = survivor._meta.get_field(name)
    kept, other = in_words(survivor, name), in_words(merged, name)
    proposed = MERGED if other and not kept else KEPT
    given = choices.get(f"field-{name}", "")
    # Where the two say the same there is nothing to take over.
    chosen = given if given in (KEPT, MERGED) and kept != other else proposed
    return FieldChoice(name, capfirst(str(column.verbose_name)), kept, other, chosen)


def in_words(row: Any, name: str) -> str:
    """Return the value of a field as a page shows it."""
    column = row._meta.get_field(name)
    if column.choices:
        # No answer is no value to choose.
        return str(getattr(row, f"get_{name}_display")()) if getattr(row, name) else ""
    value = getattr(row, name)
    if isinstance(column, models.DateField) and value:
        return str(date_format(value))
    if isinstance(column, models.BooleanField):
        return str(value)
    return str(value) if value else ""


def blank_first(row: Any, names: tuple[str, ...], values: dict[str, Any]) -> Iterator[str]:
    """Yield the fields in which the other record gives up a value that only one may hold."""
    for name in names:
        if values[name] and values[name] == getattr(row, name):
            yield name
