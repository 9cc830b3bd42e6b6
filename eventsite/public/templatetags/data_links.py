"""Links from a directory to itself as a file."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.urls import reverse

from eventsite.public.cache.pages import PAGES
from eventsite.public.exporting.directories import FORMS

register = template.Library()
#: The words that a reader searches for belong to no copy, and to every file.
_WORDS = "q"


@register.inclusion_tag("components/data_links.html", takes_context=True)
def data_links(context: dict[str, Any], name: str, *place: object) -> dict[str, Any]:
    """Link to the files of a directory (its name in the address space) with the filters of this page."""
    request: HttpRequest = context["request"]
    read = {*PAGES[name], _WORDS}
    query = urlencode({key: text for key, text in request.GET.items() if key in read and text})
    links = [(form.upper(), reverse(name, args=[*place, form])) for form in FORMS]
    return {"links": [(label, f"{url}?{query}" if query else url) for label, url in links]}
