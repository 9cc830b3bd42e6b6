"""Directories filtered by a click, with script and without; a journalist who finds who attended in 2018."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def asked(page: Page) -> dict[str, list[str]]:
    """Return the state that the address bar holds."""
    return parse_qs(urlsplit(page.url).query)


def test_reader_filters_a_directory_without_script(plain: Page, site: Site) -> None:
    plain.goto(f"{site.url}/documents/")
    option = plain.locator("#id_kind option", has_text="agenda").inner_text()
    plain.locator("#id_kind").select_option(label=option)
    plain.get_by_role("button", name="Apply").click()

    expect(plain.locator(".chip")).to_contain_text("Kind: agenda")
    assert f"({plain.locator('tbody tr').count()})" in option
    plain.locator("#id_q").fill("nothing of this kind")
    plain.get_by_role("button", name="Apply").click()
    loosen = plain.locator(".loosen a", has_text="Words in symbol or title")
    promised = loosen.inner_text().rpartition(": ")[2]
    loosen.click()
    expect(plain.locator(".applied [data-found]")).to_have_text(promised)


def test_reader_filters_a_directory_without_a_reload(visitor: Page, site: Site) -> None:
    visitor.goto(f"{site.url}/editions/")
    visitor.evaluate("window.sameDocument = true")
    every = visitor.locator(".editions > *").count()
    visitor.locator("#id_year").focus()
    visitor.locator("#id_year").select_option("2018")

    expect(visitor.locator(".chip")).to_contain_text("Year: 2018")
    assert asked(visitor) == {"year": ["2018"]}
    expect(visitor.locator("#id_year")).to_be_focused()
    expect(visitor.locator("body > [role=status]")).to_have_text("1 edition")
    assert visitor.locator("header a[hreflang=ru]").first.get_attribute("href").endswith("?year=2018")
    visitor.locator("#id_q").fill("tashkent")
    visitor.locator("#id_q").press("Enter")
    expect(visitor.locator(".chip")).to_have_count(2)
    expect(visitor.locator("#id_q")).to_be_focused()
    visitor.locator(".chip", has_text="Year").click()
    expect(visitor.locator(".chip")).to_have_count(1)
    expect(visitor.locator(".applied")).to_be_focused()
    assert asked(visitor) == {"q": ["tashkent"]}

    for state in ({"year": ["2018"], "q": ["tashkent"]}, {"year": ["2018"]}, {}):
        visitor.go_back()
        expect(visitor.locator(".chip")).to_have_count(len(state))
        assert asked(visitor) == state
    expect(visitor.locator(".editions > *")).to_have_count(every)
    expect(visitor.locator("#id_year")).to_have_value("")
    visitor.go_forward()
    expect(visitor.locator("#id_year")).to_have_value("2018")
    assert visitor.evaluate("window.sameDocument")


def test_history_holds_after_another_page_was_visited(visitor: Page, site: Site) -> None:
    visitor.goto(f"{site.url}/editions/")
    visitor.locator("#id_year").select_option("2018")
    expect(visitor.locator(".chip")).to_have_count(1)
    visitor.locator(".editions a").first.click()
    visitor.wait_for_url("**/6/")
    visitor.go_back()
    expect(visitor.locator(".chip")).to_have_count(1)
    expect(visitor.locator("html[data-live]")).to_be_attached()
    visitor.go_back()

    expect(visitor.locator(".chip")).to_have_count(0)
    assert asked(visitor) == {}


def test_reader_who_only_reads_loads_no_library(visitor: Page, site: Site) -> None:
    paths: list[str] = []
    visitor.on("request", lambda request: paths.append(urlsplit(request.url).path))
    visitor.goto(f"{site.url}/bodies/", wait_until="networkidle")
    before = [path for path in paths if "htmx" in path]
    visitor.locator("#id_q").focus()
    expect(visitor.locator("html[data-live]")).to_be_attached()

    assert (before, len([path for path in paths if "htmx" in path])) == ([], 1)


def test_reader_of_arabic_loosens_a_filter_in_place(visitor: Page, site: Site) -> None:
    visitor.goto(f"{site.url}/ar/topics/?series=sample-forum&year=2018")
    visitor.evaluate("window.sameDocument = true")
    visitor.locator(".loosen a").first.focus()
    expect(visitor.locator("html[data-live]")).to_be_attached()
    visitor.locator(".loosen a").first.click()

    expect(visitor.locator(".topics li").first).to_be_visible()
    assert len(asked(visitor)) == 1
    assert visitor.evaluate("window.sameDocument")
    assert visitor.locator("html").get_attribute("dir") == "rtl"


def test_page_that_cannot_be_shown_in_place_is_left_to_the_browser(browser: Browser, site: Site) -> None:
    page = browser.new_page()
    page.goto(f"{site.url}/bodies/")
    page.route("**/bodies/?kind=state", lambda route: route.fulfill(status=503, body="<p>Later</p>"), times=2)
    page.locator("#id_kind").select_option("state")

    expect(page.locator("body")).to_have_text("Later")
    page.close()


def test_journalist_finds_who_attended_in_2018_and_takes_the_list(visitor: Page, site: Site) -> None:
    visitor.goto(site.url)
    visitor.get_by_role("link", name="Conferences", exact=True).first.click()
    visitor.locator("#id_year").select_option("2018")
    expect(visitor.locator(".editions > *")).to_have_count(1)
    visitor.locator(".editions a").first.click()
    visitor.locator("main a[href$='/6/participants/']").first.click()
    visitor.get_by_role("link", name="CSV").click(trial=True)
    address = visitor.get_by_role("link", name="CSV").get_attribute("href")
    answer = visitor.request.get(f"{site.url}{address}")

    assert answer.headers["content-type"].startswith("text/csv")
    named = visitor.locator("main li.delegation > a").all_inner_texts()
    assert "Republic of India" in named
    lines = answer.text().splitlines()
    assert all(any(name in line for line in lines) for name in named)
