"""The files of the project as git lists them, generated ones left out."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def project_files() -> tuple[Path, ...]:
    """Return what is tracked or would be added, as absolute paths in order."""
    command = ("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S603
    return tuple(path for name in sorted(listed.split("\0")) if name and (path := ROOT / name).is_file())


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def python_files() -> list[Path]:
    """Return the hand-written Python files: migrations are generated."""
    return [path for path in project_files() if path.suffix == ".py" and "migrations" not in path.parts]


def templates() -> list[Path]:
    return [
        path for path in project_files() if path.suffix in {".html", ".txt"} and "templates" in path.parts
    ]
