"""How much of the content is there in each language."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.text import capfirst

from delegations.models import Body, BodyName
from eventsite.desk.translations.kinds import LANGUAGES, Kind, Scope

#: What stands for the names of bodies in an address: they are dated rows, no translated columns.
BODIES = "bodyname"


@dataclass(frozen=True, slots=True)
class Cell:
    """Texts in one language: `filled` of the `total` that have a text in some language."""

    language: str
    filled: int
    total: int

    @property
    def missing(self) -> int:
        return self.total - self.filled


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of content, a cell for each language."""

    key: str
    label: str
    cells: tuple[Cell, ...]

    @property
    def total(self) -> int:
        return self.cells[0].total


def coverage(kinds: Iterable[Kind], scope: Scope, *, bodies: bool) -> list[Row]:
    """Return a row for each kind, and one for names of bodies; one statement for each row."""
    rows = [_row(kind, scope) for kind in kinds]
    return [*rows, _row_of_bodies(scope)] if bodies else rows


def bodies_of(scope: Scope) -> QuerySet[Body]:
    """Return the bodies that took part in, or hosted, what the scope holds; of the whole record, all."""
    wanted = scope.matching(
        ("delegations__edition", "hosted__edition"),
        ("delegations__edition__series", "hosted__edition__series"),
    )
    bodies = Body.objects.filter(merged_into__isnull=True)
    return bodies.filter(pk__in=bodies.filter(wanted).order_by().values("pk")) if wanted else bodies


def _row(kind: Kind, scope: Scope) -> Row:
    counts = {f"{field}-any": Count("pk", filter=kind.any_text(field)) for field in kind.fields}
    for field in kind.fields:
        for language in LANGUAGES:
            filled = Q(**{f"{kind.column(field, language)}__gt": ""})
            counts[f"{field}-{language}"] = Count("pk", filter=filled)
    found = kind.rows(scope).order_by().aggregate(**counts)
    total = sum(found[f"{field}-any"] for field in kind.fields)
    cells = (
        Cell(language, sum(found[f"{field}-{language}"] for field in kind.fields), total)
        for language in LANGUAGES
    )
    return Row(kind.key, kind.label, tuple(cells))


def _row_of_bodies(scope: Scope) -> Row:
    names = BodyName.objects.filter(body__in=bodies_of(scope).order_by().values("pk")).order_by()
    counts = {language: Count("body", filter=Q(language=language), distinct=True) for language in LANGUAGES}
    found = names.aggregate(named=Count("body", distinct=True), **counts)
    cells = tuple(Cell(language, found[language], found["named"]) for language in LANGUAGES)
    return Row(BODIES, str(capfirst(BodyName._meta.verbose_name_plural)), cells)
