"""The programme: its cost after a change and again, against nginx, at the opening, on a cold phone."""

import json
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.cold_visit import visit
from tests.bench.databases import Postgresql, run_child
from tests.bench.opening import open_at
from tests.bench.page_addresses import EDITION, FORMS
from tests.bench.web_server import Load, Server, load, missing_tools, nginx_before, nginx_with, ours, settings
from tests.suite.postgres import own_server

SESSIONS, SMALL, GREAT, GREATEST = 200, 50, 500, 1000
PROGRAMME = EDITION + FORMS["programme"]
ROUNDS, SECONDS = 10, 2


def run() -> dict[str, float]:
    """Measure, print a table, and return the figures by name."""
    missing = missing_tools()
    if missing:
        sys.exit(
            f"Missing: {', '.join(missing)}. On Debian, as root: apt-get install nginx-light wrk chromium"
        )
    with TemporaryDirectory(prefix="eventsite-pages-") as folder, own_server() as server:
        databases = Postgresql(server.url)
        figures = _of_sizes(databases)
        with databases.fresh() as url:
            run_child(["-m", "tests.bench.page_scene", str(SESSIONS)], url)
            figures |= json.loads(run_child(["-m", "tests.bench.page_child"], url))
            _prepare(url)
            copies = Path(folder) / "copies"
            with ours(url) as site, ours(url, copies) as writing:
                figures |= _of_server(site, url)
                figures |= _against_nginx(site, writing, copies)
    print("\n".join(f"| `{name}` | {value:,} |" for name, value in sorted(figures.items())), flush=True)
    return figures


def _of_sizes(databases: Postgresql) -> dict[str, float]:
    """Return what the first view takes with fewer and with more sessions."""
    figures: dict[str, float] = {}
    for sessions in (SMALL, GREAT, GREATEST):
        with databases.fresh() as url:
            run_child(["-m", "tests.bench.page_scene", str(sessions)], url)
            measured = json.loads(run_child(["-m", "tests.bench.page_child"], url))
        for name in ("programme_first_sql", "programme_first_cpu_ms"):
            figures[f"{name}_at_{sessions}"] = measured[name]
    return figures


def _prepare(url: str) -> None:
    command = (sys.executable, "manage.py", "prepare_site", "--no-demo")
    subprocess.run(command, env=settings(url), check=True, stdout=subprocess.DEVNULL)


def _of_server(site: Server, url: str) -> dict[str, float]:
    address = f"http://localhost:{site.port}{PROGRAMME}"
    cold = visit(address)
    figures: dict[str, float] = {"cold_visit_requests": len(cold.paths), "cold_visit_bytes": cold.bytes}
    _change(url)
    opening = open_at(site.port, PROGRAMME, [path for path in cold.paths if path != PROGRAMME])
    return figures | {
        "opening_errors": opening.errors,
        "opening_p95_ms": opening.percentile(0.95),
        "opening_p99_ms": opening.percentile(0.99),
    }


def _change(url: str) -> None:
    """Make every copy an old one, from another process."""
    code = "from tests.bench.page_child import change; change()"
    run_child(["-c", f"import django; django.setup(); {code}"], url)


def _against_nginx(site: Server, writing: Server, copies: Path) -> dict[str, float]:
    """Let wrk ask ours, nginx with a file, the same with our headers, and nginx with the copies of `writing`.

    They take turns in short runs, so that whatever else the machine does hits all alike.
    """
    rounds: list[dict[str, Load]] = []
    folder = copies.parent
    page = site.get(PROGRAMME)
    with (
        nginx_with(page, folder) as nginx,
        nginx_with(page, folder, headers=True) as alike,
        nginx_before(writing, copies, folder) as before_us,
    ):
        load(site, PROGRAMME, seconds=1)
        for _round in range(ROUNDS):
            before_us.get(PROGRAMME)
            if not any(copies.rglob("page.html")):
                raise SystemExit("The application wrote no copy for nginx: are its headers those of deploy/?")
            rounds.append(
                {
                    "repeat": load(site, PROGRAMME, seconds=SECONDS),
                    "nginx": load(nginx, "/page.html", seconds=SECONDS),
                    "copies": load(before_us, PROGRAMME, seconds=SECONDS),
                    "nginx_headers": load(alike, "/page.html", seconds=SECONDS),
                }
            )
    return _of_rounds(rounds)


def _of_rounds(rounds: Sequence[Mapping[str, Load]]) -> dict[str, float]:
    """Return the medians of the rounds; a ratio is one of requests a second, within a round."""
    figures: dict[str, float] = {}
    for name in rounds[0]:
        figures[f"programme_{name}_per_s"] = round(statistics.median(row[name].rate for row in rounds))
        figures[f"programme_{name}_cpu_ms"] = round(statistics.median(row[name].cpu_ms for row in rounds), 4)
    for name, one, other in (
        ("programme_nginx_ratio", "nginx", "repeat"),
        ("programme_copies_ratio", "nginx", "copies"),
        ("programme_copies_ratio_same_headers", "nginx_headers", "copies"),
    ):
        figures[name] = round(statistics.median(row[one].rate / row[other].rate for row in rounds), 2)
    return figures
