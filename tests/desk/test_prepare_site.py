"""The command behind `make run`: a first start fills an installation, a second one changes nothing."""

import re
from pathlib import Path

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from pytest_django.fixtures import Settings

from eventsite.desk.management.commands.prepare_site import (
    ask_database,
    first_account,
    make_folders,
    wants_demo,
)
from eventsite.desk.static_files import collect_static_files
from tests.factories import SeriesFactory


@pytest.fixture
def static_root(settings: Settings, tmp_path: Path) -> Path:
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [tmp_path / "sources"]
    settings.INSTALLED_APPS = ["django.contrib.staticfiles"]
    # Without our own finder: its bundles name files that these sources lack.
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "base.css").write_text("body{}")
    return tmp_path / "static"


@pytest.mark.django_db
def test_first_account_tells_a_password_that_signs_in() -> None:
    said = first_account()

    password = re.search(r"password: (\S+)", said)
    assert password
    assert authenticate(username="secretariat", password=password.group(1)) is not None


@pytest.mark.django_db
def test_first_account_is_made_once_and_keeps_its_password() -> None:
    first_account()
    before = get_user_model().objects.get(username="secretariat").password

    said = first_account()

    assert "changepassword secretariat" in said
    assert get_user_model().objects.get(username="secretariat").password == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("slugs", "wanted"),
    [([], True), (["sample-forum"], True), (["sample-forum", "own"], True), (["own"], False)],
)
def test_demo_data_never_come_beside_the_series_of_somebody(slugs: list[str], wanted: bool) -> None:
    for slug in slugs:
        SeriesFactory(slug=slug)

    assert wants_demo() is wanted


def test_make_folders_keeps_the_media_private(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"

    make_folders()

    assert (tmp_path / "uploads").stat().st_mode & 0o777 == 0o700


def test_collect_static_files_runs_the_first_time(static_root: Path) -> None:
    assert collect_static_files() is True
    assert (static_root / "staticfiles.json").exists()


def test_collect_static_files_does_not_run_again_without_a_change(static_root: Path) -> None:
    collect_static_files()

    assert collect_static_files() is False


def test_collect_static_files_runs_after_a_change(static_root: Path, tmp_path: Path) -> None:
    collect_static_files()
    (tmp_path / "sources" / "base.css").write_text("body{color:red}")

    assert collect_static_files() is True


def test_place_that_cannot_be_written_is_named_with_the_settings_to_mend(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    settings.MEDIA_ROOT = tmp_path / "file" / "media"

    with pytest.raises(CommandError) as raised:
        call_command("prepare_site")
    assert str(raised.value) == (
        f"{settings.MEDIA_ROOT} cannot be made: Not a directory. "
        "Mend the rights of its folder, or DATABASE_URL and MEDIA_ROOT."
    )


def test_database_that_does_not_answer_is_said_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError("connection refused\n\tis the server running?")

    monkeypatch.setattr(connection, "ensure_connection", refuse)

    with pytest.raises(CommandError) as raised:
        ask_database()
    assert str(raised.value) == (
        "The database of DATABASE_URL does not answer: connection refused is the server running?\n"
        "Start it or mend the address; without DATABASE_URL the site keeps its own SQLite file in var/."
    )
