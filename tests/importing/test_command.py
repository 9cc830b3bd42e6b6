"""The import's door on the command line."""

import io
import json
import stat
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from conferences.models import ColumnMapping, Edition, ImportBatch
from delegations.models import Delegate
from tests.factories import BodyFactory, CategoryFactory, EditionFactory
from tests.importing.attendees import as_file, plan, write

pytestmark = pytest.mark.django_db

HEAD = "body,category,full_name,role"
GOOD = "Arvania,members,Ana,head"
BAD = "Arvania,members,Bob,boss"


@pytest.fixture
def edition() -> Edition:
    edition = EditionFactory(series__slug="forum", number=9)
    CategoryFactory(series=edition.series, slug="members")
    BodyFactory(label="Arvania")
    return edition


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def _run(folder: Path, *lines: str, options: tuple[str, ...] = ()) -> str:
    file = folder / "list.csv"
    file.write_bytes(as_file(*lines))
    said = io.StringIO()
    call_command("import_attendees", str(file), "--edition", "forum/9", *options, stdout=said)
    return said.getvalue()


def _report(folder: Path, *lines: str, options: tuple[str, ...] = ()) -> dict:
    path = folder / "report.json"
    try:
        _run(folder, *lines, options=(*options, "--report", str(path)))
    except CommandError as error:
        return {"error": str(error), **json.loads(path.read_text())}
    return json.loads(path.read_text())


def test_import_is_written_and_put_on_record(edition, folder):
    said = _run(folder, HEAD, GOOD)

    batch = ImportBatch.objects.get()
    assert said == (
        "rows 1, new 1, updated 0, unchanged 0, held 0, rejected 0, skipped 0, "
        "delegations 1, categories 1 (written)\n"
    )
    assert (batch.state, batch.payload, batch.counts["new"], batch.file_name) == ("done", None, 1, "list.csv")
    assert Delegate.history.get().history_change_reason == f"import {batch.token}"


def test_rejected_row_ends_in_an_error_and_writes_nothing(edition, folder):
    with pytest.raises(CommandError, match="nothing was written"):
        _run(folder, HEAD, GOOD, BAD)

    assert (Delegate.objects.count(), ImportBatch.objects.count()) == (0, 0)


def test_without_rejected_writes_the_others_and_still_ends_in_an_error(edition, folder):
    with pytest.raises(CommandError, match="the others are written"):
        _run(folder, HEAD, GOOD, BAD, options=("--without-rejected",))

    assert Delegate.objects.count() == 1


def test_report_holds_counts_and_problems(edition, folder):
    report = _report(folder, HEAD, GOOD, BAD, options=("--without-rejected",))

    counts = ("rows", "new", "updated", "unchanged", "held", "rejected", "delegations", "categories")
    assert [report[name] for name in counts] == [2, 1, 0, 0, 0, 1, 1, 1]
    assert [(p["line"], p["column"], p["value"], p["verdict"]) for p in report["problems"]] == [
        (3, "role", "boss", "rejected")
    ]


def test_report_of_a_stopped_file_counts_the_edition_as_it_is(edition, folder):
    report = _report(folder, HEAD, GOOD, BAD)

    assert (report["written"], report["delegations"], report["categories"]) == (False, 0, 0)


def test_report_is_readable_by_its_owner_alone(edition, folder):
    _report(folder, HEAD, GOOD)

    assert stat.S_IMODE((folder / "report.json").stat().st_mode) == 0o600


def test_dry_run_tells_and_writes_nothing(edition, folder):
    report = _report(folder, HEAD, GOOD, options=("--dry-run",))

    assert (report["new"], report["delegations"], report["written"]) == (1, 1, False)
    assert (Delegate.objects.count(), ImportBatch.objects.count()) == (0, 0)


def test_missing_body_is_created_when_asked(edition, folder):
    report = _report(folder, HEAD, "Belmora,partners,Ana,", options=("--create-missing",))

    assert (report["new"], report["new_bodies"], report["new_categories"]) == (1, ["Belmora"], ["partners"])


def test_unknown_edition_is_told_with_those_on_record(edition, folder):
    with pytest.raises(CommandError, match=r"no edition “forum/x”\. On record: forum/9"):
        call_command("import_attendees", str(folder / "list.csv"), "--edition", "forum/x")


def test_missing_file_is_told(edition, folder):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_attendees", str(folder / "none.csv"), "--edition", "forum/9")


def test_unreadable_file_is_told(edition, folder):
    with pytest.raises(CommandError, match=r"list\.csv: There is no column"):
        _run(folder, "Hotel,Room", "Astoria,12")


def test_columns_are_named_on_the_command_line_and_remembered(edition, folder):
    lines = ("Who,Seat,Group,Notes", "Ana,Arvania,members,x")
    named = ("--column", "Who=full_name", "--column", "2=body", "--column", "Group=category")
    with pytest.raises(CommandError, match="There is no column with the person's name"):
        _run(folder, *lines)
    _run(folder, *lines, options=(*named, "--dry-run"))
    assert ColumnMapping.objects.count() == 0
    _run(folder, *lines, options=named)
    assert "unchanged 1" in _run(folder, *lines)
    assert ImportBatch.objects.order_by("id")[0].options["read_as"] == {
        "full_name": "Who",
        "body": "Seat",
        "category": "Group",
    }


def test_file_without_headings_is_imported_from_the_command_line(edition, folder):
    named = ("--column", "1=full_name", "--column", "2=body")
    said = _run(
        folder, "Ana,Arvania", "Bob,Arvania", options=("--no-headings", *named, "--category", "members")
    )
    assert said.startswith("rows 2, new 2,")


def test_body_and_badge_type_may_be_given_for_the_whole_file(edition, folder):
    _run(folder, "full_name,category", "Ana,members", options=("--body", "Arvania", "--badge-type", "Press"))
    assert Delegate.objects.get().badge_type == "Press"


def test_column_that_is_not_there_is_told(edition, folder):
    with pytest.raises(CommandError, match=r"“Name=full_name” names no column; .* 1 “Who”, 2 “body”"):
        _run(folder, "Who,body", "Ana,Arvania", options=("--column", "Name=full_name"))


def test_report_holds_what_is_to_be_decided(edition, folder):
    report = _report(folder, HEAD, GOOD, GOOD, GOOD.replace("Arvania", "Arvanja"), options=("--dry-run",))

    assert report["to_decide"] == [{"line": 3, "decision": "", "delegates": [], "lines": [2]}]
    assert report["bodies_to_choose"] == [
        {"body": "Arvanja", "body_code": "", "candidates": ["Arvania"], "rows": 1}
    ]


def test_decisions_made_in_the_admin_count_on_the_command_line_too(edition, folder):
    lines = (HEAD, GOOD, GOOD)
    key = plan(edition, *lines).rows[1].key
    write(edition, *lines, rows={key: {"choice": "skip"}})

    said = _run(folder, *lines)

    assert said.startswith("rows 2, new 0, updated 0, unchanged 1, held 0, rejected 0, skipped 1,")
