"""The emblem of an edition: a guilloche with as many petals as the edition's number. Pure, SVG text out."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import cos, pi, sin

SIZE = 400
#: Below three petals a curve is no flower; above this many the lines run together on a phone.
FEWEST, MOST = 3, 36
#: The line's colour, `--plate-thread` of tokens.css: an image cannot read the page's variables.
THREAD = "#7fbedb"


@dataclass(frozen=True)
class Wave:
    """A closed curve round the origin; its radius swings `count` times by `depth` around `mean`."""

    mean: float
    depth: float = 0.0
    count: int = 1

    def point(self, angle: float) -> tuple[float, float]:
        """Return the place on the curve; angle 0 is the top, and angles grow clockwise as hours do."""
        radius = self.mean + self.depth * cos(self.count * angle)
        return radius * sin(angle), -radius * cos(angle)

    def velocity(self, angle: float) -> tuple[float, float]:
        """Return the derivative of `point` by the angle."""
        radius = self.mean + self.depth * cos(self.count * angle)
        growth = -self.depth * self.count * sin(self.count * angle)
        return growth * sin(angle) + radius * cos(angle), radius * sin(angle) - growth * cos(angle)

    def path(self, samples: int) -> str:
        """Return SVG path data: cubic pieces between samples, with the true tangents at both ends."""
        step = 2 * pi / samples
        angles = [step * index for index in range(samples + 1)]
        pieces = ["M" + _pair(self.point(0))]
        for start, end in pairwise(angles):
            leave = _moved(self.point(start), self.velocity(start), step / 3)
            arrive = _moved(self.point(end), self.velocity(end), -step / 3)
            pieces.append(f"C{_pair(leave)} {_pair(arrive)} {_pair(self.point(end))}")
        return "".join(pieces) + "z"


def petal_count(number: int) -> int:
    """Return how many petals an edition gets: its number where that is legible, else one inside the range."""
    if number < FEWEST:
        return number + 10
    return FEWEST + (number - FEWEST) % (MOST - FEWEST + 1)


@lru_cache(maxsize=128)
def rosette_svg(number: int, stroke: str = THREAD, width: float = 0.7, turns: int = 18) -> str:
    """Return the SVG of one edition: an even rim, and one petal curve turned both ways while it shrinks.

    `width` is in pixels of the screen; `turns` is the number of petal curves, fewer suit small prints.
    Equal arguments give equal text.
    """
    petals = petal_count(number)
    rim_waves = max(48 // petals, 1) * petals
    line = f'stroke-width="{width:g}" vector-effect="non-scaling-stroke"'
    rim = Wave(187, 9, rim_waves).path(rim_waves * 4)
    petal = Wave(149, 20, petals).path(petals * 8)
    half = SIZE // 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-half} {-half} {SIZE} {SIZE}">'
        f'<defs><path id="rim" d="{rim}" {line}/><path id="petal" d="{petal}" {line}/></defs>'
        f'<g fill="none" stroke="{stroke}"><g opacity=".55">{_turned(rim_waves)}</g>'
        f'<g opacity=".8">{_woven(petals, turns)}</g></g></svg>'
    )


def _turned(waves: int) -> str:
    step = 90 / waves
    return "".join(f'<use href="#rim" transform="rotate({step * turn:.3f})"/>' for turn in range(4))


def _woven(petals: int, turns: int) -> str:
    uses = ['<use href="#petal"/>']
    for turn in range(1, turns):
        share = turn / (turns - 1)
        uses.extend(
            f'<use href="#petal" transform="rotate({angle:.2f}) scale({0.55**share:.3f})"/>'
            for angle in (180 / petals * share, -180 / petals * share)
        )
    return "".join(uses)


def _moved(point: tuple[float, float], velocity: tuple[float, float], by: float) -> tuple[float, float]:
    return point[0] + velocity[0] * by, point[1] + velocity[1] * by


def _pair(point: tuple[float, float]) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
