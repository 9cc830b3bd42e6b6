"""The project speaks of itself alone, and leaves nothing undone behind."""

import re
from pathlib import Path

import pytest

from tests.tree.files import named, project_files

#: Written in two parts, so that this file does not find itself.
PLACES = re.compile("/(?:wo" + "rk|ro" + "ot|ho" + "me/[a-z]+|opt/py" + "pi|opt/whe" + "els)/|/tm" + "p/(?!$)")
UNDONE = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|raise NotImpl" + r"ementedError|pytest\.(?:sk" + r"ip|xf" + r"ail))\b")
TEXT = {".py", ".html", ".css", ".js", ".md", ".toml", ".txt", ".yaml", ".yml", ".po", ".csv", ".json", ".conf", ".service", ""}


def texts() -> list[Path]:
    return [path for path in project_files() if path.suffix in TEXT and "vendor" not in path.parts]


@pytest.mark.parametrize("pattern", [PLACES, UNDONE], ids=["places of one machine", "undone work"])
def test_no_file_holds(pattern: re.Pattern[str]) -> None:
    found = {named(path): pattern.findall(path.read_text(encoding="utf-8")) for path in texts()}

    assert {name: hits for name, hits in found.items() if hits} == {}


def test_no_large_file_is_tracked() -> None:
    assert {named(p): size for p in project_files() if (size := p.stat().st_size) > 2_000_000} == {}
