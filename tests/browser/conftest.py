"""Debian's Chromium against the production server with the demo data, as `make run` starts it.

Any complaint of the browser (an error, a refused request, a breach of the content policy) fails the journey.
"""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import ConsoleMessage, Page

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 30


@dataclass(frozen=True)
class Site:
    """A running installation and the account that its preparation made."""

    url: str
    name: str
    password: str


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    arguments = ["--no-sandbox", "--disable-gpu"]
    return {**browser_type_launch_args, "executable_path": os.environ["CHROMIUM"], "args": arguments}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site in an empty folder of its own, prepared and served; one for all journeys."""
    folder = tmp_path_factory.mktemp("site")
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "MEDIA_ROOT": str(folder / "media"),
        "DJANGO_SETTINGS_MODULE": "eventsite.settings",
    }
    prepare = (sys.executable, "manage.py", "prepare_site")
    done = subprocess.run(prepare, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 (ours)
    said = done.stdout
    account = re.search(r"name: (\S+) password: (\S+)", said)
    assert account, said
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serve = (sys.executable, "deploy/serve.py", "127.0.0.1", str(port))
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(serve, cwd=ROOT, env=environment, stdout=log, stderr=log)  # noqa: S603 (our own)
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz")
        yield Site(f"http://127.0.0.1:{port}", account.group(1), account.group(2))
    finally:
        server.terminate()
        server.wait(timeout=15)


def _wait_for(url: str) -> None:
    end = monotonic() + START_SECONDS
    while True:
        try:
            urlopen(url, timeout=5).close()  # noqa: S310 (our own server)
        except URLError:
            assert monotonic() < end, "The server did not start."
            sleep(0.1)
        else:
            return


@pytest.fixture
def visitor(page: Page) -> Iterator[Page]:
    """A page whose every error, refused request and breach of the content policy is collected."""
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_default_timeout(10_000)
    yield page
    assert complaints == []


@pytest.fixture
def officer(visitor: Page, site: Site) -> Page:
    """A page on which the staff account is signed in, at the staff's front page."""
    visitor.goto(f"{site.url}/admin/")
    visitor.get_by_label("Username").fill(site.name)
    visitor.get_by_label("Password").fill(site.password)
    visitor.get_by_label("Password").press("Enter")
    visitor.wait_for_url(f"{site.url}/admin/")
    return visitor
