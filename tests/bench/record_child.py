"""First views of the public record: `python -m tests.bench.record_child` prints CPU and statements."""

import json
import statistics
import sys

from tests.bench.page_child import TRIES, Asking, change
from tests.bench.record_addresses import PAGES


def measure() -> dict[str, float]:
    asking = Asking()
    figures: dict[str, float] = {}
    for name, path in PAGES.items():
        tries = []
        asking.get(path)
        for _try in range(TRIES):
            change()
            tries.append(asking.measured(lambda path=path: asking.get(path)))
        figures[f"record_{name}_first_cpu_ms"] = round(statistics.median(cpu for cpu, _sql in tries), 2)
        figures[f"record_{name}_first_sql"] = max(sql for _cpu, sql in tries)
    return figures


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(), indent=1))
