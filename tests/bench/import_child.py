"""One measured import in a process of its own: `python -m tests.bench.import_child ROWS FILE` prints JSON."""

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402 (Django has to be set up first)

from conferences.importing.confirming import confirm_import, preview_import  # noqa: E402
from conferences.services.imports import stage_import  # noqa: E402
from delegations.importing.options import ImportOptions  # noqa: E402
from tests.bench.attendee_file import expected_verdicts  # noqa: E402
from tests.bench.bulk_load import seconds_of_bulk_load  # noqa: E402
from tests.bench.import_scene import set_up  # noqa: E402


def timed(action: Callable[[], Any]) -> tuple[float, Any]:
    start = perf_counter()
    result = action()
    return perf_counter() - start, result


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(rows: int, file: Path) -> dict[str, float]:
    """Return seconds of preview, confirmation and bulk load, and the peak of memory of the first two."""
    edition = set_up(rows)
    officer = User.objects.create_user("officer")
    batch = stage_import(
        edition=edition, data=file.read_bytes(), file_name="list.csv",
        options=ImportOptions().as_dict(), by=officer,
    )  # fmt: skip
    started = peak_megabytes()
    preview, (fingerprint, counts) = min(timed(lambda: _preview(batch)) for _try in range(2))
    wrong = {name: (counts[name], n) for name, n in expected_verdicts(rows).items() if counts[name] != n}
    if wrong:
        raise SystemExit(f"The verdicts are not those of the file (found, expected): {wrong}")
    confirm, _plan = timed(
        lambda: (
            confirm_import(token=batch.token, by=officer, expected=fingerprint, without_rejected=True).counts
        )
    )
    peak = peak_megabytes()
    return {
        "rows": rows, "preview": preview, "confirm": confirm, "peak_mb": peak, "started_mb": started,
        "bulk": seconds_of_bulk_load(),
    }  # fmt: skip


def _preview(batch: Any) -> tuple[str, dict[str, int]]:
    plan = preview_import(batch)
    return plan.fingerprint, plan.counts


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(int(sys.argv[1]), Path(sys.argv[2]))))
