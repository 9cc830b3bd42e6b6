"""Texts that run against their surroundings: Latin names on an Arabic page, Arabic names on a Latin one."""

import unicodedata

#: A text between these two is ordered by itself, by its first letter.
_APART, _END = "\u2068", "\u2069"


def runs_right_to_left(text: str) -> bool | None:
    """Say which way the first letter runs; None where there is none, as in a number."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return None


def set_apart(text: str, *, rtl: bool) -> str:
    """Return the text for a line that runs from right to left, or from left: isolated where it differs.

    Without it the full stop of “Mr.” would stand at the other end.
    """
    return f"{_APART}{text}{_END}" if runs_right_to_left(text) is (not rtl) else text
