"""A cell that cannot be read rejects its row alone; values given once stand in for missing ones."""

import pytest

from delegations.importing.options import ImportOptions
from delegations.models import Delegate
from eventsite.lib.tables.limits import WrongChoice
from tests.factories import BodyFactory, CategoryFactory, DelegateFactory, DelegationFactory, EditionFactory
from tests.importing.attendees import plan, problems, verdicts, write
from tests.importing.reading import read_table

pytestmark = pytest.mark.django_db

HEAD = "body,category,full_name,email,function,division"
GOOD = "Arvania,members,Ana Bel,ana@example.org,Minister,"
CONTROL = (
    "The control character U+0007 cannot be read. Delete it, or save the file anew as XLSX or “CSV UTF-8”."
)


@pytest.fixture
def edition():
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members")
    BodyFactory(label="Arvania", code="ARV")
    return edition


def test_control_character_rejects_its_row_alone(edition):
    found = plan(edition, HEAD, GOOD, "Arvania,members,Bob\a,,,", "Arvania,members,Carl,,,")
    assert verdicts(found) == ["new", "rejected", "new"]
    assert problems(found) == [(3, "unreadable-cell", "full_name", "BobU+0007")]
    assert found.rows[1].problems[0].reason == CONTROL
    assert found.rows[1].shown_name == "BobU+0007"


def test_long_cell_rejects_its_row_alone_and_is_clipped(edition):
    found = plan(edition, HEAD, f"Arvania,members,Bob,,{'x' * 2001},", GOOD)
    assert (verdicts(found), problems(found)) == (
        ["rejected", "new"],
        [(2, "unreadable-cell", "function", "x" * 200 + "…")],
    )


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("Arv\aania,members,Bob,,,", "body"),
        ("Arvania,mem\abers,Bob,,,", "category"),
        ("Arvania,members,Bob,b\a@example.org,,", "email"),
        ("Arvania,members,Bob,,,De\ask", "division"),
    ],
)
def test_bad_cell_is_said_once_and_nothing_follows_from_it(edition, row, column):
    found = plan(edition, HEAD, row, category="members")
    assert [(kind, where) for _line, kind, where, _value in problems(found)] == [("unreadable-cell", column)]


def test_every_bad_cell_of_a_row_is_said(edition):
    found = plan(edition, HEAD, "Arvania,members,B\aob,,Dir\aector,")
    assert [column for _line, _kind, column, _value in problems(found)] == ["full_name", "function"]


def test_bad_cell_of_a_column_left_out_stops_nothing(edition):
    found = plan(edition, f"{HEAD},Shoes", f"{GOOD},4\a2", columns={0: "body", 2: "full_name", 6: ""})
    assert verdicts(found) == ["new"]


def test_rows_with_bad_cells_are_left_out_of_a_written_import(edition):
    write(edition, HEAD, GOOD, "Arvania,members,Bob\a,,,", without_rejected=True)
    assert [each.full_name for each in Delegate.objects.all()] == ["Ana Bel"]


@pytest.mark.parametrize("chosen", ["Arvania", "ARV", "arvania"])
def test_body_given_for_the_file_counts_for_rows_that_name_none(edition, chosen):
    BodyFactory(label="Belmora")
    found = plan(edition, HEAD, GOOD.replace("Arvania", ""), GOOD.replace("Arvania", "Belmora"), body=chosen)
    assert [row.body.label for row in found.rows] == ["Arvania", "Belmora"]


def test_body_given_for_the_file_does_not_go_before_a_code(edition):
    BodyFactory(label="Belmora", code="BEL")
    found = plan(edition, "body,body_code,category,full_name", ",BEL,members,Ana", body="Arvania")
    assert found.rows[0].body.label == "Belmora"


def test_body_given_for_the_file_may_be_created(edition):
    found = plan(edition, "full_name", "Ana", body="Cordia", category="members", create_missing=True)
    assert ([body.label for body in found.new_bodies], verdicts(found)) == (["Cordia"], ["new"])


def test_badge_type_given_for_the_file_counts_for_rows_that_name_none(edition):
    lines = ("body,category,full_name,badge_type", "Arvania,members,Ana,", "Arvania,members,Bob,VIP")
    write(edition, *lines, badge_type="Press")
    assert dict(Delegate.objects.values_list("person__full_name", "badge_type")) == {
        "Ana": "Press",
        "Bob": "VIP",
    }


def test_delegate_on_record_gets_the_badge_type_given_for_the_file(edition):
    delegation = DelegationFactory(
        edition=edition, body__label="Belmora", category=edition.series.categories.get()
    )
    DelegateFactory(delegation=delegation, person__full_name="Ana", badge_type="")
    found = plan(edition, "body,full_name", "Belmora,Ana", badge_type="Press")
    assert [(change.old, change.new) for change in found.rows[0].changes] == [("", "Press")]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"body": "Arvanja"}, "Did you mean “Arvania”?"),
        ({"body": "x" * 600}, "600 characters; the field holds"),
        ({"badge_type": "x" * 61}, "61 characters; the field holds 60."),
        ({"category": "nobody"}, "The category chosen for the file: The series has no such category."),
    ],
)
def test_wrong_value_for_the_file_names_its_field(edition, options, said):
    with pytest.raises(WrongChoice) as error:
        plan(edition, "body,full_name", "Arvania,Ana", **options)
    assert error.value.field == next(iter(options))
    assert said in str(error.value)


def test_options_of_an_earlier_release_are_read():
    assert ImportOptions.from_dict({"category": "x", "gone": 1}) == ImportOptions(category="x")


def test_a_row_of_control_characters_alone_is_bad_not_blank():
    row = read_table(b"body,full_name\nKenya,Ana\n,\x1f\n").rows[1]

    assert (row.line, row.cells, [cell.raw for cell in row.bad]) == (3, ("", "U+001F"), ["\x1f"])
