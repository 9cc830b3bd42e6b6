"""The settings file of a trial installation: written once, private, complete."""

from pathlib import Path

from eventsite.environment import Environment
from tests.deploy.scripts import ROOT, script

env_file = script("env_file")


def test_write_env_file_makes_a_private_file(tmp_path: Path) -> None:
    assert env_file.write_env_file(tmp_path / ".env") is True
    assert (tmp_path / ".env").stat().st_mode & 0o777 == 0o600


def test_write_env_file_leaves_an_existing_file_alone(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SECRET_KEY=mine")

    assert env_file.write_env_file(tmp_path / ".env") is False
    assert (tmp_path / ".env").read_text() == "SECRET_KEY=mine"


def test_write_env_file_leaves_no_draft_behind(tmp_path: Path) -> None:
    env_file.write_env_file(tmp_path / ".env")

    assert [path.name for path in tmp_path.iterdir()] == [".env"]


def test_each_env_file_has_a_secret_of_its_own(tmp_path: Path) -> None:
    env_file.write_env_file(tmp_path / "one")
    env_file.write_env_file(tmp_path / "two")

    assert (tmp_path / "one").read_text() != (tmp_path / "two").read_text()


def test_env_file_is_understood_by_the_settings(tmp_path: Path) -> None:
    env_file.write_env_file(tmp_path / ".env")
    environment = Environment(tmp_path / ".env", environ={})

    read = [environment.get("bool", name) for name in ("DEBUG", "SECURE_COOKIES", "SECURE_SSL_REDIRECT")]
    assert read == [False, False, False]


def test_example_for_production_sets_only_known_variables() -> None:
    environment = Environment(ROOT / "deploy" / "env.example", environ={})

    assert environment.get("dj_db_url", "DATABASE_URL")["ENGINE"] == "django.db.backends.postgresql"
