"""Formatting of what a search found."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eventsite.lib.search.marking import parts_of
from eventsite.lib.search.question import Question
from eventsite.lib.wording import Wording
from eventsite.public.reports.search import Group

register = template.Library()


@register.filter
def found(text: Wording, question: Question) -> SafeString:
    """Return a text in `<bdi>`, with its language, and with the words that were looked for in `<mark>`."""
    parts = format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", part) if is_found else part,)
            for part, is_found in parts_of(text.text, question)
        ),
    )
    if not text.language:
        return format_html("<bdi>{}</bdi>", parts)
    return format_html('<bdi lang="{}">{}</bdi>', text.language, parts)


@register.filter
def count_in_words(group: Group) -> str:
    """Return how many results a group has, or that there are more than are counted."""
    words = ngettext("%(n)s result", "%(n)s results", group.count) % {"n": group.count}
    return _("more than %(count)s") % {"count": words} if group.is_cut else words
