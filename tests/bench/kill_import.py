"""Kill an import at random moments, ten times on each database: nothing torn, nothing lost, the next works.

`python -m tests.bench.kill_import` prints what was found and ends with status 1 if anything was torn or lost.
"""

import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any

from tests.bench.databases import ROOT, Postgresql, Sqlite, both_databases, environment, run_child

ROWS = 5_000
TIMES = 10
_CHILD = ["-m", "tests.bench.killed_child"]
#: Beyond the usual duration, so that some blows fall after the last moment.
_BEYOND = 1.1


def main() -> int:
    # Moments need no secrecy.
    moments = random.Random()  # noqa: S311
    bad = 0
    with TemporaryDirectory(prefix="eventsite-kill-") as folder, both_databases(Path(folder)) as databases:
        for database in databases:
            outcomes = _kill_often(database, moments)
            bad += outcomes["torn"] + outcomes["lost"]
            print(
                f"{database.name}: killed {TIMES} times while {ROWS:,} rows were imported: nothing was "
                f"written {outcomes['nothing']} times, everything {outcomes['everything']} times; "
                f"torn {outcomes['torn']}, lost {outcomes['lost']}, "
                f"next try completed {outcomes['completed']} of {outcomes['nothing']}",
                flush=True,
            )
    return int(bad > 0)


def _kill_often(database: Sqlite | Postgresql, moments: random.Random) -> Counter[str]:
    with database.fresh() as url:
        run_child([*_CHILD, "stage", str(ROWS)], url)
        before = _look(url)
        seconds = _seconds_undisturbed(url)
        after = _look(url)
    outcomes: Counter[str] = Counter()
    for _time in range(TIMES):
        with database.fresh() as url:
            run_child([*_CHILD, "stage", str(ROWS)], url)
            _kill_after(moments.uniform(0, seconds * _BEYOND), url)
            outcomes[_judge(_look(url), before, after)] += 1
            if _look(url) == before:
                run_child([*_CHILD, "confirm"], url)
                outcomes["completed" if _look(url) == after else "lost"] += 1
    return outcomes


def _judge(found: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> str:
    if found == before:
        return "nothing"
    if found == after:
        return "everything"
    return "lost" if found["delegates"] < before["delegates"] else "torn"


def _look(url: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run_child([*_CHILD, "look"], url))
    return found


def _start(url: str) -> subprocess.Popen[str]:
    """Start an import and return when it begins to write."""
    child = subprocess.Popen(
        (sys.executable, *_CHILD, "confirm"),
        cwd=ROOT, env=environment(url), stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    if child.stdout is None or child.stdout.readline() != "begins\n":
        raise SystemExit("The import did not begin.")
    return child


def _seconds_undisturbed(url: str) -> float:
    with _start(url) as child:
        start = perf_counter()
        if child.stdout is None or child.stdout.readline() != "ends\n":
            raise SystemExit("The import did not end.")
        return perf_counter() - start


def _kill_after(seconds: float, url: str) -> None:
    with _start(url) as child:
        sleep(seconds)
        child.kill()


if __name__ == "__main__":
    sys.exit(main())
