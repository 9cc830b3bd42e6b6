"""The command: the same lists without a browser."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from conferences.models import ImportBatch, Room
from delegations.models import Body
from tests.factories import EditionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def rooms(tmp_path: Path) -> Path:
    EditionFactory(series__slug="forum", number=9)
    path = tmp_path / "rooms.csv"
    path.write_text("name_en,seats\nHall A,120\nHall B,40\n")
    return path


def test_rooms_are_written_and_recorded(rooms, capsys):
    call_command("import_list", "rooms", rooms, edition="forum/9")

    batch = ImportBatch.objects.get()
    assert (Room.objects.count(), batch.kind, batch.state) == (2, "rooms", "done")
    assert capsys.readouterr().out.splitlines()[-1].endswith("(written)")


def test_dry_run_writes_nothing(rooms):
    call_command("import_list", "rooms", rooms, edition="forum/9", dry_run=True)

    assert (Room.objects.count(), ImportBatch.objects.count()) == (0, 0)


def test_report_names_line_column_value_and_reason(rooms, tmp_path):
    rooms.write_text("name_en,seats\nHall A,many\n")
    report = tmp_path / "report.json"

    with pytest.raises(CommandError, match="nothing was written"):
        call_command("import_list", "rooms", rooms, edition="forum/9", report=report)

    (problem,) = json.loads(report.read_text())["problems"]
    assert (problem["line"], problem["column"], problem["value"], problem["verdict"]) == (
        2,
        "seats",
        "many",
        "rejected",
    )
    assert report.stat().st_mode & 0o777 == 0o600


def test_bodies_need_no_edition(tmp_path):
    path = tmp_path / "bodies.csv"
    path.write_text("label\nArvania\n")
    call_command("import_list", "bodies", path)

    assert Body.objects.get().label == "Arvania"


@pytest.mark.parametrize(
    ("kind", "edition", "said"),
    [
        ("rooms", "", "Say with --edition"),
        ("rooms", "forum/8", "There is no edition"),
        ("bodies", "forum/9", "belongs to no edition"),
    ],
)
def test_wrong_edition_is_told(rooms, kind, edition, said):
    with pytest.raises(CommandError, match=said):
        call_command("import_list", kind, rooms, edition=edition)


def test_file_that_is_not_there_is_told(rooms):
    with pytest.raises(CommandError, match=r"no\.csv"):
        call_command("import_list", "rooms", rooms.with_name("no.csv"), edition="forum/9")
