"""Template tags of the pages of translations."""

from collections.abc import Iterable, Iterator

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from eventsite.desk.translations.coverage import Cell
from eventsite.lib.wording import direction_of

register = template.Library()


@register.filter
def with_names(cells: Iterable[Cell], names: Iterable[str]) -> Iterator[tuple[Cell, str]]:
    """Return each cell of a row with the name of its language."""
    return zip(cells, names, strict=True)


@register.filter
def language_attributes(language: str) -> SafeString:
    """Return the language and direction of an element, those of the page included."""
    return format_html('lang="{}" dir="{}"', language, direction_of(language))
