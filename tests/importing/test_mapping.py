"""What a person says of the columns of a file goes before the headings, and is known for the next file."""

import pytest

from conferences.importing.columns import chosen_columns, columns_named, keep_choice
from conferences.models import ColumnMapping
from conferences.reports.column_mappings import header_digest, heading_keys, remembered_columns
from delegations.importing.columns import RULES, VOCABULARY
from delegations.importing.options import ImportOptions
from eventsite.lib.tables.columns import UnsettledColumns, column_name, proposed, samples
from eventsite.lib.tables.limits import UnreadableFile
from tests.factories import BodyFactory, CategoryFactory, EditionFactory, UserFactory
from tests.importing.attendees import as_file, plan, verdicts
from tests.importing.reading import read_table, recognise

HEAD = "Who,Seat,category,Contact"
ANNA = "Anna Bel,Arvania,members,anna@example.org"
CHOSEN = {0: "full_name", 1: "body", 2: "category", 3: ""}


@pytest.fixture
def edition():
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members")
    BodyFactory(label="Arvania", code="ARV")
    return edition


def test_choice_goes_before_the_heading():
    columns = recognise(("body", "full_name", "Who"), chosen={1: "", 2: "full_name"})
    assert (columns.places, columns.unknown, columns.errors) == (
        {"body": 0, "full_name": 2},
        ("full_name",),
        (),
    )


def test_heading_yields_to_a_choice_of_its_meaning():
    columns = recognise(("body", "full_name", "Who"), chosen={2: "full_name"})
    assert (columns.places, columns.errors) == ({"body": 0, "full_name": 2}, ())


def test_two_choices_of_one_meaning_are_an_error():
    assert recognise(("body", "A", ""), chosen={1: "full_name", 2: "full_name"}).errors == (
        "Two columns mean the same (Full name): “A” and “Column 3”. Keep one and leave the other out.",
    )


def test_choice_has_to_be_of_a_column_of_the_file_and_of_the_list():
    place, name = recognise(("body", "full_name"), chosen={5: "email", 1: "shoe_size"}).errors[:2]
    assert place == "There is no column 6: the table has 2 columns."
    assert name.startswith("“shoe_size” is no column of this list; right would be one of: body, body_code")


def test_body_given_for_the_file_needs_no_column():
    assert recognise(("full_name",), given=["body"]).errors == ()


def test_column_of_reasons_is_passed_over_without_a_word():
    assert [recognise(("body", "full_name", word)).unknown for word in ("Reason", "ПРИЧИНА", "原因")] == [
        ()
    ] * 3


def test_columns_without_headings_are_guessed_from_their_values():
    table = read_table(
        as_file("Anna,KEN,Kenya,a@example.org,+254 20 1234567,head", "Omar,TCD,Chad,,+235 22 123456,delegate")
    )
    columns = recognise(table.header)
    assert proposed(VOCABULARY, table, columns) == {
        1: "body_code",
        2: "body",
        3: "email",
        4: "phone",
        5: "role",
    }


def test_columns_that_are_settled_are_not_guessed_at():
    table = read_table(as_file("body,full_name,Notes", "Kenya,Anna,a@example.org"))
    assert proposed(VOCABULARY, table, recognise(table.header)) == {0: "body", 1: "full_name"}


def test_samples_are_the_first_different_values():
    table = read_table(as_file("body,,full_name", "K,,A", "K,x,B", "C,,C", "D,,D"))
    assert ([samples(table, place) for place in range(3)], column_name(table, 1)) == (
        [["K", "C", "D"], ["x"], ["A", "B", "C"]],
        "Column 2",
    )


def test_options_survive_being_kept_as_json():
    options = ImportOptions(columns=CHOSEN, heading_line=0, body="ARV", badge_type="Press")
    kept = options.as_dict()
    assert (ImportOptions.from_dict(kept), chosen_columns(kept), list(kept["columns"])) == (
        options,
        CHOSEN,
        ["0", "1", "2", "3"],
    )


def test_columns_are_named_by_heading_or_number():
    table = read_table(as_file("Who,body,2,Who", "a,b,c,d"))
    assert columns_named(table, ["BODY=body", "4=full_name", "2="]) == {1: "body", 3: "full_name", 2: ""}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Who=full_name", "Several columns have the heading “Who”; say the number of the one meant."),
        ("Name=full_name", "“Name=full_name” names no column;"),
        ("5=full_name", "“5=full_name” names no column;"),
        ("full_name", "“full_name” names no column;"),
    ],
)
def test_columns_that_are_not_there_are_told_with_those_that_are(text, said):
    table = read_table(as_file("Who,body,Where,Who", "a,b,c,d"))
    with pytest.raises(UnreadableFile) as error:
        columns_named(table, [text])
    assert str(error.value).startswith(said)
    assert str(error.value).endswith("Columns of the file: 1 “Who”, 2 “body”, 3 “Where”, 4 “Who”.")


