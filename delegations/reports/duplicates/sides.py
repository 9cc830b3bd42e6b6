"""What is on record of one of two that may be one, in words, for looking at both side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from delegations.models import Body, Delegate, Person
from delegations.reports.merging.fields import BODY_FIELDS, PERSON_FIELDS, in_words
from eventsite.lib.wording import in_line

#: Appearances and names that a side writes out.
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Fact:
    """`differs` where the other side says something else."""

    label: str
    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    record: Person | Body
    facts: tuple[Fact, ...]
    title: str
    rows: tuple[str, ...]


def two_sides(one: Person | Body, other: Person | Body) -> tuple[Side, Side]:
    """Return both records with the facts that either of them has; at most six queries."""
    facts = [dict(_facts(record)) for record in (one, other)]
    labels = list(dict.fromkeys([*facts[0], *facts[1]]))
    sides = []
    for record, own, its in ((one, facts[0], facts[1]), (other, facts[1], facts[0])):
        told = tuple(
            Fact(label, own.get(label, ""), bool(own.get(label) and its.get(label) != own.get(label)))
            for label in labels
            if own.get(label) or its.get(label)
        )
        sides.append(Side(record, told, _title(record), tuple(_rows(record))))
    return sides[0], sides[1]


def _facts(record: Person | Body) -> Iterator[tuple[str, str]]:
    for name in PERSON_FIELDS if isinstance(record, Person) else BODY_FIELDS:
        label = capfirst(str(record._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
        # The name of a file says nothing.
        yield label, in_words(record, name) if name != "photo" else ""
    if isinstance(record, Person):
        seats = Delegate.objects.filter(person=record).exclude(email="").order_by("email")
        yield _("E-mail"), in_line(*seats.values_list("email", flat=True).distinct())
    else:
        yield _("Names"), in_line(*dict.fromkeys(record.names.order_by("pk").values_list("text", flat=True)))
        yield _("Spellings"), in_line(*record.aliases.order_by("pk").values_list("text", flat=True))


def _title(record: Person | Body) -> str:
    return _("Appearances") if isinstance(record, Person) else _("Delegations")


def _rows(record: Person | Body) -> Iterator[str]:
    if isinstance(record, Person):
        seats = record.delegates.select_related("delegation__body", "delegation__edition__series")
        for seat in seats.order_by("-delegation__edition__starts_on", "pk")[:_SHOWN]:
            yield in_line(seat.delegation, seat.full_name, seat.get_role_display(), seat.get_status_display())
        return
    rows = record.delegations.select_related("body", "category", "edition__series")
    for row in rows.order_by("-edition__starts_on", "pk")[:_SHOWN]:
        yield in_line(row, row.category)
