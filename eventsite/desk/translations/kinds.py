"""The kinds of translated content, and how the rows of each are found from an edition or a series."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.utils.text import capfirst
from modeltranslation.translator import translator
from modeltranslation.utils import build_localized_fieldname

from conferences import models as conferences
from conferences.models import Edition, Series
from delegations import models as delegations

LANGUAGES: tuple[str, ...] = tuple(settings.MODELTRANSLATION_LANGUAGES)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is looked at: one edition, one series with its editions, or, with neither, the whole record."""

    series: Series | None = None
    edition: Edition | None = None

    @property
    def key(self) -> str:
        """Return what stands for the scope in an address; nothing for the whole record."""
        if self.edition:
            return f"edition-{self.edition.pk}"
        return f"series-{self.series.pk}" if self.series else ""

    def matching(self, edition: Iterable[str], series: Iterable[str]) -> Q:
        """Return the condition for rows that lead to the edition, or to the series, by one of the lookups."""
        lookups, wanted = (edition, self.edition) if self.edition else (series, self.series)
        found = Q()
        for lookup in lookups if wanted else ():
            found |= Q(**{lookup: wanted.pk if wanted else None})
        return found


@dataclass(frozen=True, slots=True)
class Kind:
    """A model with translated fields; `edition` and `series` are lookups from its rows to theirs."""

    model: type[Model]
    edition: tuple[str, ...]
    series: tuple[str, ...]

    @property
    def key(self) -> str:
        """Return the model's name as addresses have it."""
        return str(self.model._meta.model_name)

    @property
    def label(self) -> str:
        return str(capfirst(self.model._meta.verbose_name_plural))

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the translated fields in the order of the model."""
        translated = translator.get_options_for_model(self.model).all_fields
        return tuple(field.name for field in self.model._meta.fields if field.name in translated)

    def rows(self, scope: Scope) -> QuerySet[Any]:
        """Return the rows of a scope, each once."""
        rows = self.model._default_manager.all()
        wanted = scope.matching(self.edition, self.series)
        if not wanted:
            return rows
        # A row may belong to an edition by several ways: a join would count it more than once.
        return rows.filter(pk__in=rows.filter(wanted).order_by().values("pk"))

    def column(self, field: str, language: str) -> str:
        return str(build_localized_fieldname(field, language))

    def columns(self, field: str) -> tuple[str, ...]:
        """Return the columns of a field, one for each language."""
        return tuple(self.column(field, language) for language in LANGUAGES)

    def any_text(self, field: str) -> Q:
        """Return the condition for rows whose field has a text in some language."""
        found = Q()
        for column in self.columns(field):
            found |= Q(**{f"{column}__gt": ""})
        return found

    def lacks(self, field: str, language: str) -> Q:
        """Return the condition for rows whose field has a text, but none in this language."""
        column = self.column(field, language)
        return (Q(**{column: ""}) | Q(**{f"{column}__isnull": True})) & self.any_text(field)


def _of_edition(model: type[Model], *lookups: str) -> Kind:
    return Kind(model, lookups, tuple(f"{lookup}__series" for lookup in lookups))


#: In the order in which the record is told. A release is left out: it keeps the words it was released with.
KINDS: tuple[Kind, ...] = (
    Kind(conferences.Series, ("editions",), ("pk",)),
    Kind(conferences.Edition, ("pk",), ("series",)),
    _of_edition(conferences.Venue, "editions"),
    _of_edition(conferences.Day, "edition"),
    _of_edition(conferences.Session, "day__edition"),
    _of_edition(conferences.Room, "edition"),
    _of_edition(conferences.AgendaItem, "edition"),
    _of_edition(conferences.Topic, "editions", "sessions__day__edition"),
    _of_edition(conferences.EditionTopic, "edition"),
    _of_edition(conferences.OutcomePoint, "edition"),
    _of_edition(conferences.Document, "edition"),
    _of_edition(conferences.EditionSource, "edition"),
    Kind(delegations.Category, ("series__editions",), ("series",)),
    _of_edition(delegations.CategoryPresence, "edition"),
    Kind(delegations.BadgeTemplate, ("series__editions",), ("series",)),
    _of_edition(delegations.ListSettings, "edition"),
)


def kind_of(key: str) -> Kind | None:
    """Return the kind of a model's name, or None."""
    return next((kind for kind in KINDS if kind.key == key), None)
