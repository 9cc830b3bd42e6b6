"""The public record of a great series: the first view of each page, and the search."""

import json

from tests.bench.databases import Postgresql, run_child
from tests.bench.record_search import search_db_ms
from tests.suite.postgres import own_server


def run() -> dict[str, float]:
    """Measure, print a table, and return the figures by name."""
    with own_server() as server:
        databases = Postgresql(server.url)
        with databases.fresh() as url:
            run_child(["-m", "tests.bench.record_scene"], url)
            figures: dict[str, float] = json.loads(run_child(["-m", "tests.bench.record_child"], url))
        with databases.fresh() as url:
            figures["record_search_db_ms"] = round(search_db_ms(url), 2)
    figures["record_worst_sql"] = max(value for name, value in figures.items() if name.endswith("_sql"))
    print("\n".join(f"| `{name}` | {value:,} |" for name, value in sorted(figures.items())), flush=True)
    return figures
