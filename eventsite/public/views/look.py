"""What a series brings to its pages: the style sheet of its accent, and its emblem."""

from pathlib import PurePath

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from conferences.models import Series
from eventsite.lib.colours import shades
from eventsite.public.access import hidden, may_preview

YEAR = 365 * 24 * 60 * 60
_TYPES = {".svg": "image/svg+xml; charset=utf-8", ".png": "image/png"}


@require_safe
def series_look(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with the variables of a series' accent; the page's address of it holds the colour."""
    series, is_public = _visible_or_404(request, slug)
    if not series.accent:
        raise Http404(_("This series has no colour of its own."))
    context = {"shades": shades(series.accent)}
    response = render(request, "public/look.css", context, content_type="text/css; charset=utf-8")
    return _kept(response) if is_public else hidden(response)


@require_safe
def series_emblem(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with the emblem of a series; the page's address of it holds its version."""
    series, is_public = _visible_or_404(request, slug)
    kind = _TYPES.get(PurePath(series.emblem.name or "").suffix)
    if kind is None:
        raise Http404(_("This series has no emblem of its own."))
    try:
        with series.emblem.open("rb") as file:
            response = HttpResponse(file.read(), content_type=kind)
    except FileNotFoundError as error:
        raise Http404(_("This series has no emblem of its own.")) from error
    # Opened by itself, a drawing is a document: it may draw, and nothing else.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return _kept(response) if is_public else hidden(response)


def _visible_or_404(request: HttpRequest, slug: str) -> tuple[Series, bool]:
    """Return the series and whether everybody sees it; staff who preview editions see it before."""
    found = Series.objects.public().filter(slug=slug).first()
    if found is not None:
        return found, True
    series = Series.objects.filter(slug=slug).first()
    if series is None or not may_preview(request):
        raise Http404(_("There is no such series."))
    return series, False


def _kept(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=YEAR)
    return response
