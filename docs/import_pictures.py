"""The pictures of docs/import.md: one list, from a wrong file to what was written."""

from pathlib import Path

from playwright.sync_api import FilePayload, Page

_IMPORT = "/admin/delegations/delegate/import/"
# A list as it comes: a title, headings in two languages, one that nobody knows, names that nearly fit.
_LIST = """Nominations;;;;
;;;;
Страна;Who;Должность;E-mail;Shoe size
Republic of Arvania;Mira Talvo;Director;m.talvo@example.org;38
Republic of Arvannia;Jon Perin;Adviser;j.perin@example.org;41
Republic of Arvania;Talvo Mira;Director;;38
Republic of Arvania;Oren Dask;Second Secretary;not an address;43
"""


def take_import(page: Page, pictures: Path) -> None:
    """Walk through one import and take a picture of each page; the browser is signed in as staff."""

    def picture(name: str) -> None:
        page.screenshot(path=pictures / f"import-{name}.png")

    _upload(page, b"%PDF-1.7 not a list", "list.pdf")
    page.wait_for_selector(".errorlist")
    picture("wrong-file")
    _upload(page, _LIST.encode(), "nominations.csv")
    page.wait_for_url("**/import/*-*/")
    picture("columns")
    page.locator("tr", has_text="Who").locator("select").select_option("full_name")
    page.get_by_role("button", name="Read the file again").click()
    page.wait_for_selector(".verdicts")
    preview = page.url
    picture("check")
    page.get_by_role("link", name="Bodies to choose").click()
    picture("bodies")
    page.get_by_label("Arvania", exact=True).first.check()
    page.get_by_role("button", name="Save the choices").first.click()
    page.goto(f"{preview}decide/?part=rows")
    picture("duplicates")
    page.goto(preview)
    page.get_by_label("Leave out the").check()
    page.get_by_role("button", name="Confirm").click()
    page.wait_for_selector(".messagelist")
    picture("result")


def _upload(page: Page, content: bytes, name: str) -> None:
    page.goto(_IMPORT)
    file: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator("input[type=file]").set_input_files(file)
    edition = page.locator("select[name=edition]")
    edition.select_option(label=edition.locator("option", has_text="SF 9").inner_text())
    page.get_by_label("Category of rows that name none").fill("Member states")
    page.get_by_role("button", name="Check the file").click()
