"""A form of a page as a browser would send it back unchanged."""

from html.parser import HTMLParser
from typing import Any


class _Fields(HTMLParser):
    def __init__(self, form: str) -> None:
        super().__init__()
        self.values: list[tuple[str, str]] = []
        self._form, self._inside = form, False
        self._select, self._text = "", ""
        self._written: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = known.get("id") == self._form
        if not self._inside:
            return
        name = known.get("name", "")
        if tag == "input" and name and known.get("type") not in ("submit", "file", "button"):
            ticked = known.get("type") in ("checkbox", "radio")
            if not ticked or "checked" in known:
                self.values.append((name, known.get("value", "on" if ticked else "")))
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in known:
            self.values.append((self._select, known.get("value", "")))
        elif tag == "textarea":
            self._text, self._written = name, []

    def handle_data(self, data: str) -> None:
        if self._text:
            self._written.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._text:
            self.values.append((self._text, "".join(self._written).removeprefix("\n")))
            self._text = ""
        elif tag == "form":
            self._inside = False


def form_values(html: str, form: str) -> dict[str, Any]:
    """Return what the form with this id holds, lists for names that occur more than once."""
    fields = _Fields(form)
    fields.feed(html)
    values: dict[str, list[str]] = {}
    for name, value in fields.values:
        if "__prefix__" not in name:
            values.setdefault(name, []).append(value)
    return values
