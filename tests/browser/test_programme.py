"""A delegate with a phone: the programme filtered, in their own time, their own, without a network."""

import re
from collections.abc import Iterator
from urllib.request import urlopen

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
    """The programme of today, kept by the browser at its one and only visit."""
    visitor.goto(site.url + FORUM)
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
    there = page.locator(".session time").first.inner_text()
    page.get_by_role("link", name="Show times where I am (Berlin)").click()

    expect(page.locator(".progtimes")).to_contain_text("Times of Berlin (UTC+")
    assert page.locator(".session time").first.inner_text() != there
    page.get_by_role("link", name="Show times of the conference").click()
    expect(page.locator(".session time").first).to_have_text(there)
    context.close()


def test_delegate_switches_the_zone_without_script(plain: Page, site: Site) -> None:
    plain.goto(site.url + FORUM)
    plain.locator("#id_tz").select_option("Asia/Tokyo")
    plain.get_by_role("button", name="Apply").click()

    expect(plain.locator(".progtimes")).to_contain_text("Times of Tokyo (UTC+9).")


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
    assert answer.text().count("BEGIN:VEVENT") == 2
    visitor.locator("[data-mine-some] [data-mine-off]").click()
    expect(visitor.locator(".session:visible")).to_have_count(visitor.locator(".session").count())


def test_delegate_reads_the_programme_without_a_network(saved: Page, site: Site) -> None:
    title = saved.locator(".session:not(.session--past) h3").first.inner_text()
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
    officer.wait_for_timeout(4000)
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


def test_delegate_sees_what_a_release_changed(browser: Browser, officer: Page, site: Site) -> None:
    number = release(officer, site)  # what other journeys changed is not this one's news
    context = browser.new_context()
    reader = context.new_page()
    visit(reader, site, number)
    session = reader.locator(".session:has(.star):not(.session--cancelled)").last
    title, pk = session.locator("h3").inner_text(), str(session.get_attribute("id"))[1:]
    session.locator(".star").click()
    expect(reader.locator("[data-news]")).to_be_hidden()

    number = cancel_and_release(officer, site, pk)
    reader = context.new_page()
    visit(reader, site, number)

    news = reader.locator("[data-news]")
    expect(news).to_contain_text("Sessions changed since you last looked: 1.")
    expect(news.locator("li")).to_have_text(f"★ {title}: Cancelled")
    expect(reader.locator(f"#s{pk} [data-fresh]")).to_have_text("Cancelled")
    news.get_by_role("link", name="What was changed").click()
    expect(reader.locator("main")).to_contain_text(title)
    reader.go_back()
    news.get_by_role("button", name="I have seen it").click()
    reader.reload()
    expect(news).to_be_hidden()
    context.close()


def visit(reader: Page, site: Site, number: int) -> None:
    """Open the programme once all workers send it as of this release: a second at most."""
    in_a_row = 0
    for _attempt in range(400):
        # A connection of its own: any worker may take it.
        with urlopen(site.url + FORUM) as answer:  # noqa: S310 (our own server)
            is_fresh = f"Release {number} of the programme" in answer.read().decode()
        in_a_row = in_a_row + 1 if is_fresh else 0
        if in_a_row == 20:
            break
    assert in_a_row == 20
    reader.goto(site.url + FORUM)


def cancel_and_release(officer: Page, site: Site, pk: str) -> int:
    """Cancel a session in the admin, as staff do, and release the programme."""
    officer.goto(f"{site.url}/admin/conferences/session/{pk}/change/")
    officer.locator("#id_status").select_option("cancelled")
    officer.locator("[name=_save]").first.click()
    return release(officer, site)


def release(officer: Page, site: Site) -> int:
    """Release the programme, if anything waits for it; return the number of the release in force."""
    officer.goto(f"{site.url}/admin/conferences/edition/")
    row = officer.locator("#result_list tr", has_text="Sample Forum").filter(has_text="8")
    edition = row.locator("a[href$='/change/']").first.get_attribute("href")
    officer.goto(f"{site.url}{str(edition).replace('/change/', '/release/')}")
    if officer.locator("[name=release]").count():
        officer.locator("[name=release]").click()
        expect(officer.locator(".messagelist")).to_be_visible()
    # Nobody who is signed in gets a copy: this is what is in force.
    shown = officer.request.get(site.url + FORUM).text()
    return int(re.findall(r"Release (\d+) of the programme", shown)[0])
