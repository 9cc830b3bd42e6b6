"""The command print_list."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from delegations.models import Delegate, PrintedList
from delegations.reports.frozen_lists import frozen_file
from tests.printed_list.scene import make_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return make_edition()


def run(*arguments):
    out = StringIO()
    call_command("print_list", "forum/4", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF-1.7"), ("docx", b"PK")])
def test_command_writes_a_draft_for_its_owner_alone(edition, tmp_path, form, start):
    path = tmp_path / f"list.{form}"
    assert run("--format", form, "--out", str(path)) == f"{path}: draft, 3 bodies, 4 persons\n"
    assert (path.read_bytes().startswith(start), path.stat().st_mode & 0o777) == (True, 0o600)
    assert PrintedList.objects.count() == 0


def test_command_freezes_and_writes_the_frozen_file(edition, tmp_path):
    path = tmp_path / "list.pdf"
    said = run("--format", "pdf", "--out", str(path), "--freeze", "provisional", "--language", "ru")
    row = PrintedList.objects.get()
    assert said == f"{path}: provisional list 1 frozen, 3 bodies, 4 persons\n"
    assert (row.language, path.read_bytes()) == ("ru", frozen_file(row, "pdf").content)


def test_command_never_overwrites(edition, tmp_path):
    path = tmp_path / "list.pdf"
    path.write_text("mine")
    with pytest.raises(CommandError, match="exists already, and no file is overwritten"):
        run("--format", "pdf", "--out", str(path), "--freeze", "final")
    assert (path.read_text(), PrintedList.objects.count()) == ("mine", 0)


def test_command_says_what_is_wrong(edition, tmp_path):
    with pytest.raises(CommandError, match="There is no folder"):
        run("--format", "pdf", "--out", str(tmp_path / "nowhere" / "list.pdf"))
    with pytest.raises(CommandError, match="There is no edition “forum/5”"):
        call_command("print_list", "forum/5", "--format", "pdf", "--out", str(tmp_path / "list.pdf"))
    with pytest.raises(CommandError, match="invalid choice: 'odt'"):
        run("--format", "odt", "--out", str(tmp_path / "list.odt"))
    assert list(tmp_path.glob("list.*")) == []


def test_command_asks_why_a_final_list_is_superseded(edition, tmp_path):
    first, second = (str(tmp_path / name) for name in ("one.pdf", "two.pdf"))
    run("--format", "pdf", "--out", first, "--freeze", "final")
    with pytest.raises(CommandError, match="Say why another supersedes it"):
        run("--format", "pdf", "--out", second, "--freeze", "final")
    run("--format", "pdf", "--out", second, "--freeze", "final", "--reason", "A name was wrong")
    assert Path(second).exists()


def test_command_names_the_row_but_not_the_text_that_no_font_has(edition, tmp_path, caplog):
    row = Delegate.objects.get(family_name="Haug")
    Delegate.objects.filter(pk=row.pk).update(function="Canary 👋")
    with pytest.raises(CommandError) as caught:
        run("--format", "pdf", "--out", str(tmp_path / "list.pdf"))
    assert f"delegate {row.pk}. " in str(caught.value)
    assert "Canary" not in str(caught.value) + caplog.text
    assert list(tmp_path.glob("list.*")) == []
