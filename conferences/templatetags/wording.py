"""Formatting of recorded texts: which language they are in, and how dates and ordinals are written."""

import datetime as dt

from django import template
from django.db.models import Model
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from eventsite.lib.dates import format_day, format_ordinal, format_period, format_weekday
from eventsite.lib.wording import Wording, comma, direction_of, grouped
from eventsite.lib.wording import wording as wording_of

register = template.Library()


@register.filter
def wording(row: Model, field: str) -> str:
    """Return a translated field's text, marked with its language where that is not the page's."""
    return marked(wording_of(row, field))


@register.filter
def marked(text: Wording) -> str:
    """Return the text, in a `<span lang>` where its language is not the page's."""
    if not text.language:
        return text.text
    return format_html("<span{}>{}</span>", in_language(text.language), text.text)


@register.filter
def apart(text: str) -> str:
    """Return a text in `<bdi>` on pages from right to left: what follows it stays on its own side."""
    return format_html("<bdi>{}</bdi>", text) if get_language_bidi() else text


@register.filter
def in_language(language: str) -> SafeString:
    """Return the attributes of an element whose text is in a language; none where it is that of the page.

    A text that runs against the page says so: else its full stop would stand at the other end.
    """
    if not language:
        return SafeString("")
    direction = direction_of(language)
    if (direction == "rtl") == get_language_bidi():
        return format_html(' lang="{}"', language)
    return format_html(' lang="{}" dir="{}"', language, direction)


@register.simple_tag(name="comma")
def comma_tag() -> str:
    """Return what parts the members of a line in the language of the page."""
    return comma()


@register.filter
def wording_language(row: Model, field: str) -> str:
    """Return the language of a field's text for a `lang` attribute, or nothing where it is the page's."""
    return wording_of(row, field).language


@register.filter
def plain_wording(row: Model, field: str) -> str:
    """Return a translated field's text without markup: for titles and attributes."""
    return wording_of(row, field).text


@register.filter
def period(edition: Model) -> str:
    """Return the days of an edition in words, an inferred year in brackets."""
    return format_period(
        edition.starts_on,  # type: ignore[attr-defined]  # any row with these three
        edition.ends_on,  # type: ignore[attr-defined]
        inferred_year=edition.has_inferred_year,  # type: ignore[attr-defined]
    )


@register.filter
def day(value: dt.date) -> str:
    """Return a day in words."""
    return format_day(value)


@register.filter
def weekday(value: dt.date) -> str:
    """Return a day in words with its day of the week."""
    return format_weekday(value)


@register.filter
def ordinal(number: int) -> str:
    """Return the ordinal number of an edition."""
    return format_ordinal(number)


@register.filter(name="grouped")
def grouped_digits(number: int) -> str:
    """Return a whole number as the language of the page writes it, its digits in groups."""
    return grouped(number)


@register.filter
def nth_edition(number: int) -> str:
    """Return the edition's number as a heading says it: 6th edition."""
    return _("%(ordinal)s edition") % {"ordinal": format_ordinal(number)}


@register.filter
def as_crumb(label: str) -> tuple[tuple[str, str], ...]:
    """Return the breadcrumb of a page that stands right under the home page."""
    return ((label, ""),)
