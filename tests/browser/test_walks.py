"""A reader of Arabic walks from the first page to a body, by clicking and from right to left."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.addresses import RECORDED
from tests.browser.conftest import Site

SIXTH = f"/ar{RECORDED}6/"


def left(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["x"]


def test_arabic_reader_walks_from_home_to_a_body(visitor: Page, site: Site) -> None:
    visitor.goto(f"{site.url}/ar/")
    visitor.locator(f"main a[href='{SIXTH}']").first.click()
    visitor.wait_for_url(f"**{SIXTH}")
    tabs = visitor.locator(".tabs li")
    assert left(tabs.nth(0)) > left(tabs.nth(1)) > left(tabs.nth(2))

    tabs.get_by_role("link", name="الجهات").click()
    visitor.wait_for_url(f"**{SIXTH}participants/")
    visitor.locator("main li.delegation a[href='/ar/bodies/kazakhstan/']").click()

    visitor.wait_for_url("**/ar/bodies/kazakhstan/")
    heading = visitor.get_by_role("heading", level=1)
    expect(heading).to_have_text("كازاخستان")
    expect(heading).to_have_css("direction", "rtl")
    expect(visitor.locator("html[dir=rtl][lang=ar]")).to_be_attached()
    expect(visitor.locator(f"main a[href='{SIXTH}']").first).to_be_visible()


def test_arabic_reader_finds_states_under_their_arabic_names(visitor: Page, site: Site) -> None:
    visitor.goto(f"{site.url}/ar/bodies/?kind=state&q=kaza")
    expect(visitor.locator("main a[href='/ar/bodies/kazakhstan/']")).to_have_text("كازاخستان")


def test_switch_of_the_language_stays_on_the_body(visitor: Page, site: Site) -> None:
    visitor.goto(f"{site.url}/ar/bodies/kazakhstan/")
    visitor.locator("header a[hreflang='ru'] >> visible=true").click()

    visitor.wait_for_url(f"{site.url}/ru/bodies/kazakhstan/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Казахстан")
