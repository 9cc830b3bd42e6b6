"""What the tests of directories read from a page."""

import datetime as dt
import re
from html import unescape

from tests.factories import EditionFactory


def options(client, address: str, field: str) -> list[str]:
    """Return the choices that a page offers in one field of its filter, in words."""
    select = re.search(rf'<select name="{field}".*?</select>', client.get(address).text, re.DOTALL)
    assert select, field
    return [unescape(words) for words in re.findall(r"<option[^>]*>(.*?)</option>", select[0])]


def loosened(client, address: str) -> list[tuple[str, str]]:
    """Return what an empty page offers to loosen: (words, address)."""
    links = re.findall(
        r'<li>\s*<a href="([^"]*)">\s*(.*?)\s*</a>\s*</li>', client.get(address).text, re.DOTALL
    )
    return [(unescape(words), unescape(url)) for url, words in links if words.startswith("Without")]


def edition(year: int, **fields):
    return EditionFactory(starts_on=dt.date(year, 5, 1), ends_on=dt.date(year, 5, 2), **fields)
