"""Staff change a programme in peace and release it; a delegate who has looked before sees what is new."""

import re
from time import monotonic
from urllib.request import urlopen

import icalendar
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Site

PROGRAMME = "/conferences/sample-forum/8/programme/"
CALENDAR = "/conferences/sample-forum/8/programme.ics"
SECOND = 1.0
#: Connections that reach each of the workers, whichever takes the next one.
MANY = 20


def test_officer_releases_and_delegate_sees_the_change(browser: Browser, officer: Page, site: Site) -> None:
    see_at_most_a_second_later(site, release(officer, site))
    delegate = browser.new_context()
    first_look = delegate.new_page()
    first_look.goto(site.url + PROGRAMME)
    moved, cancelled = open_sessions(first_look)[:2]
    before = entries(site)

    room = change_room(officer, site, moved["pk"], away_from=moved["room"])
    cancel(officer, site, cancelled["pk"])
    go_to_releases(officer, site)
    waiting = officer.locator("section[aria-labelledby=waiting] tbody tr")
    expect(waiting).to_have_count(2)
    expect(waiting.filter(has_text=moved["title"])).to_contain_text(f"Moved {moved['room']} {room}")
    expect(waiting.filter(has_text=cancelled["title"])).to_contain_text("Cancelled")

    preview = browser.new_context().new_page()
    preview.goto(secret_link(officer))
    expect(preview.locator("[role=note]")).to_contain_text("Draft.")
    expect(session(preview, moved["pk"]).locator(".room")).to_have_text(room)
    expect(session(preview, cancelled["pk"])).to_contain_class("session--cancelled")
    first_look.reload()
    expect(session(first_look, moved["pk"]).locator(".room")).to_have_text(moved["room"])
    assert entries(site) == before

    number = release(officer, site, note="The hall is being repaired.")
    see_at_most_a_second_later(site, number)

    look = delegate.new_page()
    look.goto(site.url + PROGRAMME)
    news = look.locator("[data-news]")
    expect(news).to_contain_text("Sessions changed since you last looked: 2.")
    expect(session(look, moved["pk"]).locator("[data-fresh]")).to_have_text("Moved")
    expect(session(look, moved["pk"]).locator(".room")).to_have_text(room)
    expect(session(look, cancelled["pk"]).locator("[data-fresh]")).to_have_text("Cancelled")
    expect(session(look, cancelled["pk"])).to_contain_class("session--cancelled")
    news.get_by_role("link", name="What was changed").click()
    told = look.locator(f"#release-{number}")
    expect(told).to_contain_text("The hall is being repaired.")
    expect(told.locator("li")).to_have_count(2)
    expect(told.locator("li", has_text=moved["title"])).to_contain_text(
        f"before: {moved['room']} now: {room}"
    )
    expect(told.locator("li", has_text=cancelled["title"])).to_contain_text("Cancelled")

    changed = {moved["title"]: (room, "CONFIRMED"), cancelled["title"]: (cancelled["room"], "CANCELLED")}
    assert entries(site) == {
        uid: (title, *changed.get(title, kept), sequence + (title in changed))
        for uid, (title, *kept, sequence) in before.items()
    }


def test_delegate_is_told_what_became_of_their_own_session(
    browser: Browser, officer: Page, site: Site
) -> None:
    see_at_most_a_second_later(site, release(officer, site))
    context = browser.new_context()
    reader = context.new_page()
    reader.goto(site.url + PROGRAMME)
    own = open_sessions(reader)[-1]
    session(reader, own["pk"]).locator(".star").click()
    expect(reader.locator("[data-news]")).to_be_hidden()

    cancel(officer, site, own["pk"])
    see_at_most_a_second_later(site, release(officer, site))
    reader = context.new_page()
    reader.goto(site.url + PROGRAMME)

    news = reader.locator("[data-news]")
    expect(news).to_contain_text("Sessions changed since you last looked: 1.")
    expect(news.locator("li")).to_have_text(f"★ {own['title']}: Cancelled")
    expect(session(reader, own["pk"]).locator("[data-fresh]")).to_have_text("Cancelled")
    news.get_by_role("button", name="I have seen it").click()
    reader.reload()
    expect(news).to_be_hidden()


