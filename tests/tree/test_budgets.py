"""Files, functions and templates stay small; what outgrows its budget is split where its meaning splits."""

import ast
import re
from pathlib import Path

from tests.tree.files import named, python_files, templates

FILE_LINES = 300
FUNCTION_LINES = 50
USUAL_FUNCTION_LINES = 20
TEMPLATE_LINES = 120
INLINE = re.compile(
    r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)",
    re.IGNORECASE,
)


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def functions() -> dict[str, int]:
    """Return the length of every function by its place, its decorators left out."""
    found = {}
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                found[f"{named(path)}:{node.lineno} {node.name}"] = node.end_lineno - node.lineno + 1
    return found


def test_no_python_file_outgrows_its_budget() -> None:
    assert {named(p): n for p in python_files() if (n := len(lines_of(p))) > FILE_LINES} == {}


def test_no_function_outgrows_its_budget() -> None:
    assert {place: length for place, length in functions().items() if length > FUNCTION_LINES} == {}


def test_nine_functions_of_ten_are_short() -> None:
    lengths = sorted(functions().values())

    assert lengths[int(len(lengths) * 0.9)] <= USUAL_FUNCTION_LINES


def test_no_template_outgrows_its_budget() -> None:
    assert {named(p): n for p in templates() if (n := len(lines_of(p))) > TEMPLATE_LINES} == {}


def test_no_template_has_inline_style_or_script() -> None:
    found = {
        named(p): INLINE.findall(p.read_text(encoding="utf-8"))
        for p in templates()
        if "emails" not in p.parts
    }

    assert {name: hits for name, hits in found.items() if hits} == {}
