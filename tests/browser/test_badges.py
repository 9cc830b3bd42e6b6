"""An officer prints badges and name plates."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import PREFIXES
from tests.browser.axe import faults
from tests.browser.conftest import Site

#: Milliseconds: some hundred badges are drawn while the browser waits.
PATIENCE = 60_000


def edition_of(officer: Page, site: Site) -> str:
    """Find the address of an edition in the admin, without the language, by its list."""
    officer.goto(f"{site.url}/admin/conferences/edition/")
    href = officer.locator("#result_list a", has_text="SF 8").first.get_attribute("href") or ""
    return href.partition("/change/")[0]


def taken(officer: Page, button: str) -> bytes:
    with officer.expect_download(timeout=PATIENCE) as download:
        officer.get_by_role("button", name=button).click(timeout=PATIENCE)
    return Path(download.value.path()).read_bytes()


def test_officer_prints_badges_and_then_none_is_new(officer: Page, site: Site) -> None:
    officer.goto(f"{site.url}{edition_of(officer, site)}/change/")
    officer.get_by_role("link", name="Badges", exact=True).click()
    expect(officer.locator(".badge-picture")).to_be_visible()
    officer.get_by_label("Leave out names").check()

    assert taken(officer, "Print as PDF").startswith(b"%PDF-")
    officer.reload()
    expect(officer.get_by_role("heading", name="0 badges")).to_be_visible()


def test_officer_prints_name_plates_in_two_languages(officer: Page, site: Site) -> None:
    officer.goto(f"{site.url}{edition_of(officer, site)}/change/")
    officer.get_by_role("link", name="Name plates", exact=True).click()
    officer.get_by_label("Second language", exact=False).first.select_option("ru")
    officer.get_by_role("button", name="Show").click()
    expect(officer.locator("table.rows")).to_contain_text("Зерафан")

    assert taken(officer, "Print as PDF").startswith(b"%PDF-")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_where_badges_and_plates_are_printed(
    officer: Page, site: Site, language: str
) -> None:
    start = f"{site.url}{PREFIXES[language]}{edition_of(officer, site)}"
    pages = ("badges/?population=seated&wanted=all", "plates/")
    assert [fault for page in pages for fault in faults(officer, f"{start}/{page}")] == []
