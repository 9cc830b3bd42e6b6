"""Staff lay out a day: by keyboard, by drag, by typing into the table, and on a phone."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 800}


@pytest.fixture
def day(officer: Page, site: Site) -> Page:
    """The grid of the first day of the edition at work."""
    officer.set_viewport_size(WIDE)  # type: ignore[arg-type]
    officer.get_by_role("link", name="Programme", exact=True).click()
    officer.locator(".daycards h2 a").first.click()
    expect(officer.locator(".daylayout--grid")).to_be_visible()
    return officer


def block(page: Page, number: int) -> Locator:
    """A session of the day by its place in order; the id keeps it while it moves."""
    session = page.locator(".block").nth(number).get_attribute("data-session")
    return page.locator(f".block[data-session='{session}']")


def minutes(session: Locator) -> tuple[int, int]:
    return int(session.get_attribute("data-start") or 0), int(session.get_attribute("data-end") or 0)


def said(page: Page, text: str) -> None:
    expect(page.locator("[data-said]")).to_contain_text(text)


def test_officer_moves_a_session_with_the_keyboard_and_takes_it_back(day: Page) -> None:
    session = block(day, 0)
    start, end = minutes(session)
    session.locator("a").focus()
    for key in ("ArrowDown", "ArrowDown", "Shift+ArrowDown"):
        day.keyboard.press(key)
    said(day, "Saved:")
    assert minutes(session) == (start + 10, end + 15)
    expect(session.locator("a")).to_be_focused()

    day.reload()
    assert minutes(session) == (start + 10, end + 15)
    session.locator("a").focus()
    day.keyboard.press("Escape")
    said(day, "Taken back.")
    assert minutes(session) == (start, end)


def test_officer_changes_the_room_with_the_keyboard(day: Page) -> None:
    session = day.locator(".block:not([data-room=''])").first
    session = day.locator(f"#{session.get_attribute('id')}")
    room = session.get_attribute("data-room")
    session.locator("a").focus()
    day.keyboard.press("ArrowRight")
    said(day, "Saved:")
    assert session.get_attribute("data-room") != room
    day.locator("[data-undo] button").click()
    said(day, "Taken back.")
    assert session.get_attribute("data-room") == room


def test_officer_drags_a_session_to_another_time_and_room_and_makes_it_longer(day: Page) -> None:
    session = day.locator(".block:not([data-room=''])").first
    session = day.locator(f"#{session.get_attribute('id')}")
    room, (start, end) = session.get_attribute("data-room"), minutes(session)
    session.scroll_into_view_if_needed()
    box, heads = session.bounding_box(), day.locator(f".roomhead[data-room]:not([data-room='{room}'])")
    head = heads.first.bounding_box()
    assert box
    assert head
    # 48 pixels are half an hour.
    day.mouse.move(box["x"] + 20, box["y"] + 12)
    day.mouse.down()
    day.mouse.move(head["x"] + 20, box["y"] + 12 + 48, steps=6)
    day.mouse.up()
    said(day, "Saved:")
    assert (minutes(session), session.get_attribute("data-room") == room) == ((start + 30, end + 30), False)

    box = session.bounding_box()
    assert box
    day.mouse.move(box["x"] + 20, box["y"] + box["height"] - 3)
    day.mouse.down()
    day.mouse.move(box["x"] + 20, box["y"] + box["height"] - 3 + 24, steps=6)
    day.mouse.up()
    said(day, "Saved:")
    expect(session).to_have_attribute("data-end", str(end + 45))
    assert day.url.endswith("/layout/")
    for _move in range(2):
        day.locator("[data-undo] button").click()
        said(day, "Taken back.")
        day.locator("[data-said]").evaluate("element => { element.textContent = ''; }")
    assert (minutes(session), session.get_attribute("data-room")) == ((start, end), room)


def test_officer_is_told_that_a_colleague_moved_the_session_meanwhile(day: Page, site: Site) -> None:
    session = block(day, 0)
    start, end = minutes(session)
    colleague = day.context.new_page()
    colleague.goto(f"{site.url}{session.locator('a').get_attribute('href')}")
    colleague.locator("#id_end").fill(f"{(end + 5) // 60:02d}:{(end + 5) % 60:02d}")
    colleague.locator(".submit-row input").click()
    expect(colleague.locator(".daylayout")).to_be_visible()

    session.locator("a").focus()
    day.keyboard.press("ArrowDown")
    said(day, "somebody else has just moved")
    assert minutes(session) == (start, end + 5)
    day.locator("[data-undo] button").click()
    said(day, "Taken back.")


def test_officer_corrects_a_wrong_cell_of_the_table(day: Page) -> None:
    day.get_by_role("link", name="Table", exact=True).click()
    row = day.locator("tr.new").first
    row.locator(".cell--start").fill("half past")
    day.keyboard.press("Tab")
    day.keyboard.type("21:00")
    row.locator(".cell--title").first.fill("Typed into the table")
    day.locator("input.default").click()

    expect(day.locator(".cellerror")).to_contain_text("09:30")
    wrong = day.locator("[aria-invalid=true]")
    expect(wrong).to_have_value("half past")
    wrong.fill("20:30")
    day.locator("input.default").click()
    expect(day.locator(".messagelist")).to_contain_text("1 added")
    day.get_by_role("link", name="Grid", exact=True).click()
    expect(day.locator(".block", has_text="Typed into the table")).to_contain_text("20:30")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_day_is_a_list_on_a_phone_and_scrolls_only_down(day: Page, scheme: str) -> None:
    day.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    grid = day.url
    day.set_viewport_size(NARROW)  # type: ignore[arg-type]
    for view in ("", "table/", "shift/", "copy/"):
        day.goto(f"{grid}{view}")
        assert day.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    day.goto(grid)
    expect(day.locator(".roomhead").first).to_be_hidden()
    day.locator(".block a").first.click()
    expect(day.locator("#id_start")).to_be_visible()


def test_officer_moves_a_session_without_script(day: Page, site: Site) -> None:
    state = day.context.storage_state()
    plain = day.context.browser.new_context(storage_state=state, java_script_enabled=False).new_page()  # type: ignore[union-attr]
    plain.goto(day.url)
    plain.locator(".block a").first.click()
    old = plain.locator("#id_end").input_value()
    plain.locator("#id_end").fill("23:55")
    plain.locator(".submit-row input").click()
    expect(plain.locator(".block").first).to_contain_text("23:55")
    plain.locator("[data-undo] button").click()
    expect(plain.locator(".block").first).to_contain_text(old)
