"""Heads, ranks, values and names of the rows of a file."""

import pytest

from conferences.models import Edition
from delegations.enums import DelegateRole, DelegateStatus
from delegations.models import Body, Delegate
from tests.factories import BodyFactory, CategoryFactory, DelegateFactory, DelegationFactory, EditionFactory
from tests.importing.attendees import plan, problems, verdicts, write

pytestmark = pytest.mark.django_db

HEAD = "body,category,full_name,email,role,function"


@pytest.fixture
def edition() -> Edition:
    """An edition with the category “members”; the bodies Arvania and Belmora are on record."""
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members")
    for label in ("Arvania", "Belmora"):
        BodyFactory(label=label)
    return edition


def _body(label: str) -> Body:
    return Body.objects.get(label=label)


def _seat(edition: Edition, body: str, name: str, **values) -> Delegate:
    """Put a delegate on record."""
    delegation = edition.delegations.filter(body__label=body).first() or DelegationFactory(
        edition=edition, body=_body(body), category=edition.series.categories.get()
    )
    return DelegateFactory(delegation=delegation, person__full_name=name, **values)


def _state(delegate: Delegate) -> tuple[str, str, str, str]:
    delegate.refresh_from_db()
    return (delegate.full_name, delegate.email, delegate.role, delegate.function)


def test_second_head_in_the_file_is_rejected(edition):
    found = plan(edition, HEAD, "Arvania,members,Ana,,head,", "Arvania,members,Bob,,Глава делегации,")

    assert problems(found) == [(3, "two-heads", "role", "Bob")]
    assert "line 2" in found.rows[1].problems[0].reason


def test_head_beside_the_one_on_record_is_rejected(edition):
    _seat(edition, "Arvania", "Ana", role=DelegateRole.HEAD)

    found = plan(edition, HEAD, "Arvania,members,Bob,,head,")

    assert problems(found) == [(2, "two-heads", "role", "Bob")]
    assert "“Ana”" in found.rows[0].problems[0].reason


def test_head_on_record_goes_before_a_new_one_higher_up_in_the_file(edition):
    _seat(edition, "Arvania", "Ana", role=DelegateRole.HEAD)

    found = plan(edition, HEAD, "Arvania,members,Bob,,head,", "Arvania,members,Ana,,head,")

    assert verdicts(found) == ["rejected", "unchanged"]


@pytest.mark.parametrize("seated", [("Ana", "Bob"), ("Bob", "Ana")])
def test_heads_change_places_in_one_file(edition, seated):
    roles = {"Ana": DelegateRole.HEAD, "Bob": DelegateRole.DELEGATE}
    on_record = {name: _seat(edition, "Arvania", name, role=roles[name]) for name in seated}

    write(edition, HEAD, "Arvania,members,Bob,,head,", "Arvania,members,Ana,,adviser,")

    assert (_state(on_record["Ana"])[2], _state(on_record["Bob"])[2]) == ("adviser", "head")


def test_new_head_takes_the_place_that_the_file_frees(edition):
    ana = _seat(edition, "Arvania", "Ana", role=DelegateRole.HEAD)

    write(edition, HEAD, "Arvania,members,Bob,,head,", "Arvania,members,Ana,,delegate,")

    assert (_state(ana)[2], Delegate.objects.get(full_name="Bob").role) == ("delegate", "head")


def test_head_who_withdrew_makes_room(edition):
    _seat(edition, "Arvania", "Ana", role=DelegateRole.HEAD, status=DelegateStatus.WITHDRAWN)

    assert verdicts(write(edition, HEAD, "Arvania,members,Bob,,head,")) == ["new"]


def test_update_of_a_head_keeps_the_head(edition):
    delegate = _seat(edition, "Arvania", "Ana", role=DelegateRole.HEAD)

    write(edition, HEAD, "Arvania,members,Ana,,,Minister")

    assert _state(delegate) == ("Ana", "", "head", "Minister")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("email", "ana(at)example.org"),
        ("role", "boss"),
        ("listed", "perhaps"),
        ("rank", "0"),
        ("rank", "first"),
        ("nationality", "Atlantis"),
        ("language", "Klingon"),
        ("honorific", "H" * 61),
    ],
)
def test_bad_value_is_rejected_with_its_column(edition, column, value):
    found = plan(edition, f"body,category,full_name,{column}", f"Arvania,members,Ana,{value}")

    assert problems(found) == [(2, "value", column, value)]


def test_all_problems_of_a_row_are_told_at_once(edition):
    found = plan(edition, HEAD, "Nowhere,members,,bad,boss,")

    assert [kind for _line, kind, _column, _value in problems(found)] == [
        "name-missing",
        "value",
        "value",
        "body-not-found",
    ]


def test_row_without_a_delegation_is_rejected(edition):
    assert problems(plan(edition, HEAD, ",members,Ana,,,")) == [(2, "body-not-found", "body", "")]


def test_row_with_more_cells_than_headings_is_rejected(edition):
    found = plan(edition, HEAD, "Arvania,members,Ana,,,Minister, of Justice")

    assert [kind for _line, kind, _column, _value in problems(found)] == ["extra-cells"]


def test_order_of_the_file_is_the_rank_after_those_on_record(edition):
    _seat(edition, "Arvania", "Zoe", rank=4)

    write(edition, HEAD, "Arvania,members,Bob,,,", "Belmora,members,Cid,,,", "Arvania,members,Ana,,,")

    assert list(Delegate.objects.order_by("full_name").values_list("full_name", "rank")) == [
        ("Ana", 6),
        ("Bob", 5),
        ("Cid", 1),
        ("Zoe", 4),
    ]


def test_rank_in_the_file_wins(edition):
    write(edition, "body,category,full_name,rank", "Arvania,members,Ana,7")

    assert Delegate.objects.get().rank == 7


def test_import_never_names_anybody_in_public(edition):
    write(edition, HEAD + ",listed", "Arvania,members,Ana,,,,yes")

    assert (Delegate.objects.get().is_public, Delegate.objects.get().is_listed) == (False, True)


@pytest.mark.parametrize(
    "name",
    [
        "Suharto",
        "H.H. Sheikh Mohammed bin Rashid",
        "王小明",
        "김민준",
        "Пётр Ильич Чайковский",
        "محمد بن سلمان",
    ],
)
def test_name_is_kept_as_it_is_and_never_split(edition, name):
    write(edition, HEAD, f"Arvania,members,{name},,,")

    delegate = Delegate.objects.select_related("person").get()
    assert (delegate.full_name, delegate.given_name, delegate.family_name) == (name, "", "")
    assert delegate.person.full_name == name


@pytest.mark.parametrize("letters", [401, 1999])
def test_body_too_long_for_its_field_is_rejected_and_not_created(edition, letters):
    found = plan(edition, HEAD, f"{'B' * letters},members,Ana,,,", create_missing=True)

    assert problems(found) == [(2, "value", "body", "B" * 200)]
    assert found.new_bodies == ()


def test_category_too_long_for_its_field_is_rejected_and_not_created(edition):
    found = plan(edition, HEAD, f"Arvania,{'C' * 161},Ana,,,", create_missing=True)

    assert problems(found) == [(2, "value", "category", "C" * 161)]
    assert found.new_categories == ()


def test_newcomer_after_the_highest_rank_has_it_too(edition):
    _seat(edition, "Arvania", "Ana", rank=2_147_483_647)

    write(edition, HEAD, "Arvania,members,Bob,,,")

    assert Delegate.objects.get(full_name="Bob").rank == 2_147_483_647
