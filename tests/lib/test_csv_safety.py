from datetime import date

import pytest

from eventsite.lib.csv_safety import escape_formula, unescape_formula

DANGEROUS = [
    "=1+1",
    "+7 495 000",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\rx",
    " =1",
    "\u00a0=1",
    "＝1",
    "\u200b=1",
    "\n=1",
]


@pytest.mark.parametrize("cell", DANGEROUS)
def test_escape_formula_puts_an_apostrophe_first(cell):
    assert escape_formula(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "John", "a=b", "'quoted'", -5, -1.5, None, True, date(2019, 1, 1)])
def test_escape_formula_leaves_plain_text_and_other_types(cell):
    assert escape_formula(cell) is cell


@pytest.mark.parametrize("cell", [*DANGEROUS, "'Abd al-Malik", "John"])
def test_unescape_formula_restores_what_was_escaped(cell):
    assert unescape_formula(str(escape_formula(cell))) == cell
