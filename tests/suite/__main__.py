"""Run the suite on SQLite, then on PostgreSQL; the last lines name the databases and what came of each."""

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from tests.suite.named_server import complaint
from tests.suite.postgres import NoServerError, own_server

ROOT = Path(__file__).resolve().parent.parent.parent
PYTEST = (sys.executable, "-m", "pytest", "--numprocesses", "2")
COVERAGE = ("--cov", "--cov-report=term", "--no-cov-on-fail")


@dataclass(frozen=True)
class Outcome:
    """What one run of the suite came to."""

    database: str
    status: int

    def line(self) -> str:
        said = "passed" if self.status == 0 else f"FAILED (status {self.status})"
        return f"  {self.database}: {said}"


def run_suite(database: str, url: str, arguments: list[str], options: tuple[str, ...] = ()) -> Outcome:
    """Run pytest on the database of `url` (empty: SQLite in memory)."""
    print(f"\n=== The suite on {database} ===", flush=True)
    environment = {name: value for name, value in os.environ.items() if name != "TEST_DATABASE_URL"}
    if url:
        environment["TEST_DATABASE_URL"] = url
    done = subprocess.run((*PYTEST, *options, *arguments), cwd=ROOT, env=environment, check=False)
    return Outcome(database, done.returncode)


def run_on_postgres(arguments: list[str]) -> Outcome:
    named = os.environ.get("TEST_DATABASE_URL", "")
    if named:
        return run_suite("PostgreSQL (the server of TEST_DATABASE_URL)", named, arguments)
    try:
        with own_server() as server:
            return run_suite(server.label, server.url, arguments)
    except NoServerError as error:
        print(error, file=sys.stderr)
        return Outcome("PostgreSQL (could not be started)", 1)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    """Let an ended run clean up as an interrupted one does."""
    raise KeyboardInterrupt


def main(arguments: list[str]) -> int:
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _interrupt)
    # Said before the minutes on SQLite, not after.
    wrong = complaint(os.environ.get("TEST_DATABASE_URL", ""))
    if wrong:
        print(wrong, file=sys.stderr)
        return 2
    # The floor is for the whole suite; a part of it covers a part of the code.
    coverage = () if arguments else COVERAGE
    try:
        outcomes = [run_suite(f"SQLite {sqlite3.sqlite_version}", "", arguments, coverage)]
        outcomes.append(run_on_postgres(arguments))
    except KeyboardInterrupt:
        print("\nInterrupted; the database server, if one was started, has been ended.", file=sys.stderr)
        return 130
    print("\nDatabases of this run:")
    print(*(outcome.line() for outcome in outcomes), sep="\n", flush=True)
    return next((outcome.status for outcome in outcomes if outcome.status), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
