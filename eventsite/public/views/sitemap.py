"""The map of the public pages for search engines, each page in every language."""

from functools import cached_property

from django.conf import settings
from django.contrib.sitemaps import Sitemap, views
from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from eventsite.public.reports.public_pages import public_pages

#: Addresses of one file, those of all languages counted; search engines take 50,000.
LIMIT = 2_000


class PublicPages(Sitemap):  # type: ignore[type-arg]  # has no parameters at run time
    i18n = alternates = x_default = True
    limit = LIMIT

    @cached_property
    def paths(self) -> list[str]:
        """The addresses in the language that has no prefix."""
        with override(settings.LANGUAGE_CODE):
            return public_pages()

    def items(self) -> list[str]:
        return self.paths

    def location(self, item: str) -> str:
        language, root = get_language(), get_script_prefix()
        if language == settings.LANGUAGE_CODE:
            return item
        return f"{root}{language}/{item.removeprefix(root)}"


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer the whole map or, where it is long, the list of its parts."""
    pages = PublicPages()
    if pages.paginator.num_pages == 1:
        return views.sitemap(request, {"pages": pages})
    return views.index(request, {"pages": pages}, sitemap_url_name="sitemap-part")


@require_safe
def part(request: HttpRequest, section: str) -> HttpResponse:
    """Answer a part of the map, as `?p=` says."""
    return views.sitemap(request, {"pages": PublicPages()}, section=section)
