"""Filters of the list of delegates that lead from a figure of the statistics to the rows behind it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from delegations.enums import ListPopulation
from delegations.models import Body
from delegations.reports.populations import NAMES, counted_in
from delegations.reports.statistics_measures import ATTENDANCE, BODY, GENDER, LANGUAGE, Measure
from eventsite.lib.records import row_id


class PopulationFilter(admin.SimpleListFilter):
    """Whom a figure counts."""

    title = _("population")
    parameter_name = "population"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(key, NAMES[key]) for key in ListPopulation.values]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        population = self.value()
        return queryset.filter(counted_in(population)) if population in ListPopulation.values else queryset


class _MeasureFilter(admin.SimpleListFilter):
    """The values of a measure, by the same rule by which the statistics count them."""

    measure: Measure

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(self.measure.labels.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        condition = self.measure.conditions.get(self.value() or "")
        return queryset if condition is None else queryset.filter(condition)


class GenderFilter(_MeasureFilter):
    title = _("gender")
    parameter_name = GENDER.parameter
    measure = GENDER


class LanguageFilter(_MeasureFilter):
    title = _("language of correspondence")
    parameter_name = LANGUAGE.parameter
    measure = LANGUAGE


class AttendanceFilter(_MeasureFilter):
    title = _("new or returning")
    parameter_name = ATTENDANCE.parameter
    measure = ATTENDANCE


class BodyFilter(admin.SimpleListFilter):
    """The delegates of one body; shown where one is chosen, since nobody scrolls through hundreds."""

    title = _("body")
    parameter_name = BODY.parameter

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        body = row_id(self.value() or "")
        return [(str(row.pk), row.label) for row in Body.objects.filter(pk=body)] if body else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        body = row_id(self.value() or "")
        return queryset if body is None else queryset.filter(delegation__body=body)


#: For those who see statistics: others find people without them.
STATISTICS_FILTERS = (PopulationFilter, BodyFilter, GenderFilter, LanguageFilter, AttendanceFilter)
