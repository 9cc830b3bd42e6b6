"""Cells that a spreadsheet would run as formulas, made harmless on the way out and restored on the way in."""

import re
from typing import TypeVar

Cell = TypeVar("Cell")

# Spreadsheets look past blanks and invisible characters, and some read full-width signs as plain ones.
_FORMULA = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]*[=+\\-@＝＋－＠]|[\\s\u200b\ufeff]*[\t\r]")
_ESCAPE = "'"


def escape_formula(cell: Cell) -> Cell | str:
    """Return the cell with an apostrophe before it if its text could be run; numbers and dates stay."""
    if isinstance(cell, str) and _FORMULA.match(cell):
        return f"{_ESCAPE}{cell}"
    return cell


def unescape_formula(cell: str) -> str:
    """Return what `escape_formula` was given, so that an export can be imported again unchanged."""
    if cell.startswith(_ESCAPE) and _FORMULA.match(cell[1:]):
        return cell[1:]
    return cell
