"""A new protocol officer: from a clone of the last edition to the printed list, the badges and the plates."""

import secrets
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Site

TITLE = "Twelfth meeting of the Sample Forum"
PEOPLE = """body,honorific,full_name,given_name,family_name,function,role
Arvania,Ms,Mira Talvorind,Mira,Talvorind,Minister of Water,head
Arvania,Mr,Oren Daskelind,Oren,Daskelind,Second Secretary,delegate
Lirwan,Mr,Jon Perindalov,Jon,Perindalov,Adviser,head
"""


@pytest.fixture
def newcomer(officer: Page, site: Site) -> Page:
    """A page on which somebody with the role “Protocol officer” alone is signed in."""
    name, password = f"protocol-{secrets.token_hex(4)}", secrets.token_urlsafe(16)
    officer.goto(f"{site.url}/admin/auth/user/add/")
    officer.locator("#id_username").fill(name)
    officer.locator("#id_password1").fill(password)
    officer.locator("#id_password2").fill(password)
    officer.locator("[name=_continue]").click()
    officer.locator("#id_is_staff").check()
    officer.locator("#id_groups_from").select_option(label="Protocol officer")
    officer.locator("#id_groups_add, #id_groups_add_link").first.click()
    officer.locator("[name=_save]").click()
    officer.get_by_role("button", name="Sign out").click()
    officer.goto(f"{site.url}/admin/")
    officer.get_by_label("Username").fill(name)
    officer.get_by_label("Password").fill(password)
    officer.get_by_label("Password").press("Enter")
    officer.wait_for_url(f"{site.url}/admin/")
    return officer


def pages_of(page: Page, press: Callable[[], None]) -> list[str]:
    """Return the texts of the pages of a PDF that comes when something is pressed."""
    with page.expect_download() as taken:
        press()
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(taken.value.path().read_bytes())).pages]


def door(page: Page, site: Site, name: str) -> None:
    """Go from the front page, where the new edition is chosen, to one of its papers."""
    page.goto(f"{site.url}/admin/")
    page.locator(".deskdoors").get_by_role("link", name=name).click()


def test_newcomer_walks_from_a_clone_to_the_papers(newcomer: Page, site: Site, tmp_path: Path) -> None:
    page = newcomer
    door(page, site, "Clone into the next edition")
    page.get_by_label("Number").fill("12")
    page.get_by_label("Formal title").fill(TITLE)
    page.get_by_label("First day").fill("2029-11-20")
    page.get_by_label("Last day").fill("2029-11-22")
    page.get_by_role("button", name="Show what it will do").click()
    page.get_by_role("button", name="Clone it").click()
    expect(page.locator(".messagelist")).to_contain_text("as a draft: bodies 60, rooms 4, days 3.")

    people = tmp_path / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    page.goto(f"{site.url}/admin/")
    label = page.locator("#desk-edition option", has_text="SF 12").inner_text()
    page.locator("#desk-edition").select_option(label=label)
    page.locator(".deskchoice button").click()
    page.get_by_role("link", name="Import an attendee file").click()
    label = page.locator("#id_edition option", has_text="SF 12").inner_text()
    page.locator("#id_edition").select_option(label=label)
    page.locator("#id_import_file").set_input_files(people)
    page.get_by_role("button", name="Check the file").click()
    page.get_by_role("button", name="Confirm 3 rows").click()
    expect(page.locator(".messagelist")).to_have_text("The import is written.")

    door(page, site, "List of participants")
    listed = pages_of(page, lambda: page.get_by_role("button", name="Print as PDF").click())
    assert TITLE in listed[0]
    places = [" ".join(listed).index(name) for name in ("TALVORIND", "DASKELIND", "PERINDALOV")]
    assert places == sorted(places)
    page.get_by_text("Freeze this list").click()
    page.get_by_role("button", name="Freeze", exact=True).click()
    expect(page.locator(".messagelist")).to_be_visible()

    door(page, site, "Badges")
    page.get_by_label("Delegates").select_option(label="all who take a seat, nominated ones too")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="3 badges")).to_be_visible()
    badges = pages_of(page, lambda: page.get_by_role("button", name="Print as PDF").click())
    assert len(badges) == 1
    assert all(name in badges[0] for name in ("TALVORIND", "DASKELIND", "PERINDALOV"))

    door(page, site, "Name plates")
    page.get_by_label("Only bodies with a delegate").check()
    plates = pages_of(page, lambda: page.get_by_role("button", name="Print as PDF").click())
    assert ["Arvania" in sheet for sheet in plates] == [True, False]
    assert ["Lirwan" in sheet for sheet in plates] == [False, True]
