"""How every public page behaves: usable by everybody, within its own origin, on any screen."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser.addresses import FORUM, MISSING, PREFIXES, PROGRAMME, RECORD
from tests.browser.axe import HEIGHT, NARROW, WIDE, faults
from tests.browser.conftest import Site

SMALLEST = 320
POLICY = {
    "default-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "worker-src 'self'",
}


@dataclass(frozen=True)
class Visit:
    """What a page of one language did; `widths` are those that it took of each screen, in pixels."""

    path: str
    status: int
    policy: set[str]
    widths: tuple[int, ...]


@dataclass(frozen=True)
class Round:
    """A visit to each page of one language, with all that was asked for and complained of on the way."""

    visits: list[Visit]
    asked: list[str]
    complaints: list[str]


@pytest.fixture(scope="session")
def pages(site: Site) -> list[str]:
    """The paths of all kinds of pages, a session's among them."""
    with urlopen(f"{site.url}{FORUM}programme/?day=all") as answer:  # noqa: S310 (our own server)
        session = re.search(rf"{FORUM}sessions/\d+/", answer.read().decode())
    assert session
    return [*RECORD, *PROGRAMME, session.group()]


@pytest.fixture(scope="session")
def walk(browser: Browser, site: Site, pages: list[str]) -> Callable[[str], Round]:
    """A walk through all pages of a language, made once for all that is asked of it."""

    @cache
    def walk_through(language: str) -> Round:
        page = browser.new_page()
        walked = Round([], [], [])

        def hear(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"} and MISSING not in page.url:
                walked.complaints.append(f"{page.url}: {message.text}")

        page.on("console", hear)
        page.on("pageerror", lambda error: walked.complaints.append(f"{page.url}: {error}"))
        page.context.on("request", lambda request: walked.asked.append(request.url))
        walked.visits.extend(_visit(page, site.url + PREFIXES[language], path) for path in pages)
        page.context.close()
        return walked

    return walk_through


def _visit(page: Page, start: str, path: str) -> Visit:
    answer = page.goto(start + path)
    assert answer
    policy = set(answer.headers["content-security-policy"].split("; "))
    widths = []
    for width in (SMALLEST, NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        widths.append(page.evaluate("document.documentElement.scrollWidth"))
    return Visit(path, answer.status, policy, tuple(widths))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing(visitor: Page, site: Site, pages: list[str], language: str) -> None:
    start = site.url + PREFIXES[language]
    assert [fault for path in pages if path != MISSING for fault in faults(visitor, start + path)] == []


def test_axe_finds_nothing_where_nothing_is(page: Page, site: Site) -> None:
    for language in ("en", "ar"):
        page.goto(site.url + PREFIXES[language] + MISSING)
        assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize("language", PREFIXES)
def test_no_page_scrolls_sideways(walk: Callable[[str], Round], pages: list[str], language: str) -> None:
    widths = {visit.path: visit.widths for visit in walk(language).visits}
    assert widths == dict.fromkeys(pages, (SMALLEST, NARROW, WIDE))


@pytest.mark.parametrize("language", PREFIXES)
def test_pages_stay_within_their_origin_under_a_strict_policy(
    walk: Callable[[str], Round], site: Site, pages: list[str], language: str
) -> None:
    walked = walk(language)

    assert len(walked.asked) > len(pages)
    assert {address for address in walked.asked if not address.startswith(f"{site.url}/")} == set()
    assert {visit.path: visit.policy for visit in walked.visits} == dict.fromkeys(pages, POLICY)


@pytest.mark.parametrize("language", PREFIXES)
def test_pages_are_there_and_no_browser_complains(
    walk: Callable[[str], Round], pages: list[str], language: str
) -> None:
    walked = walk(language)

    assert walked.complaints == []
    statuses = {visit.path: visit.status for visit in walked.visits}
    assert statuses == {**dict.fromkeys(pages, 200), MISSING: 404}
