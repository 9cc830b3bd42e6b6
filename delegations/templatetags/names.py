"""Formatting of names: set apart from the line around them, with their language."""

import datetime as dt
from typing import Protocol

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from delegations.reports.names import DisplayName
from eventsite.lib.dates import format_day

register = template.Library()


class Dated(Protocol):
    """What holds for a time; None is an end that is open or not recorded."""

    @property
    def valid_from(self) -> dt.date | None: ...
    @property
    def valid_to(self) -> dt.date | None: ...


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


@register.filter
def validity(row: Dated) -> str:
    """Return in words when a dated row holds; nothing where neither end is recorded."""
    start, end = row.valid_from, row.valid_to
    if start and end:
        return _("%(start)s to %(end)s") % {"start": format_day(start), "end": format_day(end)}
    if start:
        return _("since %(start)s") % {"start": format_day(start)}
    return _("until %(end)s") % {"end": format_day(end)} if end else ""
