"""The search over everything public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eventsite.lib.search.question import asked
from eventsite.public.forms.search import SearchForm
from eventsite.public.reports.search import SearchPage, search_page


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    context = {
        "form": form,
        "text": text,
        "page": _page(request, text),
        "crumbs": ((_("Search"), ""),),
    }
    response = render(request, "public/search.html", context)
    # What somebody looks for is nobody else's business, and no page for search engines.
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response


def _page(request: HttpRequest, text: str) -> SearchPage | None:
    """Return what was found, or None where there is nothing to look for."""
    question = asked(text)
    if not question.is_enough:
        return None
    return search_page(
        question,
        group=request.GET.get("in", ""),
        number=request.GET.get("page", 1),
        language=get_language() or "en",
        today=timezone.now().date(),
    )
