"""Databases for measurements: a migrated one made once, and a fresh copy of it for every child process."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

from tests.suite.postgres import own_server

ROOT = Path(__file__).resolve().parent.parent.parent
_BASE = "measured_base"


class Sqlite:
    """Files in a folder."""

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()
        run_child(["manage.py", "migrate", "--verbosity", "0"], self._url(_BASE))

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """Give the address of a migrated, empty database; it goes with the block."""
        name = f"copy{next(self._numbers)}"
        shutil.copy(self._path(_BASE), self._path(name))
        yield self._url(name)
        for path in self._folder.glob(f"{name}.sqlite3*"):
            path.unlink()

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.sqlite3"

    def _url(self, name: str) -> str:
        return f"sqlite:///{self._path(name)}"


class Postgresql:
    """Databases of a server that was started for this run."""

    name = "postgresql"

    def __init__(self, url: str) -> None:
        self._server = url.rpartition("/")[0]
        self._numbers = count()
        self._run(f"CREATE DATABASE {_BASE}")
        run_child(["manage.py", "migrate", "--verbosity", "0"], f"{self._server}/{_BASE}")

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """Give the address of a migrated, empty database; it goes with the block."""
        name = f"measured_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {_BASE}")
        yield f"{self._server}/{name}"
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        with psycopg.connect(f"{self._server}/postgres", autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def both_databases(folder: Path) -> Iterator[tuple[Sqlite, Postgresql]]:
    """Give SQLite in `folder` and PostgreSQL on a server of its own."""
    with own_server() as server:
        yield Sqlite(folder), Postgresql(server.url)


def environment(url: str) -> dict[str, str]:
    return {**os.environ, "TEST_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}


def run_child(arguments: list[str], url: str) -> str:
    """Run Python on the database of `url`. Returns what it printed."""
    done = subprocess.run(
        (sys.executable, *arguments),
        cwd=ROOT,
        env=environment(url),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout
