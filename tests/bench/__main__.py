"""Run the measurements, or one of them by name; the figures go to `bench-results.json` as well."""

import json
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench import attendee_import, paper, public_pages, record
from tests.bench.databases import ROOT

PARTS: dict[str, Callable[[], dict[str, float]]] = {
    "import": attendee_import.run,
    "pages": public_pages.run,
    "record": record.run,
    "paper": paper.run,
}
RESULTS = ROOT / "bench-results.json"


def machine() -> str:
    """Describe the machine: processor, cores, memory, load, Python."""
    information = Path("/proc/cpuinfo")
    lines = information.read_text().splitlines() if information.exists() else []
    processor = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{processor or platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GB, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, "
        f"load {os.getloadavg()[0]:.1f} at the start"
    )


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(
            f"There is no measurement {', '.join(unknown)}; there are: {', '.join(PARTS)}.", file=sys.stderr
        )
        return 2
    print(machine(), flush=True)
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    for name in names or PARTS:
        results |= PARTS[name]()
    RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n")
    print(json.dumps(results, indent=1, sort_keys=True))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