def open_sessions(page: Page) -> list[dict[str, str]]:
    """Return the sessions shown that take place in a room of their own: key, title and room of each."""
    rows = page.locator(".session:has(.star):not(.session--cancelled)")
    expect(rows.first).to_be_visible()
    return rows.evaluate_all(
        """rows => rows.map((row) => ({
          pk: row.id.slice(1),
          title: row.querySelector("h3").innerText.trim(),
          room: row.querySelector(".room")?.innerText.trim() ?? "",
        })).filter((row) => row.room.endsWith("Room"))"""
    )


def session(page: Page, pk: str) -> Locator:
    return page.locator(f"#s{pk}")


def entries(site: Site) -> dict[str, tuple[str, str, str, int]]:
    """Return what a calendar gets: title, room, status and sequence by identifier."""
    with urlopen(site.url + CALENDAR) as answer:  # noqa: S310 (our own server)
        calendar = icalendar.Calendar.from_ical(answer.read())
    return {
        str(event["UID"]): (
            str(event["SUMMARY"]),
            str(event.get("LOCATION", "")).split(", ")[0],
            str(event["STATUS"]),
            int(event["SEQUENCE"]),
        )
        for event in calendar.walk("VEVENT")
    }


def see_at_most_a_second_later(site: Site, number: int) -> None:
    """Ask for a second; whatever any worker sends after it has to be of this release."""
    end = monotonic() + SECOND
    while monotonic() < end:
        released(site)
    assert {released(site) for _ in range(MANY)} == {number}


def released(site: Site) -> int:
    """Return the number of the release that the public is shown, over a connection of its own."""
    with urlopen(site.url + PROGRAMME) as answer:  # noqa: S310 (our own server)
        return number_in(answer.read().decode())


def number_in(html: str) -> int:
    return int(re.findall(r"Release (\d+) of the programme", html)[0])


def change_room(officer: Page, site: Site, pk: str, *, away_from: str) -> str:
    """Give a session another room in the admin, as staff do; return its name."""
    room = "Spring Room" if away_from != "Spring Room" else "Valley Room"
    officer.goto(f"{site.url}/admin/conferences/session/{pk}/change/")
    officer.locator(".field-room .select2-selection").click()
    officer.get_by_role("option", name=room).click()
    officer.locator("[name=_save]").first.click()
    expect(officer.locator(".messagelist")).to_be_visible()
    return room


def cancel(officer: Page, site: Site, pk: str) -> None:
    officer.goto(f"{site.url}/admin/conferences/session/{pk}/change/")
    officer.locator("#id_status").select_option("cancelled")
    officer.locator("[name=_save]").first.click()
    expect(officer.locator(".messagelist")).to_be_visible()


def go_to_releases(officer: Page, site: Site) -> None:
    officer.goto(f"{site.url}/admin/conferences/edition/")
    row = officer.locator("#result_list tr", has_text="Sample Forum").filter(has_text="8")
    edition = str(row.locator("a[href$='/change/']").first.get_attribute("href"))
    officer.goto(f"{site.url}{edition.replace('/change/', '/release/')}")


def secret_link(officer: Page) -> str:
    """Make a link to the draft, as the page of the releases offers it."""
    officer.locator("[name=make_link]").click()
    return officer.locator(".draft-link").inner_text()


def release(officer: Page, site: Site, *, note: str = "") -> int:
    """Release the programme, if anything waits for it; return the number of the release in force."""
    go_to_releases(officer, site)
    if officer.locator("[name=release]").count():
        officer.locator("#id_note_en").fill(note)
        officer.locator("[name=release]").click()
        expect(officer.locator(".messagelist")).to_be_visible()
    # Nobody who is signed in gets a copy: this is what is in force.
    return number_in(officer.request.get(site.url + PROGRAMME).text())
