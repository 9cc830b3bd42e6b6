"""The desk: an officer looks at an edition, follows its numbers, and clones it into the next."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import PREFIXES
from tests.browser.axe import faults
from tests.browser.conftest import Site


def choose(officer: Page, edition: str) -> None:
    label = officer.locator("#desk-edition option", has_text=edition).inner_text()
    officer.locator("#desk-edition").select_option(label=label)
    officer.locator(".deskchoice button").click()


def test_officer_follows_a_number_to_its_rows(officer: Page, site: Site) -> None:
    officer.goto(f"{site.url}/admin/")
    card = officer.locator(".decision", has_text="Delegations without a head")
    count = card.locator(".decision__no").inner_text()
    card.locator("a").click()

    expect(officer.locator(".paginator")).to_contain_text(f"{count} delegations")


def test_officer_chooses_an_edition_and_goes_back(officer: Page, site: Site) -> None:
    officer.goto(f"{site.url}/admin/")
    choose(officer, "RATS SCO 6")
    officer.goto(f"{site.url}/admin/")
    expect(officer.locator(".deskhead")).to_contain_text("You chose this edition; at work is SF 8.")
    officer.locator(".deskhead a", has_text="Go back to it").click()
    expect(officer.locator(".deskhead p").first).to_contain_text("SF 8")


def test_officer_clones_an_edition(officer: Page, site: Site) -> None:
    officer.goto(f"{site.url}/admin/")
    choose(officer, "RATS SCO 6")
    officer.locator(".deskdoors a", has_text="Clone into the next edition").click()
    officer.locator("[name=starts_on]").fill("2018-10-31")
    officer.locator("[name=ends_on]").fill("2031-11-02")
    officer.locator("form .layoutask input").click()
    expect(officer.locator(".errorlist")).to_have_text(
        "The edition before lasts until 2018-11-01. Give a later first day."
    )
    officer.locator("[name=starts_on]").fill("2031-11-01")
    officer.locator("form .layoutask input").click()
    officer.locator("[name^=row-]").first.select_option(label="Leave out")
    officer.locator("button[name=confirmed]").click()

    expect(officer.locator(".messagelist")).to_contain_text("as a draft: bodies 24, rooms 0, days 0.")
    officer.locator(".object-tools a", has_text="Protocol order").click()
    expect(officer.locator("#content")).to_contain_text("International Committee of the Red Cross")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_on_the_desk(officer: Page, site: Site, language: str) -> None:
    assert list(faults(officer, f"{site.url}{PREFIXES[language]}/admin/")) == []
