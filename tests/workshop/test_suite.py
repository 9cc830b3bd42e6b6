"""What runs the suite says the truth: its status, its databases, and nothing left running."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.suite import __main__ as suite
from tests.suite import browser
from tests.suite.postgres import NoServerError, own_server


def test_own_server_runs_inside_its_block_and_leaves_nothing() -> None:
    with contextlib.suppress(KeyboardInterrupt), own_server() as server:
        folder = Path(server.url.split("@")[1].replace("%2F", "/").rsplit("/", 1)[0])
        process = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        raise KeyboardInterrupt

    assert not folder.parent.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def _fake_runs(monkeypatch: pytest.MonkeyPatch, statuses: list[int]) -> list[dict[str, str]]:
    """Let each run of pytest end with the next status; return the environments it was given."""
    given: list[dict[str, str]] = []

    def run(command: list[str], *, env: dict[str, str], **rest: object) -> subprocess.CompletedProcess[str]:
        given.append(env)
        return subprocess.CompletedProcess(command, statuses[len(given) - 1])

    monkeypatch.setattr(suite.subprocess, "run", run)
    monkeypatch.setattr(suite.signal, "signal", lambda *_parts: None)
    monkeypatch.setattr(suite, "complaint", lambda _url: "")
    monkeypatch.setenv("TEST_DATABASE_URL", "postgres://named/server")
    return given


@pytest.mark.parametrize(("statuses", "status"), [([0, 0], 0), ([1, 0], 1), ([0, 2], 2), ([5, 0], 5)])
def test_suite_ends_with_the_status_of_the_run_that_failed(
    monkeypatch: pytest.MonkeyPatch, statuses: list[int], status: int
) -> None:
    _fake_runs(monkeypatch, statuses)

    assert suite.main([]) == status


def test_suite_gives_the_named_server_to_the_second_run_only(monkeypatch: pytest.MonkeyPatch) -> None:
    given = _fake_runs(monkeypatch, [0, 0])

    suite.main([])

    assert [env.get("TEST_DATABASE_URL") for env in given] == [None, "postgres://named/server"]


def test_suite_says_which_databases_ran(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _fake_runs(monkeypatch, [0, 1])

    suite.main([])

    last = capsys.readouterr().out.splitlines()[-2:]
    assert [line.split(":")[1] for line in last] == [" passed", " FAILED (status 1)"]


def test_suite_does_not_begin_with_a_server_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    given = _fake_runs(monkeypatch, [])
    monkeypatch.setattr(suite, "complaint", lambda _url: "The server cannot be used")

    assert suite.main([]) == 2
    assert given == []


def test_suite_fails_when_no_server_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise NoServerError("No PostgreSQL")

    _fake_runs(monkeypatch, [0])
    monkeypatch.delenv("TEST_DATABASE_URL")
    monkeypatch.setattr(suite, "own_server", refuse)

    assert suite.main([]) == 1


def test_browser_journeys_fail_clearly_without_a_browser(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHROMIUM", "no-such-program")

    assert browser.main([]) == 1
    assert "apt-get install chromium" in capsys.readouterr().err


def test_gates_fail_when_a_command_fails() -> None:
    code = (
        "import tests.suite.gates as g, sys; g.GATES = {'A gate': ('no-such-command',)}; sys.exit(g.main())"
    )
    command = (sys.executable, "-c", code)
    done = subprocess.run(command, cwd=suite.ROOT, capture_output=True, text=True, check=False)  # noqa: S603 (fixed)

    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, "FAILED: A gate")
