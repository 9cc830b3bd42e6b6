"""An officer sets the protocol order: by dragging, by keys, by typing; the public page follows."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site

WIDE, NARROW = {"width": 1280, "height": 1200}, {"width": 360, "height": 800}
PUBLIC = "/conferences/sample-forum/8/participants/"


@pytest.fixture
def order(officer: Page) -> Page:
    """The page of the edition at work."""
    officer.set_viewport_size(WIDE)  # type: ignore[arg-type]
    officer.goto(edition_of(officer) + "protocol-order/")
    expect(officer.locator("[data-handle]").first).to_be_visible()
    return officer


def edition_of(page: Page) -> str:
    """Find the address of an edition in the admin by its list."""
    page.goto(page.url + "conferences/edition/")
    link = page.locator("#result_list a", has_text="SF 8").first
    href = link.get_attribute("href") or ""
    return page.evaluate("href => new URL(href, location).href", href).split("change/")[0]


def names(page: Page) -> list[str]:
    """The bodies of the first category, in their order on the page."""
    return [text.strip() for text in rows(page).locator("[data-name]").all_text_contents()]


def rows(page: Page) -> Locator:
    return page.locator("[data-rows]").first.locator("[data-row]")


def drag(page: Page, start: Locator, end: Locator) -> None:
    start.scroll_into_view_if_needed()
    box, goal = start.bounding_box(), end.bounding_box()
    assert box
    assert goal
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(goal["x"] + goal["width"] / 2, goal["y"] + 2, steps=8)


def save(page: Page, why: str) -> None:
    page.get_by_label("Reason").fill(why)
    page.get_by_role("button", name="Save the order").click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_officer_drags_a_body_and_the_public_page_follows(order: Page, site: Site) -> None:
    before = names(order)
    handles = rows(order).locator("[data-handle]")
    drag(order, handles.nth(4), handles.nth(2))
    order.mouse.up()

    wanted = [*before[:2], before[4], *before[2:4], *before[5:]]
    assert names(order) == wanted
    expect(order.locator("[data-said]")).to_have_text(
        f"{before[4]}: place 3 of {len(before)}. Not saved yet."
    )
    moved = rows(order).nth(2)
    expect(moved.locator("[data-by-hand]")).to_be_visible()
    expect(moved.locator("[data-otherwise]")).to_contain_text("by the list language: ")
    save(order, "Request of the delegation")
    assert names(order) == wanted

    order.goto(site.url + PUBLIC)
    text = order.locator("main").inner_text()
    assert text.index(before[1]) < text.index(before[4]) < text.index(before[2])


def test_escape_puts_a_dragged_body_back(order: Page) -> None:
    before = names(order)
    handles = rows(order).locator("[data-handle]")
    drag(order, handles.nth(3), handles.nth(1))
    assert names(order) != before
    order.keyboard.press("Escape")

    assert names(order) == before
    expect(order.locator("[data-unsaved]")).to_be_hidden()


def test_officer_moves_bodies_with_the_keyboard_alone(order: Page) -> None:
    before = names(order)
    rows(order).nth(5).locator("[data-handle]").focus()
    for key in ("ArrowUp", "ArrowUp", "ArrowDown"):
        order.keyboard.press(key)
    assert names(order)[4] == before[5]
    focused = order.evaluate("document.activeElement.closest('[data-row]').dataset.row")
    assert focused == rows(order).nth(4).get_attribute("data-row")

    rows(order).nth(7).locator("[data-way='-1']").focus()
    order.keyboard.press("Enter")
    assert names(order)[6] == before[7]

    place = rows(order).nth(8).locator(".orderplace")
    place.fill("1")
    place.press("Enter")
    assert names(order)[0] == before[8]
    rows(order).last.locator("[data-way='1']").click()
    expect(order.locator("[data-said]")).to_contain_text("cannot go further")

    wanted = names(order)
    save(order, "Precedence agreed in May")
    assert names(order) == wanted

    first = rows(order).first
    first.get_by_role("button", name="Reset").click()
    expect(first.locator("[data-name]")).not_to_have_text(before[8])
    save(order, "Taken back")


def test_order_without_a_reason_stays_on_the_page(order: Page) -> None:
    rows(order).nth(1).locator("[data-way='1']").click()
    moved = names(order)
    order.get_by_role("button", name="Save the order").click()

    expect(order.get_by_label("Reason")).to_be_focused()
    assert names(order) == moved


def test_names_in_other_languages_keep_the_order(order: Page) -> None:
    ids = [row.get_attribute("data-row") for row in rows(order).all()]
    order.get_by_label("Names in").select_option("ru")
    order.get_by_label("Beside the order of").select_option("fr")
    order.get_by_role("button", name="Show").click()

    expect(rows(order).first.locator("[lang=ru]").first).to_be_visible()
    assert [row.get_attribute("data-row") for row in rows(order).all()] == ids
    expect(order.locator(".orderother").first).to_contain_text("French")


def test_page_fits_a_phone(order: Page) -> None:
    order.set_viewport_size(NARROW)  # type: ignore[arg-type]

    assert order.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    rows(order).nth(1).locator("[data-way='1']").click()
    expect(order.locator("[data-said]")).to_contain_text("place 3")
