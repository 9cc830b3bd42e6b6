"""A person who has never seen the site finds what they came for."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site

NARROW = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}


def test_visitor_finds_who_attended_the_sixth_edition(visitor: Page, site: Site) -> None:
    visitor.goto(site.url)
    visitor.get_by_role("link", name="Conferences").first.click()
    visitor.locator("main a[href$='/cooperation-without-borders/6/']").first.click()
    visitor.locator("main a[href$='/6/participants/']").first.click()

    states = visitor.locator("main li.delegation a").all_inner_texts()[:8]
    assert [name.split()[-1] for name in states] == [
        "India", "Kazakhstan", "China", "Republic", "Pakistan", "Federation", "Tajikistan", "Uzbekistan",
    ]  # fmt: skip


def test_visitor_finds_the_programme_of_today(visitor: Page, site: Site) -> None:
    visitor.goto(site.url)
    visitor.locator("main a[href$='/sample-forum/8/programme/']").first.click()

    expect(visitor.get_by_role("heading", level=1)).to_be_visible()
    assert visitor.locator("main a[href*='/sessions/']").count() > 5


def test_visitor_reads_the_same_page_in_russian(visitor: Page, site: Site) -> None:
    visitor.goto(f"{site.url}/conferences/cooperation-without-borders/6/")
    visitor.locator("a[lang='ru'], a[hreflang='ru']").locator("visible=true").first.click()

    visitor.wait_for_url(f"{site.url}/ru/conferences/cooperation-without-borders/6/")
    assert visitor.locator("html").get_attribute("lang") == "ru"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("language", ["", "/ru"], ids=["en", "ru"])
def test_no_public_page_scrolls_sideways(
    visitor: Page, site: Site, size: dict[str, int], scheme: str, language: str
) -> None:
    visitor.set_viewport_size(size)  # type: ignore[arg-type]
    visitor.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    sixth = "conferences/cooperation-without-borders/6/"
    current = "conferences/sample-forum/8/"
    wide = []
    for path in (
        "",
        "editions/",
        sixth,
        f"{sixth}participants/",
        f"{current}programme/",
        "bodies/",
        "topics/",
    ):
        visitor.goto(f"{site.url}{language}/{path}")
        if visitor.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(path)
    assert wide == []
