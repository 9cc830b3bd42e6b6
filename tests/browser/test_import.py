"""An officer brings in an embassy's list: the wrong file first, then the right one, and takes it back."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site

LIST = """Nominations;;;;
;;;;
Страна;Who;Должность;E-mail;Shoe size
Republic of Arvania;Mira Talvoren;Director;m.talvoren@example.org;38
Republic of Arvannia;Jon Perindal;Adviser;j.perindal@example.org;41
Republic of Arvania;Talvoren Mira;Director;;38
Republic of Arvania;Oren Daskel;Second Secretary;not an address;43
"""


def _send(officer: Page, site: Site, path: Path) -> None:
    officer.goto(f"{site.url}/admin/delegations/delegate/import/")
    label = officer.locator("#id_edition option", has_text="SF 9").inner_text()
    officer.locator("#id_edition").select_option(label=label)
    officer.locator("#id_import_file").set_input_files(path)
    officer.get_by_label("Category of rows that name none").fill("Member states")
    officer.get_by_role("button", name="Check the file").click()


def test_officer_walks_an_import_from_a_wrong_file_to_its_undoing(
    officer: Page, site: Site, tmp_path: Path
) -> None:
    wrong, right = tmp_path / "list.pdf", tmp_path / "list.csv"
    wrong.write_bytes(b"%PDF-1.7 not a list")
    right.write_text(LIST, encoding="utf-8")

    _send(officer, site, wrong)
    expect(officer.locator(".errorlist")).to_contain_text("PDF")

    _send(officer, site, right)
    expect(officer.locator("h1")).to_have_text("Say what the columns hold")
    officer.locator("tr", has_text="Who").locator("select").select_option("full_name")
    officer.get_by_role("button", name="Read the file again").click()
    expect(officer.locator(".verdicts b")).to_have_text(["1", "0", "0", "1", "2"])

    officer.get_by_role("link", name="Bodies to choose").click()
    officer.get_by_label("Arvania", exact=True).first.check()
    officer.get_by_role("button", name="Save the choices").click()
    expect(officer.locator(".verdicts b").first).to_have_text("2")

    officer.get_by_label("Leave out the").check()
    officer.get_by_role("button", name="Confirm").click()
    expect(officer.locator(".messagelist")).to_have_text("The import is written.")
    with officer.expect_download() as taken:
        officer.get_by_role("link", name="Download the 1 rejected row").click()
    assert "Oren Daskel" in taken.value.path().read_text(encoding="utf-8-sig")

    officer.locator(".verdicts a").first.click()
    expect(officer.locator("#result_list tbody tr")).to_have_count(2)
    officer.go_back()
    officer.get_by_role("button", name="Undo the import").click()
    officer.get_by_role("button", name="Yes, 1 record").click()
    expect(officer.locator(".messagelist")).to_contain_text("Undone.")


def test_bar_shows_how_far_an_import_is(officer: Page, site: Site, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    rows = (f"Republic of Arvania,Person Number{number},Adviser" for number in range(4_000))
    path.write_text("\n".join(["body,full_name,function", *rows]), encoding="utf-8")
    _send(officer, site, path)
    expect(officer.locator("h1")).to_have_text("Check the import")
    # The page notes the bar itself: whatever the machine's speed, it was seen or it was not.
    officer.evaluate(
        """() => {
          const box = document.querySelector("[data-wait-box]");
          new MutationObserver(() => sessionStorage.setItem("seen", String(!box.hidden)))
            .observe(box, { attributes: true });
        }"""
    )
    officer.get_by_role("button", name="Confirm").click()
    expect(officer.locator(".messagelist")).to_have_text("The import is written.")

    assert officer.evaluate("sessionStorage.getItem('seen')") == "true"
