"""The search among 100,000 published persons and 5,000 released sessions."""

import json

from tests.bench.databases import run_child


def search_db_ms(url: str) -> float:
    """Return the milliseconds of the database for the slowest of some searches.

    `url` is that of a migrated, empty database; it is filled.
    """
    measured: dict[str, float] = json.loads(run_child(["-m", "tests.bench.search_child"], url))
    return max(measured.values())
