"""The papers that badges are printed on, and the emblem that lies behind them."""

from dataclasses import dataclass

from delegations.enums import BadgePaper
from delegations.exporting.badge_photos import Frame
from eventsite.lib.rosette import rosette_svg

#: The line of the emblem: pale, since names stand on it.
_PALE = "#dde3e8"
#: How far the emblem hangs over the edge of a badge, as a share of its size.
_OVER = 0.32


@dataclass(frozen=True)
class Sheet:
    """Millimetres; `cells` are the upper left corners of the badges of a page."""

    page: tuple[float, float]
    badge: tuple[float, float]
    cells: tuple[tuple[float, float], ...]
    band: float
    emblem: float
    frame: Frame


_CARD, _LANYARD = (86.0, 54.0), (105.0, 148.0)
_A4 = (210.0, 297.0)
_CARD_PHOTO, _LANYARD_PHOTO = Frame(201, 241), Frame(319, 402)

SHEETS = {
    BadgePaper.SHEET_OF_CARDS: Sheet(
        *(_A4, _CARD, tuple((19 + 86 * x, 40.5 + 54 * y) for y in range(4) for x in range(2))),
        *(8.5, 46, _CARD_PHOTO),
    ),
    BadgePaper.SHEET_OF_LANYARDS: Sheet(
        *(_A4, _LANYARD, tuple((105 * x, 0.5 + 148 * y) for y in range(2) for x in range(2))),
        *(16, 112, _LANYARD_PHOTO),
    ),
    BadgePaper.CARD: Sheet(_CARD, _CARD, ((0, 0),), 8.5, 46, _CARD_PHOTO),
    BadgePaper.LANYARD: Sheet(_LANYARD, _LANYARD, ((0, 0),), 16, 112, _LANYARD_PHOTO),
}


def emblems_behind(paper: BadgePaper, number: int, *, rtl: bool) -> str:
    """Return an SVG of a page with the rosette of an edition in the lower outer corner of each badge."""
    sheet = SHEETS[paper]
    whole = rosette_svg(number, stroke=_PALE, turns=10)
    definitions, _end, drawing = whole.partition(">")[2].removesuffix("</svg>").partition("</defs>")
    drawn = "".join(_emblem(sheet, corner, drawing, rtl=rtl) for corner in sheet.cells)
    width, height = sheet.page
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">'
        f"{definitions}</defs>{drawn}</svg>"
    )


def _emblem(sheet: Sheet, corner: tuple[float, float], drawing: str, *, rtl: bool) -> str:
    """Return the emblem of one badge; an inner SVG cuts what hangs over its edge."""
    (x, y), (width, height), size = corner, sheet.badge, sheet.emblem
    left = -size * _OVER if rtl else width - size * (1 - _OVER)
    top = height - size * (1 - _OVER) - sheet.band / 2
    above = height - sheet.band
    return (
        f'<svg x="{x:g}" y="{y:g}" width="{width:g}" height="{above:g}" viewBox="0 0 {width:g} {above:g}">'
        f'<svg x="{left:g}" y="{top:g}" width="{size:g}" height="{size:g}" viewBox="-200 -200 400 400">'
        f"{drawing}</svg></svg>"
    )
