"""Staff find their work from the front page of the admin."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import PREFIXES
from tests.browser.axe import faults
from tests.browser.conftest import Site

FILE = "Body;Category;Full name;Function\n{body};Guests;{name};Adviser\n"


def upload(officer: Page, path: Path, edition: str) -> None:
    """Go from the front page to the import, choose the file and the edition, and ask for the check."""
    officer.locator("a[href$='/admin/delegations/delegate/import/']").first.click()
    label = officer.locator("#id_edition option", has_text=edition).inner_text()
    officer.locator("#id_edition").select_option(label=label)
    officer.locator("#id_import_file").set_input_files(path)
    officer.locator("#id_create_missing").check()
    officer.locator("#content-start input[type=submit]").first.click()


@pytest.mark.parametrize(("width", "name"), [(360, "Sample NARROW"), (1280, "Sample WIDE")])
def test_officer_drops_an_attendee_file_and_finds_the_delegate(
    officer: Page, site: Site, tmp_path: Path, width: int, name: str
) -> None:
    officer.set_viewport_size({"width": width, "height": 900})
    path = tmp_path / "list.csv"
    path.write_text(FILE.format(body=f"Body of {name}", name=name), encoding="utf-8")

    upload(officer, path, "SF 9")
    expect(officer.locator("#content-start")).to_contain_text(name)
    officer.locator("#content-start button.default[type=submit]").click()
    expect(officer.locator(".messagelist")).to_have_text("The import is written.")

    officer.goto(f"{site.url}/admin/delegations/delegate/?q={name.replace(' ', '+')}")
    expect(officer.locator("#result_list")).to_contain_text(name)


def test_officer_reads_the_history_of_an_edition(officer: Page, site: Site) -> None:
    officer.goto(f"{site.url}/admin/conferences/edition/")
    officer.locator("#result_list tbody th a").first.click()
    officer.locator("a.historylink").first.click()

    expect(officer.locator("#content-start table")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_where_staff_translate(officer: Page, site: Site, language: str) -> None:
    start = f"{site.url}{PREFIXES[language]}/admin/translations/"
    paths = ("", "edition/ar/", "bodyname/ru/", "file/")
    assert [fault for path in paths for fault in faults(officer, start + path)] == []
