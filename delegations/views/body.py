"""The directory of bodies, and one body."""

import datetime as dt

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from conferences.views.directory import filter_context
from delegations.exporting.structured import body_data
from delegations.forms.filters import BodyFilter
from delegations.models import Body
from delegations.reports.bodies import body_entries
from delegations.reports.body_directory import bodies_in_order, body_directory
from delegations.reports.body_record import body_record
from delegations.views.status_line import status_line

PAGE = 60


@require_safe
def body_list(request: HttpRequest) -> HttpResponse:
    language, today = get_language() or "en", _today()
    directory = body_directory()
    form = BodyFilter(request.GET, directory)
    found = directory.sift(form.asked(), form.text)
    ids = bodies_in_order(found.passing, form.order, language=language, on=today)
    page = Paginator(ids, PAGE).get_page(request.GET.get("page"))
    context = {
        **filter_context(form, found, _counted),
        "page": page,
        "entries": body_entries(list(page.object_list), language=language, on=today),
        "crumbs": ((_("Bodies"), ""),),
    }
    return render(request, "delegations/body/list.html", context)


@require_safe
def body_detail(request: HttpRequest, slug: str) -> HttpResponse:
    bodies = Body.objects.public().select_related("parent", "successor")
    body = bodies.filter(slug=slug).first()
    if body is None:
        return _moved(get_object_or_404(Body.objects.public(), merged__slug=slug))
    today = _today()
    record = body_record(body, language=get_language() or "en", today=today)
    context = {
        "record": record,
        "lines": [status_line(part, today) for part in record.series],
        "today": today,
        "structured": body_data(record, request.build_absolute_uri),
        "crumbs": ((_("Bodies"), reverse("delegations:body-list")), (record.name.text, "")),
    }
    return render(request, "delegations/body/detail.html", context)


def _moved(body: Body) -> HttpResponse:
    """Lead from the address of a body that is part of another one to that one.

    For good, but asked about each time: a merge can be undone.
    """
    response = HttpResponsePermanentRedirect(body.get_absolute_url())
    response["Cache-Control"] = "no-cache"
    return response


def _counted(count: int) -> str:
    return ngettext("%(n)s body", "%(n)s bodies", count) % {"n": count}


def _today() -> dt.date:
    return timezone.now().date()
