"""What the interface says, read from the source, and what the catalogues hold of it."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = ("conferences", "delegations", "eventsite")
KEYWORDS: dict[str, Any] = {
    "_": None,
    "_n": (1, 2),
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
#: %(name)s, %s, {name} and what a template writes: all of them have to survive a translation.
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")

Key = tuple[str | None, str]


def languages() -> list[str]:
    return sorted(path.parent.parent.name for path in (ROOT / "locale").glob("*/LC_MESSAGES/django.po"))


def catalogue(language: str) -> Catalog:
    """Return the catalogue that people edit."""
    with (ROOT / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def compiled(language: str) -> Catalog:
    """Return the catalogue that Django reads."""
    with (ROOT / "locale" / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        return read_mo(file)


def messages(source: Catalog) -> dict[Key, Message]:
    """Return the live messages by context and (singular) text, without the header."""
    return {(_context(message), _singular(message.id)): message for message in source if message.id}


def _context(message: Message) -> str | None:
    # Babel reads the contexts of a compiled catalogue as bytes.
    raw: object = message.context
    return raw.decode() if isinstance(raw, bytes) else message.context


def texts(message: Message) -> tuple[str, ...]:
    """Return the translation, one text for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def asked_for() -> set[Key]:
    """Return every text that the source hands to gettext."""
    return {
        (context, _singular(message))
        for code in _python_sources()
        for _, message, _, context in extract("python", code, KEYWORDS)
    }


def _python_sources() -> Iterator[io.BytesIO]:
    for folder in SOURCES:
        for path in (ROOT / folder).rglob("*.py"):
            if "migrations" not in path.parts:
                yield io.BytesIO(path.read_bytes())
    for path in (ROOT / "templates").rglob("*.*"):
        if path.suffix in {".html", ".txt", ".svg", ".xml"}:
            code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            # What is left of the markup must not look like indented code.
            yield io.BytesIO("\n".join(line.strip() for line in code.splitlines()).encode())


def _singular(message: object) -> str:
    return str(message[0]) if isinstance(message, list | tuple) else str(message)
