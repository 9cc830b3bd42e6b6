"""The list of all published editions."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conferences.forms.filters import EditionFilter
from conferences.reports.editions import edition_card, editions_on_record

PAGE = 24


@require_safe
def edition_list(request: HttpRequest) -> HttpResponse:
    form = EditionFilter(request.GET)
    applied = form.applied()
    rows = editions_on_record(
        series=applied.get("series", ""),
        year=applied.get("year"),
        country=applied.get("country", ""),
        text=applied.get("q", ""),
    )
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "conferences/edition/list.html",
        {"form": form, "page": page, "cards": [edition_card(edition) for edition in page]},
    )
