"""A virtual environment is trusted only when its stamp fits and nothing of it has gone."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.deploy.scripts import script

environment = script("environment")


@pytest.fixture
def finished(tmp_path: Path) -> Any:
    """A stamped environment whose Python is the running one."""
    folder = tmp_path / ".venv"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to(sys.executable)
    (tmp_path / "requirements.txt").write_text("Django==5.2\n")
    (tmp_path / "requirements-dev.txt").write_text("pytest==9\n")
    made = environment.Environment(folder, tmp_path)
    made.stamp("runtime").write_text(json.dumps(made.wanted("runtime")))
    made.answers = lambda _code: ""
    return made


def test_finished_environment_is_ready(finished: Any) -> None:
    assert finished.is_ready("runtime") is True


def test_runtime_environment_is_not_ready_for_development(finished: Any) -> None:
    assert finished.is_ready("development") is False


def test_environment_is_not_ready_after_a_change_of_requirements(finished: Any) -> None:
    (finished.requirements / "requirements.txt").write_text("Django==5.3\n")

    assert finished.is_ready("runtime") is False


def test_environment_is_not_ready_where_an_installed_file_has_gone(finished: Any) -> None:
    finished.answers = lambda _code: "django/__init__.py"

    assert finished.is_ready("runtime") is False
    assert finished.can_be_mended() is False


def test_environment_is_made_anew_after_an_interrupted_installation(finished: Any) -> None:
    finished.mark.touch()

    assert finished.is_ready("runtime") is False
    assert finished.can_be_mended() is False


def test_environment_without_a_running_python_is_made_anew(finished: Any) -> None:
    finished.answers = lambda _code: None

    assert finished.can_be_mended() is False


def test_moved_environment_is_made_anew(finished: Any) -> None:
    stamp = finished.wanted("runtime") | {"folder": "/elsewhere/.venv"}
    finished.stamp("runtime").write_text(json.dumps(stamp))

    assert finished.can_be_mended() is False


def test_environment_with_older_requirements_is_mended_in_place(finished: Any) -> None:
    (finished.requirements / "requirements.txt").write_text("Django==5.3\n")

    assert finished.can_be_mended() is True


def test_damaged_stamp_counts_as_none(finished: Any) -> None:
    finished.stamp("runtime").write_text("{")

    assert finished.is_ready("runtime") is False


def probe(folder: Path) -> str | None:
    """Return what the probe says where `folder` is the only place of installed packages."""
    code = f"import sys; sys.path[:] = [p for p in sys.path if 'site-packages' not in p] + [{str(folder)!r}]"
    made = environment.Environment(folder / ".venv", folder)
    made.python = Path(sys.executable)
    answer: str | None = made.answers(f"{code}\n{environment.PROBE}")
    return answer


def test_probe_names_a_missing_file(tmp_path: Path) -> None:
    about = tmp_path / "sample-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Name: sample\nVersion: 1\n")
    (about / "RECORD").write_text("sample.py,sha256=x,1\nsample-1.dist-info/METADATA,,\n")

    assert probe(tmp_path) == "sample.py"


@pytest.fixture
def legacy(tmp_path: Path) -> Path:
    """A folder with a package that setup.py installed: an egg-info folder with its own list of files."""
    about = tmp_path / "sample-1.egg-info"
    about.mkdir()
    (about / "PKG-INFO").write_text("Name: sample\nVersion: 1\n")
    (about / "installed-files.txt").write_text("../sample.py\nPKG-INFO\n")
    (tmp_path / "sample.py").touch()
    return tmp_path


def test_probe_is_content_with_a_package_installed_by_setup_py(legacy: Path) -> None:
    assert probe(legacy) == ""


def test_probe_names_a_missing_file_of_a_package_installed_by_setup_py(legacy: Path) -> None:
    (legacy / "sample.py").unlink()

    assert probe(legacy) == "../sample.py"
