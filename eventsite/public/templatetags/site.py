"""Template tags of the page frame: the site's name, navigation, languages and icons. None of them queries."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse, translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info, override
from django.utils.translation import gettext_lazy as _

from eventsite.lib.wording import UN_ORDER
from eventsite.public.icons import DIRECTIONAL, ICONS

register = template.Library()

#: Where each entry of the main navigation leads, and the URL names (by their first word) that belong to it.
NAVIGATION = (
    (
        _("Conferences"),
        "conferences:edition-list",
        frozenset({"edition", "series", "programme", "session", "participants"}),
    ),
    (_("Bodies"), "delegations:body-list", frozenset({"body"})),
    (_("Topics"), "conferences:topic-list", frozenset({"topic"})),
    (_("Documents"), "conferences:document-list", frozenset({"document"})),
)


@dataclass(frozen=True)
class NavigationEntry:
    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class LanguageEntry:
    """One interface language under its own name, and the address of the present page in it."""

    code: str
    name: str
    url: str
    absolute_url: str
    current: bool
    is_default: bool


@register.simple_tag
def site_name() -> str:
    """Return the installation's name, for pages that are rendered without any context."""
    return str(settings.SITE_NAME)


@register.simple_tag(takes_context=True)
def url_in_language(context: dict[str, Any], language: str) -> str:
    """Return the present page's address in another language; the home page's where it leads nowhere."""
    request = context.get("request")
    if request is None or not _is_known(request.path_info):
        with override(language):
            return reverse("public:home")
    return translate_url(request.get_full_path(), language)


@register.simple_tag(takes_context=True)
def languages(context: dict[str, Any]) -> list[LanguageEntry]:
    """Return the interface languages in the order of the United Nations."""
    codes = sorted((code for code, _name in settings.LANGUAGES), key=UN_ORDER.index)
    return [_language_entry(context, code) for code in codes]


@register.simple_tag(takes_context=True)
def navigation(context: dict[str, Any]) -> list[NavigationEntry]:
    """Return the main navigation with the entry of the present page marked."""
    match = getattr(context.get("request"), "resolver_match", None)
    word = (match.url_name or "").split("-")[0] if match else ""
    return [NavigationEntry(str(label), reverse(name), word in words) for label, name, words in NAVIGATION]


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """Draw the icon `name` of `eventsite.public.icons`; raises KeyError for a name that does not exist."""
    classes = " ".join(filter(None, ("icon", "directional" if name in DIRECTIONAL else "", extra)))
    drawing = mark_safe(ICONS[name])  # noqa: S308 - constants of this project
    return format_html('<svg class="{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', classes, drawing)


@register.simple_tag(takes_context=True)
def subscription(context: dict[str, Any], url: str) -> str:
    """Return the address at which calendars subscribe to a file: whole, under their own scheme."""
    absolute: str = context["request"].build_absolute_uri(url)
    return f"webcal://{absolute.partition('://')[2]}"


@register.simple_tag
def structured_data(data: dict[str, Any]) -> SafeString:
    """Write data for search engines as a block that no browser runs, and that no text in it can end."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308 - escaped above


@register.filter
def page_numbers(paginator: "Paginator[Any]", number: int) -> Iterator[int | str]:
    """Return the page numbers worth a link around page `number`, with an ellipsis for each gap."""
    return paginator.get_elided_page_range(number, on_each_side=1, on_ends=1)


def _language_entry(context: dict[str, Any], code: str) -> LanguageEntry:
    url = url_in_language(context, code)
    request: HttpRequest | None = context.get("request")
    absolute_url = request.build_absolute_uri(url) if request else url
    return LanguageEntry(
        code,
        get_language_info(code)["name_local"],
        url,
        absolute_url,
        current=code == get_language(),
        is_default=code == settings.LANGUAGE_CODE,
    )


def _is_known(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
