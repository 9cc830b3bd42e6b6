"""Texts that run against their surroundings."""

import pytest

from eventsite.lib.directions import runs_right_to_left, set_apart


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Mr. Yusuf", False),
        ("داريوس", True),
        ("(1) أماني", True),
        ("林雪梅", False),
        ("12 – 13", None),
        ("", None),
    ],
)
def test_first_letter_tells_the_direction(text, runs):
    assert runs_right_to_left(text) is runs


@pytest.mark.parametrize(
    ("text", "rtl", "shown"),
    [
        ("Mr.", True, "\u2068Mr.\u2069"),
        ("Mr.", False, "Mr."),
        ("داريوس", False, "\u2068داريوس\u2069"),
        ("داريوس", True, "داريوس"),
        ("2025", True, "2025"),
    ],
)
def test_only_what_runs_against_the_line_is_set_apart(text, rtl, shown):
    assert set_apart(text, rtl=rtl) == shown
