"""Formatting of names: set apart from the line around them, with their language."""

from django import template
from django.utils.html import format_html

from delegations.reports.names import DisplayName

register = template.Library()


@register.filter
def named(name: DisplayName) -> str:
    """Return a body's name in `<bdi>`, with its language where that is known."""
    if not name.language:
        return format_html("<bdi>{}</bdi>", name.text)
    return format_html('<bdi lang="{}">{}</bdi>', name.language, name.text)


@register.filter
def person(name: str) -> str:
    """Return a person's name in `<bdi>`: its script may run against the page's."""
    return format_html("<bdi>{}</bdi>", name)
