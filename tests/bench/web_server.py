"""The servers that are measured: ours with two workers, nginx with the same bytes on disk; their loads."""

import gzip
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep

from tests.bench.databases import ROOT

START_SECONDS = 60
#: What the measurements need of Debian: programme and package.
TOOLS = {"nginx": "nginx-light", "wrk": "wrk", "chromium": "chromium"}
_NGINX = """
worker_processes 2; daemon off; pid {folder}/{name}.pid; error_log stderr crit;
events {{ worker_connections 1024; }}
http {{
    access_log off; default_type text/html; sendfile on; tcp_nopush on; keepalive_requests 100000;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    server {{ listen 127.0.0.1:{port}; root {folder}; gzip_static on; gzip_vary on; }}
}}
"""
_COPIES = ROOT / "deploy" / "nginx-copies.conf"


@dataclass(frozen=True)
class Load:
    """How many requests a second were answered, and the server's CPU for each."""

    rate: float
    cpu_ms: float


@dataclass(frozen=True)
class Server:
    port: int
    pid: int

    def get(self, path: str) -> bytes:
        client = HTTPConnection("127.0.0.1", self.port, timeout=30)
        client.request("GET", path, headers={"Host": "localhost"})
        answer = client.getresponse()
        body = answer.read()
        client.close()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        return body

    def cpu_seconds(self) -> float:
        """Return the CPU that the server's processes have used, to the nanosecond (Linux)."""
        return sum(_cpu_seconds(pid) for pid in (self.pid, *_children(self.pid)))


def missing_tools() -> list[str]:
    """Install what is missing, as root on Debian; return what is missing still."""
    missing = [name for name in TOOLS if shutil.which(name) is None]
    if missing and os.geteuid() == 0 and Path("/usr/bin/apt-get").exists():
        packages = [TOOLS[name] for name in missing]
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
            subprocess.run(("/usr/bin/apt-get", *command), check=False, stdout=subprocess.DEVNULL)
    return [name for name in missing if shutil.which(name) is None]


def settings(url: str) -> dict[str, str]:
    """Return the environment of a production process on the database of `url`."""
    return os.environ | {
        "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "eventsite.settings", "DEBUG": "false",
        "SECRET_KEY": "measured-only-measured-only-measured-only-measured",
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "SECURE_COOKIES": "false", "SECURE_SSL_REDIRECT": "false", "SECURE_HSTS_SECONDS": "0",
    }  # fmt: skip


@contextmanager
def ours(url: str, copies: Path | None = None) -> Iterator[Server]:
    """Serve the site as `make run` does; `copies` is the folder of those for nginx, if it shall have some."""
    port = _free_port()
    environment = settings(url) | ({"PAGE_COPIES": str(copies)} if copies else {})
    with _running((sys.executable, "deploy/serve.py", "127.0.0.1", str(port)), port, environment) as pid:
        yield Server(port, pid)


@contextmanager
def nginx_before(site: Server, copies: Path, folder: Path) -> Iterator[Server]:
    """Let nginx send the copies of `site` by the configuration in `deploy/`, and ask it for the rest."""
    port = _free_port()
    maps, locations = _COPIES.read_text().split("# --- in server")
    locations = "#" + locations.replace("/srv/eventsite/app/var/copies", str(copies))
    plain = _NGINX.format(folder=folder, port=port, name="nginx-copies")
    upstream = f"upstream eventsite {{ server 127.0.0.1:{site.port}; keepalive 32; }}"
    proxy = 'proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host;'
    text = plain.replace("default_type text/html;", f"{upstream}\n{maps}", 1)
    text = text.replace(f"root {folder}; gzip_static on; gzip_vary on;", f"{proxy}\n{locations}", 1)
    with _nginx(text, "nginx-copies", folder, port) as server:
        yield server


@contextmanager
def nginx_with(page: bytes, folder: Path, *, headers: bool = False) -> Iterator[Server]:
    """Serve a page from the disk with nginx, packed as ours is; `headers` gives it those of our pages."""
    port, name = _free_port(), "nginx-headers" if headers else "nginx"
    (folder / "page.html").write_bytes(page)
    (folder / "page.html.gz").write_bytes(gzip.compress(page, compresslevel=6, mtime=0))
    text = _NGINX.format(folder=folder, port=port, name=name)
    if headers:
        ours = "\n".join(re.findall("add_header .*;|charset .*;", _COPIES.read_text()))
        text = text.replace("gzip_vary on;", f"gzip_vary on; types {{ }} {ours}", 1)
    with _nginx(text, name, folder, port) as server:
        yield server


@contextmanager
def _nginx(text: str, name: str, folder: Path, port: int) -> Iterator[Server]:
    folder.chmod(0o755)
    configuration = folder / f"{name}.conf"
    configuration.write_text(text)
    with _running(("nginx", "-p", str(folder), "-c", str(configuration)), port, dict(os.environ)) as pid:
        yield Server(port, pid)


def load(server: Server, path: str, *, seconds: int, connections: int = 32) -> Load:
    """Return what wrk gets answered; any other answer than 2xx is a failure."""
    command = (
        "wrk",
        "-t1",
        f"-c{connections}",
        f"-d{seconds}s",
        "-H",
        "Accept-Encoding: gzip",
        "-H",
        "Host: localhost",
    )
    before = server.cpu_seconds()
    done = subprocess.run(
        (*command, f"http://127.0.0.1:{server.port}{path}"), capture_output=True, text=True, check=True
    )
    if "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise SystemExit(done.stdout)
    used = server.cpu_seconds() - before
    found = re.search(r"(\d+) requests in .*Requests/sec:\s+([\d.]+)", done.stdout, re.DOTALL)
    if found is None:
        raise SystemExit(done.stdout)
    if not int(found[1]):
        raise SystemExit("Nothing was answered in time: the machine is too busy to measure.")
    return Load(float(found[2]), used * 1000 / int(found[1]))


@contextmanager
def _running(command: tuple[str, ...], port: int, environment: dict[str, str]) -> Iterator[int]:
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        end = monotonic() + START_SECONDS
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=5).close()
                break
            except OSError:
                if monotonic() > end or process.poll() is not None:
                    raise SystemExit(f"{command[0]} did not start.") from None
                sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            found += [child, *_children(child)]
    return found


def _cpu_seconds(pid: int) -> float:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9
