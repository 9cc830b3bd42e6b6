"""The import against the bulk load of what it writes, at three sizes, on both databases."""

import json
import math
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.attendee_file import as_csv, rows_of_file
from tests.bench.databases import Postgresql, Sqlite, both_databases, run_child

SIZES = (1_000, 10_000, 100_000)
PLAIN_ROWS = 5_000

_HEAD = (
    "| database | rows | preview, s | confirm, s | bulk load, s | preview : bulk | confirm : bulk "
    "| confirmed rows/s | peak, MB |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|"
)


def run() -> dict[str, float]:
    """Measure, print a table, and return the figures by name."""
    figures: dict[str, float] = {}
    print(_HEAD, flush=True)
    with TemporaryDirectory(prefix="eventsite-bench-") as folder, both_databases(Path(folder)) as databases:
        for database in databases:
            measured = [_measure(database, rows, Path(folder)) for rows in SIZES]
            figures |= _figures(database.name, measured, figures)
        for database in databases:
            with database.fresh() as url:
                rate = json.loads(run_child(["-m", "tests.bench.plain_child", str(PLAIN_ROWS)], url))
            with database.fresh() as url:
                ours = _child(url, PLAIN_ROWS, Path(folder))
            print(
                f"{database.name}, {PLAIN_ROWS} rows: plain ModelResource {rate:,.0f} rows/s, "
                f"this import {PLAIN_ROWS / ours['confirm']:,.0f} rows/s",
                flush=True,
            )
    return figures


def _measure(database: Sqlite | Postgresql, rows: int, folder: Path) -> dict[str, float]:
    """Measure one size and print its line; the shortest of two confirmations, each in a fresh database."""
    tries = []
    for _try in range(2):
        with database.fresh() as url:
            tries.append(_child(url, rows, folder))
    best = {name: min(each[name] for each in tries) for name in ("rows", "preview", "confirm", "bulk")}
    best["peak_mb"] = max(each["peak_mb"] for each in tries)
    preview, confirm = best["preview"] / best["bulk"], best["confirm"] / best["bulk"]
    print(
        f"| {database.name} | {rows:,} | {best['preview']:.2f} | {best['confirm']:.2f} | {best['bulk']:.2f} "
        f"| {preview:.2f} | {confirm:.2f} | {rows / best['confirm']:,.0f} | {best['peak_mb']:.0f} |",
        flush=True,
    )
    return best


def _child(url: str, rows: int, folder: Path) -> dict[str, float]:
    file = folder / f"{rows}.csv"
    if not file.exists():
        file.write_bytes(as_csv(rows_of_file(rows)))
    measured: dict[str, float] = json.loads(
        run_child(["-m", "tests.bench.import_child", str(rows), str(file)], url)
    )
    return measured


def _figures(name: str, measured: list[dict[str, float]], known: dict[str, float]) -> dict[str, float]:
    """Return the ratios at the greatest size; the worst peak and exponent of the databases."""
    small, great = measured[0], measured[-1]
    exponents = [
        math.log(great[step] / small[step]) / math.log(great["rows"] / small["rows"])
        for step in ("preview", "confirm")
    ]
    return {
        f"import_preview_vs_bulk_{name}": round(great["preview"] / great["bulk"], 3),
        f"import_confirm_vs_bulk_{name}": round(great["confirm"] / great["bulk"], 3),
        "import_peak_mb": round(max(great["peak_mb"], known.get("import_peak_mb", 0)), 1),
        "import_exponent": round(max(*exponents, known.get("import_exponent", 0)), 3),
    }
