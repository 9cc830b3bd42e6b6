"""A chart of strips as SVG: named by its title, told by its description, its texts selectable."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from eventsite.lib.strips import Strip, Strips, draw_strips


@dataclass(frozen=True)
class StripRow:
    """A strip: its name, its values (number, how it is written), and the colour of its marker (0: none).

    `blanks` are the places of values that are there, though nobody knows their number.
    """

    name: str
    values: tuple[tuple[int, str], ...]
    colour: int = 0
    blanks: frozenset[int] = frozenset()


def strips_svg(
    key: str, *, title: str, description: str, rows: Sequence[StripRow], labels: Sequence[tuple[str, str]]
) -> SafeString:
    """Return the drawing of rows under the labels (label, note) of their columns; `key` begins its ids."""
    drawn = draw_strips([(row.name, row.values) for row in rows], labels)
    named = f'role="img" aria-labelledby="{key}-title {key}-desc"'
    parts = [
        f'<svg class="chart" viewBox="0 0 800 {drawn.height}" {named}>',
        f'<title id="{key}-title">{escape(title)}</title>',
        f'<desc id="{key}-desc">{escape(description)}</desc>',
        *(_strip(strip, row, drawn.end) for strip, row in zip(drawn.strips, rows, strict=True)),
        *_ticks(drawn),
        "</svg>",
    ]
    return mark_safe("".join(parts))  # noqa: S308 - made of numbers and escaped texts


def _ticks(drawn: Strips) -> Iterable[str]:
    for tick in drawn.ticks:
        yield (
            f'<text x="{tick.x}" y="{drawn.foot + 14}" text-anchor="middle">{escape(tick.label)}</text>'
            f'<text x="{tick.x}" y="{drawn.foot + 30}" text-anchor="middle">{escape(tick.note)}</text>'
        )


def _strip(strip: Strip, row: StripRow, end: int) -> str:
    place = f'x="0" y="{strip.base - 12}" width="10" height="10"'
    marker = f'<rect class="mark cat--{row.colour}" {place} />' if row.colour else ""
    start = 18 if row.colour else 0
    name = f'<text class="name" x="{start}" y="{strip.base - 3}">{escape(strip.name)}</text>'
    line = f'<line class="base" x1="0" x2="{end}" y1="{strip.base}.5" y2="{strip.base}.5" />'
    return marker + name + "".join(_columns(strip, row)) + line


def _columns(strip: Strip, row: StripRow) -> Iterable[str]:
    for at, column in enumerate(strip.columns):
        if at in row.blanks:
            place = f'x="{column.left}.5" y="{strip.base - 12}.5" width="{column.width}"'
            yield f'<rect class="blank" {place} height="12" />'
            continue
        if column.height:
            yield (
                f'<rect class="bar" x="{column.left}" y="{column.top}" width="{column.width}"'
                f' height="{column.height}" />'
            )
        style = ' class="value"' if column.height else ""
        text = escape(column.text)
        yield f'<text{style} x="{column.x}" y="{column.top - 4}" text-anchor="middle">{text}</text>'
