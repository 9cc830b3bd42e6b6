"""Take the pictures of the documentation anew: a fresh demo site, the production server, Chromium.

`make screenshots` runs it. The site lives in a temporary folder and is gone afterwards.
"""

import contextlib
import os
import re
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from import_pictures import take_import
from paper_pictures import take_papers
from playwright.sync_api import Browser, FilePayload, Page, StorageState, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "screenshots"
DESKTOP, PHONE = (1280, 900), (360, 780)
FILE = """category,body,honorific,full_name,function,role,email
Member states,Republic of Arvania,Ms,Mira Talvo,Director,head,m.talvo@example.org
Member states,Republic of Arvannia,Mr,Jon Perin,Adviser,adviser,j.perin@example.org
Member states,Republic of Arvania,Mr,Oren Dask,Second Secretary,delegate,not an address
"""


@dataclass(frozen=True)
class Shot:
    """One picture: its name, the address, and how it is looked at."""

    name: str
    path: str
    size: tuple[int, int] = DESKTOP
    scheme: Literal["dark", "light"] = "light"
    staff: bool = False
    file: str = ""


SHOTS = (
    Shot("home", "/"),
    Shot("edition", "/conferences/cooperation-without-borders/6/"),
    Shot("participants", "/conferences/cooperation-without-borders/6/participants/"),
    Shot("participants-ru", "/ru/conferences/cooperation-without-borders/6/participants/"),
    Shot("programme", "/conferences/sample-forum/8/programme/"),
    Shot("programme-dark", "/conferences/sample-forum/8/programme/", scheme="dark"),
    Shot("programme-phone", "/conferences/sample-forum/8/programme/", size=PHONE),
    Shot("edition-phone", "/conferences/cooperation-without-borders/6/", size=PHONE, scheme="dark"),
    Shot("body", "/bodies/india/"),
    Shot("editions", "/editions/"),
    Shot("matrix", "/conferences/sample-forum/bodies/"),
    Shot("edition-ar", "/ar/conferences/sample-forum/8/"),
    Shot("desk", "/admin/", staff=True),
    Shot("protocol-order", "/admin/conferences/edition/3/protocol-order/", staff=True),
    Shot("printed-list", "/admin/conferences/edition/3/list/", staff=True),
    Shot("badges", "/admin/conferences/edition/3/badges/", staff=True),
    Shot("delegates", "/admin/delegations/delegate/", staff=True),
    Shot("import-preview", "/admin/delegations/delegate/import/", size=(1280, 1200), staff=True, file=FILE),
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Site:
    """The demo site and the staff account that its preparation made."""

    address: str
    name: str
    password: str


@contextlib.contextmanager
def demo_site(folder: str, port: int) -> Iterator[Site]:
    """Serve a fresh demo site until the block ends."""
    os.environ.update(
        SECRET_KEY=secrets.token_urlsafe(50),
        DEBUG="false",
        ALLOWED_HOSTS="127.0.0.1",
        DATABASE_URL=f"sqlite:///{folder}/db.sqlite3",
        MEDIA_ROOT=f"{folder}/media",
        SECURE_COOKIES="false",
        SECURE_SSL_REDIRECT="false",
        SECURE_HSTS_SECONDS="0",
    )
    prepare = (sys.executable, "manage.py", "prepare_site")
    said = subprocess.run(prepare, cwd=ROOT, check=True, capture_output=True, text=True).stdout  # noqa: S603 (ours)
    account = re.search(r"name: (\S+) password: (\S+)", said)
    if account is None:
        raise SystemExit(f"prepare_site named no staff account:\n{said}")
    serve = (sys.executable, "deploy/serve.py", "127.0.0.1", str(port))
    server = subprocess.Popen(serve, cwd=ROOT)  # noqa: S603 (our own)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/healthz")
        yield Site(address, account[1], account[2])
    finally:
        server.terminate()
        server.wait()


def _wait_for(url: str) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(url).close()  # noqa: S310 (an address of this machine)
            return
        time.sleep(0.1)
    raise SystemExit(f"{url} did not answer within ten seconds")


def sign_in(browser: Browser, site: Site) -> StorageState:
    """Sign in once as a person would; return the cookies for the pictures of the staff side."""
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    page.goto("/admin/")
    page.fill("input[name=username]", site.name)
    page.fill("input[name=password]", site.password)
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")
    state = context.storage_state()
    context.close()
    return state


def take(browser: Browser, shot: Shot, site: Site, staff: StorageState) -> None:
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=shot.scheme,
        base_url=site.address,
        storage_state=staff if shot.staff else None,
    )
    page = context.new_page()
    answer = page.goto(shot.path)
    if answer is None or not answer.ok:
        raise SystemExit(f"{shot.path} did not answer with a page")
    # A first visit does not wait for the fonts; from the second on they are there.
    page.reload()
    if shot.file:
        upload(page, shot.file)
    page.screenshot(path=PICTURES / f"{shot.name}.png")
    context.close()


def upload(page: Page, content: str) -> None:
    """Drop a list on the import page, into the edition that is there for trying."""
    file: FilePayload = {"name": "nominations.csv", "mimeType": "text/csv", "buffer": content.encode()}
    page.locator("input[type=file]").set_input_files(file)
    edition = page.locator("select[name=edition]")
    edition.select_option(label=edition.locator("option", has_text="SF 9").inner_text())
    page.get_by_role("button", name="Check the file").click()
    page.wait_for_url("**/import/*-*/")


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        demo_site(folder, free_port()) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        staff = sign_in(browser, site)
        for shot in SHOTS:
            take(browser, shot, site, staff)
        context = browser.new_context(
            viewport={"width": 1280, "height": 1000}, base_url=site.address, storage_state=staff
        )
        take_import(context.new_page(), PICTURES)
        take_papers(PICTURES)
        browser.close()


if __name__ == "__main__":
    main()
