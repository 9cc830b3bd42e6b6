"""Settings that are missing, empty or malformed: the message names the variable and the fix."""

import subprocess
import sys
from pathlib import Path

import pytest

from eventsite.environment import Environment, SettingError
from tests.deploy.scripts import ROOT


def complaint(tmp_path: Path, kind: str, name: str, value: str) -> str:
    environment = Environment(tmp_path / ".env", environ={name: value})
    with pytest.raises(SettingError) as raised:
        environment.get(kind, name)
    return str(raised.value)


def test_missing_variable_names_itself_and_the_fix(tmp_path: Path) -> None:
    environment = Environment(tmp_path / ".env", environ={})

    with pytest.raises(SettingError) as raised:
        environment.get("str", "SECRET_KEY")
    assert str(raised.value) == (
        "SECRET_KEY is not set. Put it into the environment or into .env, "
        "for example SECRET_KEY=50 or more random characters"
    )


def test_empty_secret_is_refused(tmp_path: Path) -> None:
    assert complaint(tmp_path, "str", "SECRET_KEY", "") == (
        "SECRET_KEY is empty. Take it away or fill it in, for example SECRET_KEY=50 or more random characters"
    )


def test_empty_list_with_a_default_is_a_list_of_nothing(tmp_path: Path) -> None:
    environment = Environment(tmp_path / ".env", environ={"CSRF_TRUSTED_ORIGINS": ""})

    assert environment.get("list", "CSRF_TRUSTED_ORIGINS", []) == []


def test_negative_number_is_refused(tmp_path: Path) -> None:
    assert complaint(tmp_path, "int", "IMPORT_MAX_ROWS", "-5") == (
        "IMPORT_MAX_ROWS cannot be negative: -5. It should look like IMPORT_MAX_ROWS=100000"
    )


def test_unknown_log_level_is_refused(tmp_path: Path) -> None:
    assert complaint(tmp_path, "log_level", "LOG_LEVEL", "LOUD") == (
        "LOG_LEVEL cannot be read: 'LOUD' is not valid. It should look like LOG_LEVEL=INFO"
    )


def test_malformed_address_is_not_repeated_since_it_may_hold_a_password(tmp_path: Path) -> None:
    assert complaint(tmp_path, "dj_db_url", "DATABASE_URL", "postgres//me:hush@x") == (
        "DATABASE_URL cannot be read: its value is not valid. "
        "It should look like DATABASE_URL=postgres://user:password@host:5432/eventsite"
    )


def test_variable_of_the_environment_one_letter_off_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(SettingError) as raised:
        Environment(tmp_path / ".env", environ={"DEBUGG": "true"})

    assert str(raised.value) == "The environment sets DEBUGG. Did you mean DEBUG? Rename or unset it."


def test_wrong_setting_is_one_line_at_the_command() -> None:
    done = subprocess.run(
        (sys.executable, "manage.py", "check"),
        cwd=ROOT,
        env={"DEBUG": "maybe"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr == (
        "The settings are not right. DEBUG cannot be read: 'maybe' is not valid. "
        "It should look like DEBUG=true or false\n"
    )