def test_digest_knows_the_same_headings_in_any_order_and_spelling():
    same = [("Who", "Seat"), ("SEAT ", "who"), ("Who", "Seat", "Reason"), ("Who", "", "Seat")]
    other = [("Who",), ("Who", "Who", "Seat")]
    assert len({header_digest(header) for header in same}) == 1
    assert header_digest(same[0]) not in {header_digest(header) for header in other}


def test_headings_that_repeat_have_keys_of_their_own():
    assert heading_keys(("A", "a", "", "Reason")) == ["a", "a#2", "", ""]


@pytest.mark.django_db
def test_file_without_known_headings_has_to_be_settled(edition):
    with pytest.raises(UnsettledColumns) as unsettled:
        plan(edition, HEAD, ANNA)
    assert (unsettled.value.table.header, unsettled.value.columns.places) == (
        ("Who", "Seat", "category", "Contact"),
        {"category": 2},
    )


@pytest.mark.django_db
def test_file_with_chosen_columns_is_compared(edition):
    found = plan(edition, HEAD, ANNA, columns=CHOSEN)
    assert (verdicts(found), found.unknown_columns, found.rows[0].values["full_name"]) == (
        ["new"],
        ("Contact",),
        "Anna Bel",
    )


@pytest.mark.django_db
def test_file_without_headings_is_compared_once_its_columns_are_chosen(edition):
    lines = ("Anna Bel,Arvania,members,anna@example.org", "Omar Bey,Atlantis,members,omar@example.org")
    with pytest.raises(UnsettledColumns, match="Line 1 looks like an entry"):
        plan(edition, *lines)
    found = plan(edition, *lines, columns=CHOSEN)
    assert (verdicts(found), found.rows[1].problems[0].column) == (["new", "rejected"], "Column 2")


@pytest.mark.django_db
def test_choice_is_remembered_for_the_same_headings_in_another_order(edition):
    user = UserFactory()
    keep_choice(RULES, read_table(as_file(HEAD, ANNA)), chosen=CHOSEN, by=user)

    found = plan(edition, "Contact,Seat,Who,category", "a@example.org,Arvania,Anna Bel,members")

    kept = ColumnMapping.objects.get()
    assert (kept.kind, kept.chosen_by, kept.columns) == (
        "delegates",
        user,
        {"who": "full_name", "seat": "body", "category": "category", "contact": ""},
    )
    assert (verdicts(found), found.table.notes) == (
        ["new"],
        ["The columns are read as somebody chose for an earlier file with the same headings."],
    )
    assert str(kept) == "category, contact, seat, who"


@pytest.mark.django_db
def test_choice_may_be_changed_and_keeps_its_history(edition):
    table = read_table(as_file(HEAD, ANNA))
    keep_choice(RULES, table, chosen=CHOSEN, by=None)
    keep_choice(RULES, table, chosen={**CHOSEN, 3: "email"}, by=None)
    keep_choice(RULES, table, chosen={**CHOSEN, 3: "email"}, by=None)

    kept = ColumnMapping.objects.get()
    assert (kept.columns["contact"], [each.history_type for each in kept.history.all()]) == (
        "email",
        ["~", "+"],
    )


@pytest.mark.django_db
def test_choice_for_one_file_goes_before_what_is_remembered(edition):
    keep_choice(RULES, read_table(as_file(HEAD, ANNA)), chosen={**CHOSEN, 3: "phone"}, by=None)
    found = plan(edition, HEAD, ANNA, columns={**CHOSEN, 3: "email"})
    assert (found.columns.places["email"], "phone" in found.columns.places, found.table.notes) == (
        3,
        False,
        [],
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lines", "chosen"),
    [
        (("body,full_name", "Arvania,Anna"), {0: "body", 1: "full_name"}),
        (("body,full_name", "Arvania,Anna"), {}),
        (("Anna,a@example.org", "Omar,b@example.org"), {0: "full_name", 1: "email"}),
    ],
    ids=["as the headings say", "nothing", "no headings"],
)
def test_nothing_is_remembered_where_nothing_was_said_or_nothing_tells_the_next_file(lines, chosen):
    keep_choice(RULES, read_table(as_file(*lines)), chosen=chosen, by=None)
    assert ColumnMapping.objects.count() == 0


@pytest.mark.django_db
def test_headings_take_their_own_meaning_back():
    table = read_table(as_file("body,full_name,Notes", "Arvania,Anna,x"))
    keep_choice(RULES, table, chosen={0: "body", 1: "full_name", 2: "function"}, by=None)
    keep_choice(RULES, table, chosen={0: "body", 1: "full_name", 2: ""}, by=None)
    assert remembered_columns(kind="delegates", header=table.header) == {0: "body", 1: "full_name", 2: ""}


@pytest.mark.django_db
def test_other_kinds_of_lists_remember_for_themselves():
    keep_choice(RULES, read_table(as_file(HEAD, ANNA)), chosen=CHOSEN, by=None)
    assert remembered_columns(kind="bodies", header=HEAD.split(",")) is None
