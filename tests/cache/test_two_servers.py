"""Two real servers before one database: what a third process writes is public on both within a second."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep

import pytest
from django.db import connection

from tests.factories import EditionFactory

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "/conferences/forum/6/"
START_SECONDS, SECOND = 60, 1.0
#: What a third process runs: rows changed by one statement, as a command or a shell would.
WRITE = "from conferences.models import Edition; Edition.objects.update(city={!r}, city_en={!r})"


def run(environment: dict[str, str], *arguments: str) -> None:
    command = (sys.executable, *arguments)
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)  # noqa: S603 (our own)


@pytest.fixture
def environment(transactional_db: None, tmp_path: Path) -> dict[str, str]:
    """The database of the test for other processes; an SQLite in memory is written to a file for them."""
    given = connection.settings_dict
    if connection.vendor == "postgresql":
        host = str(given["HOST"]).replace("/", "%2F")
        url = f"postgres://{given['USER']}:{given['PASSWORD']}@{host}:{given['PORT']}/{given['NAME']}"
        url = url.replace(":@", "@").replace(":/" + str(given["NAME"]), "/" + str(given["NAME"]))
        EditionFactory(series__slug="forum", number=6, city="Before")
    else:
        EditionFactory(series__slug="forum", number=6, city="Before")
        url = f"sqlite:///{tmp_path}/served.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(tmp_path / "served.sqlite3")])
    return os.environ | {
        "TEST_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings", "PAGE_CACHE_BYTES": "8000000"
    }  # fmt: skip


@contextmanager
def server(environment: dict[str, str]) -> Iterator[int]:
    """Serve with one worker and give the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ("--interface", "wsgi", "--workers", "1", "--blocking-threads", "2", "--no-ws")
    where = (
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--workers-kill-timeout",
        "2",
        "--log-level",
        "error",
    )
    command = (sys.executable, "-m", "granian", *options, *where, "eventsite.wsgi:application")
    process = subprocess.Popen(command, cwd=ROOT, env=environment)  # noqa: S603 (our own)
    try:
        wait_for(lambda: city_at(port) != "")
        yield port
    finally:
        process.terminate()
        process.wait(timeout=15)


def city_at(port: int) -> str:
    """Return the place that the page names; empty while nobody answers."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as client, suppress(OSError):
        client.request("GET", ADDRESS, headers={"Host": "localhost"})
        found = re.search(r"Before|After \d", client.getresponse().read().decode())
        return found.group() if found else ""
    return ""


def wait_for(true: Callable[[], bool]) -> None:
    end = monotonic() + START_SECONDS
    while not true():
        assert monotonic() < end, "The server did not start."
        sleep(0.05)


def test_two_servers_show_a_change_within_a_second(environment: dict[str, str]) -> None:
    with ExitStack() as stack:
        ports = [stack.enter_context(server(environment)) for _server in range(2)]
        shown = [[city_at(port) for port in ports]]
        for number in range(3):
            city = f"After {number}"
            run(environment, "manage.py", "shell", "-c", WRITE.format(city, city))
            # The process that wrote has ended, so its commit is past: a second later every server knows.
            sleep(SECOND)
            shown.append([city_at(port) for port in ports])

    assert shown == [["Before"] * 2, *([f"After {number}"] * 2 for number in range(3))]
