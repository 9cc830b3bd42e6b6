"""Filters over a list, and how many rows each choice would leave."""

from eventsite.lib.sifting import HELD, WORDS, sift

ROWS = (
    ("red circle", {"colour": ("red",), "form": ("circle",), WORDS: (HELD,)}),
    ("red square", {"colour": ("red",), "form": ("square",)}),
    ("blue square", {"colour": ("blue",), "form": ("square",), WORDS: (HELD,)}),
    ("striped circle", {"colour": ("red", "blue"), "form": ("circle",)}),
)
FILTERS = ("colour", "form")


def test_without_a_filter_all_pass_and_each_choice_is_counted():
    sifted = sift(ROWS, {}, FILTERS)

    assert sifted.passing == tuple(name for name, _values in ROWS)
    assert sifted.counts == {"colour": {"red": 3, "blue": 2}, "form": {"circle": 2, "square": 2}}


def test_choices_are_counted_under_the_other_filters_in_force():
    sifted = sift(ROWS, {"colour": "blue"}, FILTERS)

    assert sifted.passing == ("blue square", "striped circle")
    assert sifted.counts == {"colour": {"red": 3, "blue": 2}, "form": {"circle": 1, "square": 1}}


def test_loosening_one_filter_is_counted_under_the_rest():
    sifted = sift(ROWS, {"colour": "blue", "form": "circle", WORDS: HELD}, FILTERS)

    assert (sifted.passing, sifted.without) == ((), {"colour": 1, "form": 1, WORDS: 1})


def test_filter_that_nothing_passes_says_so():
    sifted = sift(ROWS, {"colour": "green", "form": "oval"}, FILTERS)

    assert (sifted.passing, sifted.without) == ((), {"colour": 0, "form": 0})
