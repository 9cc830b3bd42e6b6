"""Badges and name plates from the command line."""

import csv
import io
import stat

import pytest
from django.core.management import CommandError, call_command

from delegations.models import Badge, BadgePrint
from tests.badges import scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    found = scene.edition()
    scene.delegate(found, "Aigul Bekova", badge_type="Press")
    scene.delegate(found, "Bolat Temir", badge_type="Staff")
    return found


def name_of(edition):
    return f"{edition.series.slug}/{edition.number}"


def rows(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def test_badges_are_written_into_a_file_of_the_owner_alone(edition, tmp_path, capsys):
    out = tmp_path / "badges.pdf"
    call_command("print_badges", name_of(edition), out=out)

    assert (out.read_bytes()[:5], stat.S_IMODE(out.stat().st_mode)) == (b"%PDF-", 0o600)
    assert capsys.readouterr().out.startswith(f"2 badges in {out}; batch {BadgePrint.objects.first().batch}")


def test_badges_for_a_mail_merge_hold_the_token_of_the_code(edition, tmp_path):
    out = tmp_path / "badges.csv"
    call_command("print_badges", name_of(edition), out=out, format="csv", type="press")

    badge = Badge.objects.get()

    assert [(row["number"], row["name"], row["token"]) for row in rows(out)] == [
        (f"{badge.number:04d}", "Aigul Bekova", badge.token)
    ]


def test_only_new_badges_are_printed_when_asked(edition, tmp_path):
    call_command("print_badges", name_of(edition), out=tmp_path / "a.csv", format="csv", first=1)
    call_command("print_badges", name_of(edition), out=tmp_path / "b.csv", format="csv", only_new=True)

    assert [row["name"] for row in rows(tmp_path / "b.csv")] == ["Bolat Temir"]


def test_badges_that_come_again_want_a_reason(edition, tmp_path):
    call_command("print_badges", name_of(edition), out=tmp_path / "a.csv", format="csv")

    with pytest.raises(CommandError, match="2 of these badges were printed before"):
        call_command("print_badges", name_of(edition), out=tmp_path / "b.csv", format="csv")
    assert not (tmp_path / "b.csv").exists()


def test_file_that_is_there_is_not_overwritten(edition, tmp_path):
    out = tmp_path / "a.pdf"
    out.write_text("mine")

    with pytest.raises(CommandError, match="exists already"):
        call_command("print_badges", name_of(edition), out=out)
    assert (out.read_text(), Badge.objects.count()) == ("mine", 0)


def test_command_names_rows_and_no_names_where_a_letter_has_no_font(edition, tmp_path):
    bad = scene.delegate(edition, "नूर Amani")

    with pytest.raises(CommandError) as refused:
        call_command("print_badges", name_of(edition), out=tmp_path / "a.pdf")
    assert (f"delegate {bad.pk}" in str(refused.value), "नूर" in str(refused.value)) == (True, False)


def test_unknown_category_names_those_on_record(edition, tmp_path):
    with pytest.raises(CommandError, match=r"There is no category “guests”\. On record: category-"):
        call_command("print_badges", name_of(edition), out=tmp_path / "a.pdf", category="guests")


def test_plates_are_written(edition, tmp_path, capsys):
    out = tmp_path / "plates.csv"
    call_command("print_plates", name_of(edition), out=out, format="csv", of="persons")

    assert [row["front"] for row in rows(out)] == ["Aigul Bekova", "Bolat Temir"]
    assert capsys.readouterr().out == f"2 name plates in {out}.\n"


@pytest.mark.parametrize("languages", ["xx", "en,ru,ar"])
def test_languages_are_one_or_two_of_the_six(edition, tmp_path, languages):
    with pytest.raises(CommandError, match="is not one language or two"):
        call_command("print_plates", name_of(edition), out=tmp_path / "a.pdf", languages=languages)
