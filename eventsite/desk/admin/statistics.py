"""The staff's pages of statistics, under an edition and under a series."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from conferences.admin.addresses import found_or_404
from conferences.models import Edition, Series
from delegations.reports.statistics import Statistics, edition_statistics, series_statistics
from eventsite.desk.statistics.choices import StatisticsChoice
from eventsite.desk.statistics.edition_page import charts_of, tiles_of
from eventsite.desk.statistics.exports import TakeForm, take
from eventsite.desk.statistics.rows_behind import RowsBehind
from eventsite.desk.statistics.series_page import SeriesTable


class _StatisticsPages(admin.ModelAdmin):  # type: ignore[type-arg]  # mixed into the pages of a record
    """Who may come in, and the export; the page itself is that of the record."""

    def _frame(self, request: HttpRequest, choice: StatisticsChoice, found: Statistics) -> dict[str, Any]:
        if choice.problem:
            messages.warning(request, choice.problem)
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Statistics"),
            "statistics": found,
            "choice": choice,
            "query": request.GET.urlencode(),
            "take": TakeForm(),
            "may_take": request.user.has_perm("delegations.export_statistics"),
        }

    def _take(self, request: HttpRequest, found: Statistics, of: Edition | Series, page: str) -> HttpResponse:
        """Send the file that a POST asks for; else lead back to the page."""
        form = TakeForm(request.POST)
        tables = form.tables(found) if form.is_valid() else ()
        if tables:
            return take(request, found, tables, form.cleaned_data["format"], of)
        messages.error(request, _("Nothing was exported: choose a format, and press one of the buttons."))
        query = request.GET.urlencode()
        address = reverse(page, args=[of.pk])
        return HttpResponseRedirect(f"{address}?{query}" if query else address)


class EditionStatisticsPages(_StatisticsPages):
    """The statistics of an edition, under the edition."""

    def get_urls(self) -> list[Any]:
        view, export = (
            self.admin_site.admin_view(each) for each in (self.statistics_view, self.statistics_export)
        )
        return [
            path("<path:object_id>/statistics/", view, name="delegations_statistics"),
            path("<path:object_id>/statistics/export/", export, name="delegations_statistics_export"),
            *super().get_urls(),
        ]

    def statistics_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the figures of one population, each with the way to its rows."""
        edition, choice, found = _edition_counted(request, object_id)
        context = {
            **self._frame(request, choice, found),
            "subtitle": str(edition),
            "edition": edition,
            "tiles": tiles_of(found),
            "charts": charts_of(found, _behind(request)),
        }
        return TemplateResponse(request, "admin/statistics/edition.html", context)

    def statistics_export(self, request: HttpRequest, object_id: str) -> HttpResponse:
        _ask_for(request, "export")
        edition, _choice, found = _edition_counted(request, object_id)
        return self._take(request, found, edition, "admin:delegations_statistics")


class SeriesStatisticsPages(_StatisticsPages):
    """The statistics over the editions of a series, under the series."""

    change_form_template = "admin/conferences/series/change_form.html"

    def get_urls(self) -> list[Any]:
        view, export = (
            self.admin_site.admin_view(each) for each in (self.statistics_view, self.statistics_export)
        )
        return [
            path("<path:object_id>/statistics/", view, name="delegations_statistics_series"),
            path("<path:object_id>/statistics/export/", export, name="delegations_statistics_series_export"),
            *super().get_urls(),
        ]

    def statistics_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the figures of one population, edition by edition."""
        series, choice, found = _series_counted(request, object_id)
        behind = _behind(request)
        context = {
            **self._frame(request, choice, found),
            "subtitle": str(series),
            "series": series,
            "tables": [
                SeriesTable(table, found.editions, choice.counted_key, behind)
                for table in (found.populations, *found.tables)
            ],
        }
        return TemplateResponse(request, "admin/statistics/series.html", context)

    def statistics_export(self, request: HttpRequest, object_id: str) -> HttpResponse:
        _ask_for(request, "export")
        series, _choice, found = _series_counted(request, object_id)
        return self._take(request, found, series, "admin:delegations_statistics_series")


def _edition_counted(request: HttpRequest, object_id: str) -> tuple[Edition, StatisticsChoice, Statistics]:
    """Return the edition and its figures; 403 for those who may not see them, 404 where there is none."""
    _ask_for(request, "view")
    edition = found_or_404(Edition.objects.select_related("series"), object_id)
    choice = StatisticsChoice(request.GET)
    found = edition_statistics(edition, population=choice.population_key, language=get_language() or "en")
    return edition, choice, found


def _series_counted(request: HttpRequest, object_id: str) -> tuple[Series, StatisticsChoice, Statistics]:
    """Return the series and its figures, as `_edition_counted` does."""
    _ask_for(request, "view")
    series = found_or_404(Series.objects.all(), object_id)
    choice = StatisticsChoice(request.GET)
    found = series_statistics(series, population=choice.population_key, language=get_language() or "en")
    return series, choice, found


def _ask_for(request: HttpRequest, action: str) -> None:
    if not request.user.has_perm(f"delegations.{action}_statistics"):
        raise PermissionDenied


def _behind(request: HttpRequest) -> RowsBehind:
    return RowsBehind(visible=request.user.has_perm("delegations.view_delegate"))
