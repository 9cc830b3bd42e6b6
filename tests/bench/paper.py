"""The protocol desk: the list of participants as PDF and DOCX, against WeasyPrint; badges; the front page."""

import gzip
import json
import math
import statistics
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader

from tests.bench.databases import ROOT, Postgresql, run_child
from tests.bench.weasyprint_environment import python_with_weasyprint
from tests.suite.postgres import own_server

PEOPLE, MANY, SESSIONS = 2_000, 10_000, 200
TRIES = 3
#: How much the number of pages of the other list may differ from ours.
_PAGES_APART = 0.2
_FONTS = ROOT / "eventsite" / "lib" / "data" / "fonts"

Measured = dict[str, float]


def run() -> Measured:
    """Measure, print a table, and return the figures by name."""
    python = python_with_weasyprint()
    with TemporaryDirectory(prefix="eventsite-paper-") as name, own_server() as server:
        databases, folder = Postgresql(server.url), Path(name)
        figures = _of_lists(databases, folder, python)
        figures |= _of_badges(databases, folder)
        with databases.fresh() as url:
            run_child(["-m", "tests.bench.paper_scene", str(MANY), str(SESSIONS)], url)
            figures |= json.loads(run_child(["-m", "tests.bench.desk_child"], url))
    print("\n".join(f"| `{name}` | {value:,} |" for name, value in sorted(figures.items())), flush=True)
    return figures


def _of_lists(databases: Postgresql, folder: Path, python: Path) -> Measured:
    with databases.fresh() as url:
        run_child(["-m", "tests.bench.paper_scene", str(PEOPLE)], url)
        pairs = [(_print("pdf", url, folder), _theirs(python, folder)) for _try in range(TRIES)]
        figures = _against(pairs)
        figures |= _pages(folder)
        words = [_print("docx", url, folder) for _try in range(TRIES)]
    with databases.fresh() as url:
        run_child(["-m", "tests.bench.paper_scene", str(MANY)], url)
        many = _median([_print("pdf", url, folder) for _try in range(TRIES)], "total")
    exponent = math.log(many / figures["list_pdf_s"]) / math.log(MANY / PEOPLE)
    return figures | {
        "list_pdf_10000_s": round(many, 2),
        "list_pdf_exponent": round(exponent, 2),
        "list_docx_s": round(_median(words, "total"), 2),
    }


def _against(pairs: list[tuple[Measured, Measured]]) -> Measured:
    """Return our figures and the ratio: the reading of the database counts with theirs as with ours."""
    ours = [own for own, _other in pairs]
    ratios = [(own["report"] + other["seconds"]) / own["total"] for own, other in pairs]
    return {
        "list_pdf_s": round(_median(ours, "total"), 2),
        "list_pdf_mb": round(_median(ours, "peak_mb")),
        "list_pdf_both_mb": round(_median(ours, "both_mb")),
        "list_pdf_weasyprint_ratio": round(statistics.median(ratios), 1),
        "list_weasyprint_mb": round(_median([other for _own, other in pairs], "peak_mb")),
    }


def _pages(folder: Path) -> Measured:
    """Return how many pages both have; they are no pair where one has many more."""
    ours, theirs = (len(PdfReader(folder / f"{name}.pdf").pages) for name in ("ours", "theirs"))
    if abs(theirs - ours) > ours * _PAGES_APART:
        raise SystemExit(f"The list of WeasyPrint has {theirs} pages, ours {ours}: no fair comparison.")
    return {"list_pdf_pages": ours, "list_weasyprint_pages": theirs}


def _of_badges(databases: Postgresql, folder: Path) -> Measured:
    """Print the badges of a conference that has none yet, as often as is measured."""
    tries = []
    for _try in range(TRIES):
        with databases.fresh() as url:
            run_child(["-m", "tests.bench.paper_scene", str(PEOPLE)], url)
            tries.append(_print("badges", url, folder))
    return {
        "badges_2000_s": round(_median(tries, "total"), 2),
        "badges_2000_mb": round(_median(tries, "peak_mb")),
    }


def _print(kind: str, url: str, folder: Path) -> Measured:
    measured: Measured = json.loads(run_child(["-m", "tests.bench.paper_child", kind, str(folder)], url))
    return measured


def _theirs(python: Path, folder: Path) -> Measured:
    fonts = folder / "fonts"
    fonts.mkdir(exist_ok=True)
    for packed in _FONTS.glob("*.ttf.gz"):
        (fonts / packed.stem).write_bytes(gzip.decompress(packed.read_bytes()))
    child = Path(__file__).with_name("weasyprint_child.py")
    paths = (folder / "content.json", fonts, folder / "theirs.pdf")
    done = subprocess.run((python, child, *paths), check=True, stdout=subprocess.PIPE, text=True)
    measured: Measured = json.loads(done.stdout)
    return measured


def _median(tries: list[Measured], name: str) -> float:
    return statistics.median(each[name] for each in tries)
