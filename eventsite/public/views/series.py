"""One conference series: its editions over the years, and its bodies edition by edition."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from conferences.models import Series
from conferences.templatetags.wording import marked
from eventsite.lib.wording import wording
from eventsite.public.access import Tab
from eventsite.public.chart_markup import ChartMarkup
from eventsite.public.exporting.structured import series_data
from eventsite.public.matrix_markup import MatrixMarkup
from eventsite.public.reports.matrix import matrix_of
from eventsite.public.reports.series import series_page
from eventsite.public.reports.series_figures import SeriesFigures


@require_safe
def series_detail(request: HttpRequest, slug: str) -> HttpResponse:
    series = get_object_or_404(Series.objects.public(), slug=slug)
    page = series_page(series, today=timezone.localdate())
    context = {
        "page": page,
        "crumbs": ((_("Conferences"), reverse("conferences:edition-list")), (marked(page.name), "")),
        "structured": series_data(page, request.build_absolute_uri),
        "tabs": _tabs(series, "series-detail"),
        "charts": _charts(page.figures),
    }
    return render(request, "public/series.html", context)


@require_safe
def series_bodies(request: HttpRequest, slug: str) -> HttpResponse:
    series = get_object_or_404(Series.objects.public(), slug=slug)
    until, today = request.GET.get("until", ""), timezone.localdate()
    number = int(until) if until.isdecimal() and len(until) < 6 else None
    matrix = matrix_of(series, today=today, until=number, page=request.GET.get("page"))
    name = wording(series, "name")
    context = {
        "series": series,
        "name": name,
        "matrix": matrix,
        "markup": MatrixMarkup(matrix),
        "page": matrix.page,
        "tabs": _tabs(series, "series-bodies"),
        "crumbs": (
            (_("Conferences"), reverse("conferences:edition-list")),
            (marked(name), series.get_absolute_url()),
            (_("Bodies"), ""),
        ),
    }
    return render(request, "public/series_bodies.html", context)


def _charts(figures: SeriesFigures) -> dict[str, ChartMarkup]:
    titles = {"bodies": _("Bodies by category"), "delegates": _("Delegates by category")}
    measures = {"bodies": figures.bodies, "delegates": figures.delegates}
    return {
        key: ChartMarkup(f"chart-{key}", titles[key], measure, figures.editions)
        for key, measure in measures.items()
    }


def _tabs(series: Series, current: str) -> tuple[Tab, ...]:
    labels = (("series-detail", _("Overview")), ("series-bodies", _("Bodies by edition")))
    return tuple(
        Tab(label, reverse(f"public:{name}", args=[series.slug]), None, name == current)
        for name, label in labels
    )
