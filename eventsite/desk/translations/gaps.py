"""The texts that a kind of content lacks in one language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db.models import Model, Prefetch, Q, QuerySet
from django.utils.text import capfirst

from delegations.models import Body, BodyName
from eventsite.desk.translations.coverage import bodies_of
from eventsite.desk.translations.kinds import Kind, Scope
from eventsite.lib.wording import Wording


@dataclass(frozen=True, slots=True)
class Gap:
    """One text that is missing: the field, its column in the language, and the text to translate from."""

    row: Model
    field: str
    column: str
    label: str
    source: Wording

    @property
    def digest(self) -> str:
        """Return what tells whether the source text is still the one that was looked at."""
        return digest_of(self.source.language, self.source.text)


def digest_of(language: str, text: str) -> str:
    """Return what tells one source text from another; how its words are spaced does not matter."""
    return sha256(f"{language}\n{' '.join(text.split())}".encode()).hexdigest()[:16]


def rows_with_gaps(kind: Kind, scope: Scope, language: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return those of `rows` (of the kind's model, with what their labels read) that lack a text."""
    lacking = Q()
    for field in kind.fields:
        lacking |= kind.lacks(field, language)
    ordering = kind.model._meta.ordering or ()
    own = kind.rows(scope).order_by().values("pk")
    return rows.prefetch_related(None).filter(lacking, pk__in=own).order_by(*ordering, "pk")


def gaps_of(kind: Kind, row: Model, language: str, fields: Iterable[str] | None = None) -> Iterator[Gap]:
    """Yield what a row lacks in a language; with `fields`, these fields, whether they lack it or not."""
    for field in kind.fields if fields is None else fields:
        column = kind.column(field, language)
        source = source_of(kind, row, field, language)
        if fields is not None or (source and not getattr(row, column)):
            told: Any = kind.model._meta.get_field(field)
            yield Gap(row, field, column, str(capfirst(told.verbose_name)), source)


def source_of(kind: Kind, row: Model, field: str, language: str) -> Wording:
    """Return the text to translate from, with its language: the next of the site's own fallback."""
    for code in settings.MODELTRANSLATION_FALLBACK_LANGUAGES:
        text = getattr(row, kind.column(field, code)) if code != language else ""
        if text:
            return Wording(text, code)
    return Wording("")


def unnamed_bodies(scope: Scope, language: str) -> QuerySet[Body]:
    """Return the bodies that have a name, but none in this language; with their names at hand."""
    named = BodyName.objects.order_by()
    names = Prefetch("names", BodyName.objects.order_by("language", "form", "-valid_from", "id"))
    return (
        bodies_of(scope)
        .filter(pk__in=named.values("body"))
        .exclude(pk__in=named.filter(language=language).values("body"))
        .prefetch_related(names)
        .order_by("kind", "label", "id")
    )
