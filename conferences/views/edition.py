"""The list of all published editions."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from conferences.forms.directories import EditionFilter
from conferences.reports.edition_directory import (
    edition_directory,
    editions_in_order,
    editions_with_counts,
)
from conferences.reports.editions import edition_card
from conferences.views.directory import filter_context

PAGE = 24


@require_safe
def edition_list(request: HttpRequest) -> HttpResponse:
    directory = edition_directory()
    form = EditionFilter(request.GET, directory)
    found = directory.sift(form.asked(), form.text)
    page = Paginator(editions_in_order(found.passing, form.order), PAGE).get_page(request.GET.get("page"))
    context = {
        **filter_context(form, found, _counted),
        "page": page,
        "cards": [edition_card(edition) for edition in editions_with_counts(list(page.object_list))],
    }
    return render(request, "conferences/edition/list.html", context)


def _counted(count: int) -> str:
    return ngettext("%(n)s edition", "%(n)s editions", count) % {"n": count}
