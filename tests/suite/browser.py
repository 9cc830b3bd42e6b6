"""Run the journeys of tests/browser in Debian's Chromium; say so plainly when there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MISSING = """\
No Chromium was found, so the browser journeys cannot run.
Install it (Debian: apt-get install chromium), or name its program in CHROMIUM=/path/to/chromium."""


def find_chromium() -> str:
    """Return the path of the browser to drive; empty when there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named) or ""
    return shutil.which("chromium") or shutil.which("chromium-browser") or ""


def main(arguments: list[str]) -> int:
    chromium = find_chromium()
    if not chromium:
        print(MISSING, file=sys.stderr)
        return 1
    environment = {**os.environ, "CHROMIUM": chromium}
    command = (sys.executable, "-m", "pytest", "--override-ini=norecursedirs=.* tests/suite", "tests/browser")
    return subprocess.run((*command, *arguments), cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
