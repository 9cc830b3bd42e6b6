"""A Python of its own with WeasyPrint, made once under var/; the project itself never asks for it."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench.databases import ROOT

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
FOLDER = ROOT / "var" / "bench-weasyprint"
PYTHON = FOLDER / "bin" / "python"
#: Libraries of Debian that WeasyPrint loads.
PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def python_with_weasyprint() -> Path:
    """Return a Python that has WeasyPrint; ends with a sentence where it cannot be had."""
    stamp = FOLDER / ".installed"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        _make()
        stamp.write_text(wanted)
    if not _answers() and not (_installed_packages() and _answers()):
        sys.exit(f"WeasyPrint lacks libraries. On Debian, as root: apt-get install {' '.join(PACKAGES)}")
    return PYTHON


def _make() -> None:
    print(f"Installing {REQUIREMENTS.relative_to(ROOT)} into {FOLDER.relative_to(ROOT)} …", flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    subprocess.run((sys.executable, "-m", "venv", FOLDER), check=True)
    pip = (PYTHON, "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check")
    if subprocess.run((*pip, "-r", REQUIREMENTS), check=False).returncode:
        sys.exit("pip could not install WeasyPrint (see above), which the printed list is measured against.")


def _answers() -> bool:
    command = (PYTHON, "-c", "import weasyprint")
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _installed_packages() -> bool:
    """Install what is missing, as root on Debian."""
    if os.geteuid() != 0 or not Path("/usr/bin/apt-get").exists():
        return False
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES]):
        subprocess.run(("/usr/bin/apt-get", *command), check=False, stdout=subprocess.DEVNULL)
    return True
