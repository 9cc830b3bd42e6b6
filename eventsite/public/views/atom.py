"""Feeds for those who follow the record."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eventsite.public.access import hidden, visible_edition_or_404
from eventsite.public.exporting.atom import atom
from eventsite.public.reports.news import News, document_news, edition_news, name_of, newest, release_news


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Answer the newest of all that became public."""
    news = newest(edition_news(), release_news(), document_news())
    return _feed(request, news, title=settings.SITE_NAME, key="all", page=reverse("public:home"))


@require_safe
def editions(request: HttpRequest) -> HttpResponse:
    page = reverse("conferences:edition-list")
    return _feed(request, edition_news(), title=_titled(_("Editions")), key="editions", page=page)


@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    page = reverse("conferences:edition-list")
    return _feed(request, release_news(), title=_titled(_("Programmes")), key="programmes", page=page)


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    page = reverse("conferences:document-list")
    return _feed(request, document_news(), title=_titled(_("Documents")), key="documents", page=page)


@require_safe
def of_edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Answer the releases of the programme of an edition, and its documents."""
    edition = visible_edition_or_404(request, slug, number)
    news = newest(release_news(edition), document_news(edition))
    page, title = edition.get_absolute_url(), _titled(name_of(edition))
    response = _feed(request, news, title=title, key=f"editions/{slug}/{number}", page=page)
    return response if edition.is_published else hidden(response)


def _titled(part: str) -> str:
    return f"{part} · {settings.SITE_NAME}"


def _feed(request: HttpRequest, news: Iterable[News], *, title: str, key: str, page: str) -> HttpResponse:
    body = atom(
        news,
        title=title,
        key=f"feeds/{key}",
        page=page,
        feed=request.path,
        language=get_language() or "en",
        absolute=request.build_absolute_uri,
    )
    response = HttpResponse(body, content_type="application/atom+xml; charset=utf-8")
    # What is public may be read by the page of any site.
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "no-cache"
    return response
