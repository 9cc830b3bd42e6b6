"""Take the pictures of the README anew: a fresh demo site, served by the production server, seen in Chromium.

`make screenshots` runs it. The site lives in a temporary folder and is gone afterwards.
"""

import contextlib
import os
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

from playwright.sync_api import Browser, sync_playwright

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
    scheme: str = "light"
    staff: bool = False
    full: bool = False


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
    Shot("desk", "/admin/", staff=True),
    Shot("delegates", "/admin/delegations/delegate/", staff=True),
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def demo_site(folder: str, port: int) -> Iterator[str]:
    """Serve a fresh demo site; yield its address."""
    os.environ.update(
        SECRET_KEY=secrets.token_urlsafe(50),
        DEBUG="false",
        ALLOWED_HOSTS="127.0.0.1",
        DATABASE_URL=f"sqlite:///{folder}/db.sqlite3",
        MEDIA_ROOT=f"{folder}/media",
        SECURE_COOKIES="false",
        SECURE_SSL_REDIRECT="false",
        SECURE_HSTS_SECONDS="0",
        DJANGO_SETTINGS_MODULE="eventsite.settings",
        DJANGO_ALLOW_ASYNC_UNSAFE="true",
    )
    subprocess.run((sys.executable, "manage.py", "prepare_site"), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    server = subprocess.Popen((sys.executable, "deploy/serve.py", "127.0.0.1", str(port)), cwd=ROOT)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/healthz")
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait_for(url: str) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(url).close()
            return
        time.sleep(0.1)
    raise SystemExit(f"{url} did not answer within ten seconds")


def staff_session() -> str:
    """Return the session key of the demo site's staff account."""
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
    from django.contrib.sessions.backends.db import SessionStore

    user = get_user_model().objects.get(username="secretariat")
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def take(browser: Browser, shot: Shot, address: str, session: str) -> None:
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.scheme == "dark" else "light",
        base_url=address,
    )
    if shot.staff:
        context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    page = context.new_page()
    answer = page.goto(shot.path)
    if answer is None or not answer.ok:
        raise SystemExit(f"{shot.path} did not answer with a page")
    page.screenshot(path=PICTURES / f"{shot.name}.png", full_page=shot.full)
    context.close()


def take_import_preview(browser: Browser, address: str, session: str) -> None:
    """Upload a small list with mistakes in it and picture what the officer is shown."""
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, base_url=address)
    context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    page = context.new_page()
    page.goto("/admin/delegations/delegate/import/")
    page.locator("input[type=file]").set_input_files(
        {"name": "nominations.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    )
    page.locator("select[name=edition]").select_option(label="SF 8")
    page.locator("form input[type=file] >> xpath=ancestor::form >> [type=submit]").first.click()
    page.screenshot(path=PICTURES / "import-preview.png", full_page=True)
    context.close()


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        demo_site(folder, free_port()) as address,
        sync_playwright() as playwright,
    ):
        session = staff_session()
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for shot in SHOTS:
            take(browser, shot, address, session)
        take_import_preview(browser, address, session)
        browser.close()


if __name__ == "__main__":
    main()
