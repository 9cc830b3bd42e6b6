"""Colours by their contrast, and the shades that one colour gives a page. Pure; colours are `#rrggbb`.

Contrast is that of WCAG 2.2, success criterion 1.4.3: from 1 to 21.
"""

import re
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

#: What text needs against its ground.
ENOUGH = 4.5
#: The grounds of tokens.css that are hardest to read on: the darkest of the light, the lightest of the dark.
LIGHT_GROUND, DARK_GROUND = "#e8f0f6", "#16304a"
#: The nine colours of categories as they stand on paper, by their number from 1: `--cat-…` of tokens.css.
CATEGORIES = (
    *("#14508c", "#0b6e70", "#56711b", "#43505d", "#1f7ab0"),
    *("#71438c", "#9a5712", "#98364f", "#6a6a6a"),
)
_WHITE = "#ffffff"
_FORM = re.compile(r"#[0-9a-f]{6}")
_STEPS = 200


@dataclass(frozen=True, slots=True)
class Shades:
    """One hue in the roles of tokens.css; `dark_` are those of the dark mode."""

    brand: str
    brand_hover: str
    chart: str
    plate: str
    plate_ink: str
    plate_line: str
    dark_brand: str
    dark_hover: str
    dark_ink: str
    dark_chart: str


def is_colour(text: str) -> bool:
    """Say whether the text is a colour as it is stored."""
    return bool(_FORM.fullmatch(text))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def darkened(colour: str, ground: str, ratio: float) -> str:
    """Return the colour, or the next darker of its hue that has this contrast against a light ground."""
    return _shifted(colour, ground, ratio, towards=0.0)


def lightened(colour: str, ground: str, ratio: float) -> str:
    """Return the colour, or the next lighter of its hue that has this contrast against a dark ground."""
    return _shifted(colour, ground, ratio, towards=1.0)


def shades(accent: str) -> Shades:
    """Return the shades of an accent that is dark enough for light grounds."""
    plate = darkened(_muted(accent, 0.7), _WHITE, 13)
    dark = lightened(_muted(accent, 0.5), DARK_GROUND, 6.5)
    return Shades(
        brand=accent,
        brand_hover=darkened(accent, _WHITE, min(contrast(accent, _WHITE) * 1.4, 18)),
        chart=lightened(accent, accent, 3),
        plate=plate,
        plate_ink=lightened(_muted(accent, 0.35), plate, 9),
        plate_line=lightened(plate, plate, 2),
        dark_brand=dark,
        dark_hover=lightened(dark, DARK_GROUND, 9),
        dark_ink=darkened(_muted(accent, 0.6), dark, 7),
        dark_chart=darkened(dark, dark, 2),
    )


def _shifted(colour: str, ground: str, ratio: float, *, towards: float) -> str:
    hue, lightness, saturation = rgb_to_hls(*_parts(colour))
    for step in range(_STEPS + 1):
        share = step / _STEPS
        found = _hex(hls_to_rgb(hue, lightness + (towards - lightness) * share, saturation))
        # The written form is what is seen: it is measured, not the number before rounding.
        if contrast(found, ground) >= ratio:
            return found
    return "#ffffff" if towards else "#000000"


def _muted(colour: str, most: float) -> str:
    hue, lightness, saturation = rgb_to_hls(*_parts(colour))
    return _hex(hls_to_rgb(hue, lightness, min(saturation, most)))


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
