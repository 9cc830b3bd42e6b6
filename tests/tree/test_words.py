"""The project speaks of itself alone, and leaves nothing undone behind."""

import re
from pathlib import Path

import pytest

from tests.tree.files import named, project_files

#: Written with groups inside the words, so that this file does not find itself.
PLACES = re.compile(r"(?:/wo(?:rk)|/ro(?:ot)|/ho(?:me)/[a-z]+|/opt/py(?:pi)|/opt/whe(?:els)|/tm(?:p))/")
UNDONE = re.compile(
    r"\b(?:TO(?:DO)|FIX(?:ME)|XX(?:X)|raise NotImplemented(?:Error)|pytest\.(?:sk(?:ip)|xf(?:ail)))\b"
)
NO_TEXT = {".gz", ".woff2", ".png", ".jpg", ".ico", ".mo"}


def texts() -> list[Path]:
    return [path for path in project_files() if path.suffix not in NO_TEXT and "vendor" not in path.parts]


@pytest.mark.parametrize("pattern", [PLACES, UNDONE], ids=["places of one machine", "undone work"])
def test_no_file_holds(pattern: re.Pattern[str]) -> None:
    found = {named(path): pattern.findall(path.read_text(encoding="utf-8")) for path in texts()}

    assert {name: hits for name, hits in found.items() if hits} == {}


def test_no_large_file_is_tracked() -> None:
    assert {named(p): size for p in project_files() if (size := p.stat().st_size) > 2_000_000} == {}
