"""One conference series."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from conferences.models import Series
from conferences.templatetags.wording import marked
from eventsite.public.reports.series import series_page


@require_safe
def series_detail(request: HttpRequest, slug: str) -> HttpResponse:
    series = get_object_or_404(Series.objects.public(), slug=slug)
    page = series_page(series, today=timezone.localdate())
    crumbs = ((_("Conferences"), reverse("conferences:edition-list")), (marked(page.name), ""))
    return render(request, "public/series.html", {"page": page, "crumbs": crumbs})
