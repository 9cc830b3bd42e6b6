"""A delegate with a phone: the programme filtered, in their own time, their own, without a network."""

import datetime as dt
import re
from collections.abc import Iterator
from urllib.request import urlopen
from zoneinfo import ZoneInfo

import icalendar
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site

FORUM = "/conferences/sample-forum/8/programme/"


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def saved(visitor: Page, site: Site) -> Page:
    """The programme of the last day, kept by the browser at its one and only visit; none of it is past."""
    with urlopen(site.url + FORUM) as answer:  # noqa: S310 (our own server)
        last_day = max(re.findall(r"\?day=\d{4}-\d\d-\d\d", answer.read().decode()))
    visitor.goto(site.url + FORUM + last_day)
    expect(visitor.locator("html[data-kept]")).to_be_attached(timeout=40_000)
    visitor.context.set_offline(True)
    return visitor


def test_delegate_filters_without_script(plain: Page, site: Site) -> None:
    plain.goto(site.url + FORUM)
    every = plain.locator(".session").count()
    option = plain.locator("#id_kind option", has_text="Side event").inner_text()
    plain.locator("#id_kind").select_option(label=option)
    plain.get_by_role("button", name="Apply").click()

    shown = plain.locator(".session").count()
    assert 0 < shown < every
    assert plain.locator(".chip").inner_text().strip().endswith("Side event")
    plain.get_by_role("link", name="All days").click()
    assert f"({plain.locator('.session').count()})" in option


def test_delegate_filters_without_a_reload(visitor: Page, site: Site) -> None:
    visitor.goto(site.url + FORUM)
    visitor.evaluate("window.sameDocument = true")
    every = visitor.locator(".session").count()
    visitor.locator("#id_kind").select_option("side-event")

    expect(visitor.locator(".chip")).to_contain_text("Side event")
    assert "kind=side-event" in visitor.url
    assert visitor.evaluate("window.sameDocument")
    visitor.go_back()
    expect(visitor.locator(".chip")).to_have_count(0)
    expect(visitor.locator(".session")).to_have_count(every)
    assert visitor.evaluate("window.sameDocument")


def test_delegate_reads_the_times_of_their_own_zone(browser: Browser, site: Site) -> None:
    context = browser.new_context(timezone_id="Europe/Berlin")
    page = context.new_page()
    page.goto(site.url + FORUM)
    there = times(page)
    page.get_by_role("link", name="Show times where I am (Berlin)").click()

    expect(page.locator(".progtimes")).to_contain_text("Times of Berlin (UTC+")
    assert times(page) == clocks(there, "Europe/Berlin")
    page.get_by_role("link", name="Show times of the conference").click()
    expect(page.locator(".progtimes")).to_contain_text("Times of Altynkul (UTC+5)")
    assert times(page) == there == clocks(there, "Asia/Tashkent")
    context.close()


def test_delegate_switches_the_zone_without_script(plain: Page, site: Site) -> None:
    plain.goto(site.url + FORUM)
    there = times(plain)
    plain.locator("#id_tz").select_option("Asia/Tokyo")
    plain.get_by_role("button", name="Apply").click()

    expect(plain.locator(".progtimes")).to_contain_text("Times of Tokyo (UTC+9).")
    assert times(plain) == clocks(there, "Asia/Tokyo")


def test_delegate_marks_sessions_and_takes_them_to_a_calendar(visitor: Page, site: Site) -> None:
    visitor.goto(site.url + FORUM)
    sessions = visitor.locator(".session:has(.star)")
    titles = [sessions.nth(at).locator("h3").inner_text() for at in (0, 2)]
    for at in (0, 2):
        sessions.nth(at).locator(".star").click()
    visitor.reload()
    visitor.get_by_role("link", name="My sessions (2)").click()

    expect(visitor.locator(".session:visible h3")).to_have_text(titles)
    calendar = visitor.get_by_role("link", name="Take them to a calendar").get_attribute("href")
    answer = visitor.request.get(f"{site.url}{calendar}")
    assert answer.headers["content-type"].startswith("text/calendar")
    taken = icalendar.Calendar.from_ical(answer.body()).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in taken] == titles
    visitor.locator("[data-mine-some] [data-mine-off]").click()
    expect(visitor.locator(".session:visible")).to_have_count(visitor.locator(".session").count())


def test_delegate_reads_the_programme_without_a_network(saved: Page, site: Site) -> None:
    title = saved.locator(".session:not(.session--past, .session--break) h3").first.inner_text()
    saved.goto(site.url + FORUM)

    expect(saved.locator("[data-saved]")).to_contain_text("You are offline")
    font = saved.locator("h1").evaluate("node => getComputedStyle(node).fontFamily")
    assert font.startswith('"Source Serif')
    saved.get_by_role("link", name="All days").click()
    expect(saved.locator(".progday")).to_have_count(3)
    saved.get_by_role("link", name=title).first.click()
    expect(saved.get_by_role("heading", level=1)).to_have_text(title)
    expect(saved.locator("[data-saved]")).to_contain_text("You are offline")


def test_programme_is_fresh_again_once_the_network_is_back(saved: Page, site: Site) -> None:
    saved.goto(site.url + FORUM)
    expect(saved.locator("[data-saved]")).to_be_visible()

    saved.context.set_offline(False)

    expect(saved.locator("[data-saved]")).to_be_hidden(timeout=25_000)


def test_nothing_of_the_staff_is_kept(officer: Page, site: Site) -> None:
    officer.goto(site.url + FORUM)
    # The worker says when it has been through all pages, whatever it kept of them.
    expect(officer.locator("html[data-kept]")).to_be_attached(timeout=40_000)
    officer.goto(f"{site.url}/admin/")
    kept = officer.evaluate(
        """async () => {
          const names = await caches.keys();
          const found = [];
          for (const name of names) {
            found.push(...(await (await caches.open(name)).keys()).map((each) => new URL(each.url).pathname));
          }
          return found.filter((path) => !path.startsWith("/static/"));
        }"""
    )
    assert kept == []


def times(page: Page) -> list[tuple[dt.datetime, str]]:
    """Return the moments of the sessions shown, each with what the page writes for it."""
    found = page.locator(".session__time time").evaluate_all(
        "all => all.map((each) => [each.dateTime, each.innerText.trim()])"
    )
    return [(dt.datetime.fromisoformat(moment), text) for moment, text in found]


def clocks(moments: list[tuple[dt.datetime, str]], zone: str) -> list[tuple[dt.datetime, str]]:
    """Return the same moments with what the clocks of a zone show then."""
    return [(moment, f"{moment.astimezone(ZoneInfo(zone)):%H:%M}") for moment, _text in moments]
