"""Texts are written where the collector of texts sees them: it does not read inside an f-string."""

import ast
from pathlib import Path

from tests.tree.files import named, python_files

CALLS = {"_", *(f"{kind}gettext{lazy}" for kind in ("", "n", "p", "np") for lazy in ("", "_lazy"))}


def hidden(path: Path) -> list[int]:
    """Return the lines at which a text to translate stands inside an f-string."""
    strings = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.JoinedStr))
    return [
        call.lineno
        for string in strings
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in CALLS
    ]


def test_no_text_hides_from_the_collector() -> None:
    found = {named(path): hidden(path) for path in python_files() if "tests" not in path.parts}

    assert {name: lines for name, lines in found.items() if lines} == {}


def test_text_inside_an_f_string_is_found(tmp_path: Path) -> None:
    source = tmp_path / "source.py"
    source.write_text('said = _("Programme")\nline = f"{escape(_(\'Now\'))}: {said}"\n')

    assert hidden(source) == [2]
