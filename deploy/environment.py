"""Make or mend the virtual environment in .venv; `runtime` or `development` says how much goes into it.

Standard library only, since nothing else is there yet. A stamp is written when all went well; it holds the
hash of the requirements, so that the next start skips pip. A mark stands while pip works: where one is found,
the run before was interrupted and the environment is made anew.
"""

import fcntl
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = {
    "runtime": ("requirements.txt",),
    "development": ("requirements.txt", "requirements-dev.txt"),
}
# Run inside the environment: the path of the first installed file that is missing, or nothing.
PROBE = """
import importlib.metadata as metadata, os
for distribution in metadata.distributions():
    base, record = str(distribution.locate_file("")), distribution.read_text("RECORD")
    if record is None:  # Installed by setup.py: what an older pip does with a package that has no wheel.
        base, record = str(distribution._path), distribution.read_text("installed-files.txt")
    if record is None:
        print(distribution.metadata["Name"])
        break
    names = (line.split(",", 1)[0] for line in record.splitlines() if line[:1] != '"')
    missing = next((n for n in names if n[-4:] != ".pyc" and not os.path.exists(os.path.join(base, n))), None)
    if missing:
        print(missing)
        break
"""


class Environment:
    """One virtual environment folder and what is known about its state."""

    def __init__(self, folder: Path, requirements: Path) -> None:
        self.folder = folder
        self.requirements = requirements
        self.python = folder / "bin" / "python"
        self.mark = folder / ".installing"

    def stamp(self, kind: str) -> Path:
        return self.folder / f".installed-{kind}.json"

    def wanted(self, kind: str) -> dict[str, str]:
        """Describe the environment as it should be; a moved folder or another Python makes it another one."""
        content = b"".join((self.requirements / name).read_bytes() for name in KINDS[kind])
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return {
            "requirements": hashlib.sha256(content).hexdigest(),
            "folder": str(self.folder),
            "python": version,
        }

    def stamped(self, kind: str) -> dict[str, str]:
        try:
            found: dict[str, str] = json.loads(self.stamp(kind).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found

    def answers(self, code: str) -> str | None:
        """Return what the environment's own Python prints; None when it does not run."""
        try:
            done = subprocess.run((self.python, "-c", code), capture_output=True, text=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            return None
        return done.stdout.strip()

    def is_ready(self, kind: str) -> bool:
        """Say whether the stamp fits the requirements and no installed file has gone."""
        ready = self.stamped(kind) == self.wanted(kind) and not self.mark.exists()
        return ready and self.answers(PROBE) == ""

    def can_be_mended(self) -> bool:
        """Say whether pip may add to what is there: nothing half-written or gone, same place, same Python."""
        if self.mark.exists() or self.answers(PROBE) != "" or self.answers("import pip") is None:
            return False
        stamps = [found for kind in KINDS if (found := self.stamped(kind))]
        same = {"folder": str(self.folder), "python": self.wanted("runtime")["python"]}
        return all({key: found.get(key) for key in same} == same for found in stamps)

    def make(self, kind: str) -> None:
        """Create what is missing and install; the stamp comes last."""
        if not self.can_be_mended():
            self.create()
        for each in KINDS:
            self.stamp(each).unlink(missing_ok=True)
        self.mark.touch()
        print(f"Installing the pinned {kind} requirements into {self.folder.name} …", flush=True)
        pip = (self.python, "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check")
        files = [part for name in KINDS[kind] for part in ("-r", self.requirements / name)]
        subprocess.run((*pip, *files), check=True)
        for each in KINDS if kind == "development" else (kind,):
            self.stamp(each).write_text(json.dumps(self.wanted(each)), encoding="utf-8")
        self.mark.unlink()

    def create(self) -> None:
        print(f"Making the Python environment in {self.folder.name} …", flush=True)
        if self.folder.is_symlink() or self.folder.is_file():
            self.folder.unlink()
        elif self.folder.exists():
            shutil.rmtree(self.folder)
        subprocess.run((sys.executable, "-m", "venv", self.folder), check=True, stdout=subprocess.DEVNULL)


@contextmanager
def only_one(lock: Path) -> Iterator[None]:
    """Wait until no other process makes the same environment."""
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def main(kind: str) -> int:
    environment = Environment(ROOT / ".venv", ROOT)
    try:
        with only_one(ROOT / "var" / "environment.lock"):
            if not environment.is_ready(kind):
                environment.make(kind)
    except subprocess.CalledProcessError as error:
        step = "pip could not install the requirements" if "pip" in error.cmd else "python -m venv failed"
        print(
            f"{step} (see above). On Debian: apt-get install python3-venv. Then try again.", file=sys.stderr
        )
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted; the next start makes the environment anew.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
