"""Contrast as WCAG counts it, and shades that can be read whatever the accent."""

import re
from colorsys import hls_to_rgb
from pathlib import Path

import pytest

from eventsite.lib.colours import (
    CATEGORIES,
    DARK_GROUND,
    ENOUGH,
    LIGHT_GROUND,
    contrast,
    darkened,
    is_colour,
    shades,
)

#: Every hue in three depths of colour and light: pale, middle, dark.
SOME = [
    "#" + "".join(f"{round(part * 255):02x}" for part in hls_to_rgb(hue / 24, light, depth))
    for hue in range(24)
    for light in (0.1, 0.4, 0.8)
    for depth in (0.0, 0.5, 1.0)
]


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#0e4f82", "#0e4f82") == 1


@pytest.mark.parametrize("text", ["", "#fff", "0e4f82", "#0E4F82", "#0e4f8g", "#0e4f82;", "red", "#0e4f82\n"])
def test_what_is_no_colour(text):
    assert not is_colour(text)


def test_a_colour():
    assert is_colour("#0e4f82")


def test_a_darkened_colour_passes():
    found = [darkened(colour, LIGHT_GROUND, ENOUGH) for colour in SOME]
    assert [colour for colour in found if contrast(colour, LIGHT_GROUND) < ENOUGH] == []


def test_a_colour_that_passes_stays():
    assert darkened("#0e4f82", LIGHT_GROUND, ENOUGH) == "#0e4f82"


def test_a_darkened_colour_is_the_nearest_of_its_hue():
    near = darkened("#e08080", LIGHT_GROUND, ENOUGH)
    assert near == "#ca3131"
    assert contrast(near, LIGHT_GROUND) < ENOUGH + 0.2


def weak_pairs(accent):
    found = shades(accent)
    pairs = {
        "link on light": (found.brand, LIGHT_GROUND, ENOUGH),
        "link under the mouse": (found.brand_hover, LIGHT_GROUND, ENOUGH),
        "white on a button": ("#ffffff", found.brand, ENOUGH),
        "white on the plate": ("#ffffff", found.plate, 7),
        "second ink of the plate": (found.plate_ink, found.plate, 7),
        "link on dark": (found.dark_brand, DARK_GROUND, ENOUGH),
        "link on dark under the mouse": (found.dark_hover, DARK_GROUND, ENOUGH),
        "ink on a dark button": (found.dark_ink, found.dark_brand, ENOUGH),
        "a live session on the plate": ("#ff8d80", found.plate, ENOUGH),
        "a good state on the plate": ("#7fd3a5", found.plate, ENOUGH),
    }
    return [(accent, name) for name, (one, other, least) in pairs.items() if contrast(one, other) < least]


def test_text_is_legible_in_every_shade():
    accents = [darkened(colour, LIGHT_GROUND, ENOUGH) for colour in SOME]
    assert [weak for accent in accents for weak in weak_pairs(accent)] == []


def test_colours_of_categories_on_paper_are_those_of_the_screen():
    css = (Path(__file__).parents[2] / "static/css/tokens.css").read_text(encoding="utf-8")
    named = re.findall(r"--cat-[a-z]+: (#[0-9a-f]{6})", css.split("prefers-color-scheme: dark")[0])

    assert tuple(named) == CATEGORIES
