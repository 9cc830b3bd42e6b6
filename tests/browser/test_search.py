"""A reader looks for a person by a name in the reader's own script."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site
from tests.browser.test_first_visit import NARROW, WIDE


def test_russian_reader_searches_for_pustovitov(visitor: Page, site: Site) -> None:
    visitor.set_viewport_size(WIDE)  # type: ignore[arg-type]
    visitor.goto(f"{site.url}/ru/")
    visitor.locator("#site-search").fill("Пустовитов")
    visitor.locator("#site-search").press("Enter")

    visitor.wait_for_url("**/ru/search/?q=*")
    expect(visitor.locator("main mark")).to_have_text("Pustovitov")
    visitor.get_by_role("link", name="Mr Grigory Pustovitov").click()
    expect(visitor.locator("main .delegation .who")).to_contain_text("Pustovitov", ignore_case=True)


def test_search_needs_no_script_and_fits_a_phone(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=NARROW)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(site.url)
    page.locator(".searchlink").click()
    page.locator(".searchform input").fill("warning")
    page.locator(".searchform button").click()
    page.locator(".found__more a").first.click()

    assert page.locator("main .section h2").count() == 1
    assert page.locator("main .found > li").count() > 5
    context.close()
