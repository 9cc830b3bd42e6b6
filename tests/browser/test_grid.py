"""Where the style sheets put the sessions of a day: a page of our own sheets, without a server."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Page

from eventsite.lib.timegrid import Block, lay_out

CSS = Path(__file__).resolve().parent.parent.parent / "static" / "css"
SHEETS = ("tokens.css", "base.css", "programme.css", "timegrid.css")
WIDE = {"width": 1280, "height": 900}
NINE, TEN, ELEVEN, NOON = 540, 600, 660, 720


def show(page: Page, blocks: Sequence[Block], rooms: int, direction: str) -> None:
    """Draw a day: the session of key 1 is `#s1`, the first room's head `#h1`, the first time `#t1`."""
    grid = lay_out(blocks, rooms)
    heads = (
        f'<li class="roomhead {head.classes}" id="h{number}"><b>Room</b></li>'
        for number, head in enumerate(grid.heads, start=1)
    )
    ticks = (
        f'<li class="tick {tick.classes}"><span id="t{tick.row}">{tick.label}</span></li>'
        for tick in grid.ticks
    )
    sessions = (
        f'<li class="session {"session--break " if block.is_pause else ""}{grid.places[block.key].classes}" '
        f'id="s{block.key}"><div class="session__body"><h3><a href="#">Title</a></h3></div></li>'
        for block in blocks
    )
    items = "".join((*heads, *ticks, *sessions))
    list_ = f'<ol class="programme programme--grid columns-{grid.columns}">{items}</ol>'
    box = f'<div class="progbox progbox--wide">{list_}</div>' if grid.scrolls else list_
    styles = "".join(f"<style>{(CSS / name).read_text()}</style>" for name in SHEETS)
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.set_content(f'<html dir="{escape(direction)}">{styles}<body>{box}</body></html>')


def sides(page: Page, selector: str) -> tuple[int, int]:
    """Return the left and the right edge."""
    box = page.locator(selector).bounding_box()
    assert box
    return round(box["x"]), round(box["x"] + box["width"])


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_sessions_of_one_room_at_once_stand_side_by_side_under_its_head(page: Page, direction: str) -> None:
    clashing = Block(1, NINE, TEN, 1), Block(2, NINE, TEN, 1)
    show(page, (*clashing, Block(3, TEN, ELEVEN, 1), Block(4, NINE, TEN, 2)), 2, direction)

    first, second = sorted([sides(page, "#s1"), sides(page, "#s2")])
    assert first[1] <= second[0]
    assert (first[0], second[1]) == sides(page, "#h1") == sides(page, "#s3")
    assert sides(page, "#s4") == sides(page, "#h2")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_break_spans_all_rooms_behind_the_talk_and_is_told_beside_it(page: Page, direction: str) -> None:
    show(page, (Block(1, NINE, ELEVEN, 0, is_pause=True), Block(2, NINE, TEN, 1)), 3, direction)

    heads = sorted(edge for number in (1, 2, 3) for edge in sides(page, f"#h{number}"))
    assert sides(page, "#s1") == (heads[0], heads[-1])
    told, talk = sides(page, "#s1 h3"), sides(page, "#s2")
    assert told[0] >= talk[1] or told[1] <= talk[0]
    page.locator("#s2 h3").click(trial=True)


def test_day_of_many_rooms_scrolls_in_its_box_with_times_and_heads_in_sight(page: Page) -> None:
    blocks = [Block(room, NINE, TEN, room) for room in range(1, 31)]
    blocks += [
        Block(99 + hour, hour * 60, hour * 60 + 60, room % 2 + 1) for room, hour in enumerate(range(10, 28))
    ]
    show(page, blocks, 30, "ltr")
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDE["width"]

    times, head = sides(page, "#t6"), page.locator("#h12")
    before = head.bounding_box()
    page.locator(".progbox").evaluate("box => box.scrollTo(1000, 300)")
    after = head.bounding_box()
    assert before
    assert after
    assert (after["x"], after["y"]) == (before["x"] - 1000, before["y"])
    assert sides(page, "#t6") == times
