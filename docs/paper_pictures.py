"""Pictures of what the protocol desk prints: pages of the PDFs, drawn by Debian's pdftoppm."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EDITION = "sample-forum/8"
#: Picture, command and page.
PAPERS = (
    ("paper-list", ("print_list", EDITION, "--format", "pdf"), 1),
    ("paper-list-bodies", ("print_list", EDITION, "--format", "pdf"), 2),
    ("paper-badges", ("print_badges", EDITION, "--first", "8"), 1),
    ("paper-plates", ("print_plates", EDITION, "--languages", "ru,en"), 1),
)
_RESOLUTION = "70"


def take_papers(pictures: Path) -> None:
    """Print in the site of the environment, and draw a page of each paper."""
    if shutil.which("pdftoppm") is None:
        sys.exit("pdftoppm is missing, which draws the pages. On Debian: apt-get install poppler-utils")
    for name, command, page in PAPERS:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "paper.pdf"
            _run(sys.executable, "manage.py", *command, "--out", str(file))
            draw = ("pdftoppm", "-png", "-singlefile", "-r", _RESOLUTION, "-f", str(page))
            _run(*draw, str(file), str(pictures / name))


def _run(*command: str) -> None:
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 (our own words)
