"""Long texts in a list: their beginning, and the whole where a person asks for it."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

#: Characters that stand open; of a longer text the beginning does.
SHOWN = 240
#: Characters that every text may have, however full the page is.
_ALWAYS_SHOWN = 40
#: Bytes of longer texts that one page holds; the others are a step away.
_BUDGET = 80_000


class TextBudget:
    """What one page may still hold of long texts; `whole` for a page of one row."""

    def __init__(self, *, whole: bool = False) -> None:
        self._left = _BUDGET
        self._whole = whole

    def takes(self, text: str) -> bool:
        """Say whether the page has room for the whole text, and take the room."""
        size = len(text.encode("utf-8", "replace"))
        if not self._whole and size > self._left:
            return False
        self._left -= size
        return True


@register.simple_tag(takes_context=True)
def long_text(context: dict[str, Any], text: object, line: int = 0) -> str | SafeString:
    """Return a text; of a long one the beginning, and the whole to be opened or at the address of its row."""
    whole = str(text)
    if len(whole) <= _ALWAYS_SHOWN:
        return whole
    beginning = f"{whole[:SHOWN]}…"
    budget = context.get("text_budget")
    if budget is None or budget.takes(whole if len(whole) <= SHOWN else beginning + whole):
        if len(whole) <= SHOWN:
            return whole
        return format_html(
            '<details class="whole"><summary>{}</summary><span>{}</span></details>', beginning, whole
        )
    beginning = f"{whole[:_ALWAYS_SHOWN]}…"
    if not line:
        return beginning
    return format_html('{} <a href="?line={}#rows">{}</a>', beginning, line, _("whole text"))
