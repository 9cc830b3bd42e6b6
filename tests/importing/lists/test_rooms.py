"""Rooms as a file: known by any of their names, written once, kept to their edition."""

import pytest

from conferences.models import Edition, Room
from tests.factories import EditionFactory, RoomFactory
from tests.importing.lists.files import changes, plan, problems, undo, verdicts, write

pytestmark = pytest.mark.django_db

HEAD = "name_en,name_ru,seats"


@pytest.fixture
def edition() -> Edition:
    return EditionFactory(series__slug="forum", number=9)


def test_new_rooms_are_written_in_the_order_of_the_file(edition):
    RoomFactory(edition=edition, name="Plenary Hall", order=4)
    batch = write("rooms", edition, HEAD, "Hall A,Зал А,120", "Hall B,,40")

    rooms = Room.objects.filter(edition=edition).order_by("order")
    assert list(rooms.values_list("name_en", "name_ru", "seats", "order")) == [
        ("Plenary Hall", None, None, 4),
        ("Hall A", "Зал А", 120, 5),
        ("Hall B", None, 40, 6),
    ]
    assert (batch.counts["rows"], batch.counts["new"]) == (2, 2)


def test_same_file_twice_changes_nothing(edition):
    write("rooms", edition, HEAD, "Hall A,Зал А,120")

    assert verdicts(plan("rooms", edition, HEAD, "Hall A,Зал А,120")) == ["unchanged"]


@pytest.mark.parametrize("line", ["HALL  a,,200", ",зал а,200", "Great Hall,Зал А,200"])
def test_room_is_known_by_any_of_its_names(edition, line):
    RoomFactory(edition=edition, name_en="Hall A", name_ru="Зал А", seats=120)

    found = plan("rooms", edition, HEAD, line)

    assert verdicts(found) == ["updated"]
    assert ("seats", "120", "200") in changes(found)


def test_empty_cell_changes_nothing(edition):
    RoomFactory(edition=edition, name_en="Hall A", seats=120)
    write("rooms", edition, HEAD, "Hall A,Зал А,")

    room = Room.objects.get()
    assert (room.name_ru, room.seats) == ("Зал А", 120)


def test_room_of_another_edition_is_not_touched(edition):
    other = RoomFactory(name_en="Hall A", seats=10)
    write("rooms", edition, HEAD, "Hall A,,120")

    other.refresh_from_db()
    assert (other.seats, Room.objects.filter(edition=edition).count()) == (10, 1)


def test_row_of_another_edition_is_refused(edition):
    found = plan("rooms", edition, "edition,name_en", "forum/9,Hall A", "forum/8,Hall B")

    assert verdicts(found) == ["new", "rejected"]
    assert problems(found) == [(3, "other-edition", "edition", "forum/8")]


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Name", "name_en"),
        ("Salle", "name_fr"),
        ("Nombre", "name_es"),
        ("Название зала", "name_ru"),
        ("会议室", "name_zh_hans"),
        ("القاعة", "name_ar"),
        ("Room name (Russian)", "name_ru"),
        ("Название (английский)", "name_en"),
    ],
)
def test_heading_tells_the_language(edition, header, column):
    write("rooms", edition, header, "Hall A")

    assert getattr(Room.objects.get(), column) == "Hall A"


@pytest.mark.parametrize("seats", ["-1", "many", "99999999999", "12.5"])
def test_wrong_number_is_refused_with_its_column(edition, seats):
    found = plan("rooms", edition, "name_en,Seats", f"Hall A,{seats}")

    assert problems(found) == [(2, "value", "Seats", seats)]


def test_repeat_is_held(edition):
    found = plan("rooms", edition, HEAD, "Hall A,,120", "hall a,,130")

    assert verdicts(found) == ["new", "held"]


def test_rejected_row_stops_the_file_unless_left_out(edition):
    lines = (HEAD, "Hall A,,120", "Hall B,,x")

    with pytest.raises(Exception, match="rejected rows"):
        write("rooms", edition, *lines)
    assert Room.objects.count() == 0
    write("rooms", edition, *lines, without_rejected=True)
    assert [room.name_en for room in Room.objects.all()] == ["Hall A"]


def test_undo_removes_what_was_created_and_gives_old_values_back(edition):
    RoomFactory(edition=edition, name_en="Hall A", seats=120)
    batch = write("rooms", edition, HEAD, "Hall A,Зал А,200", "Hall B,,40")

    undone = undo(batch)

    assert (undone.removed, undone.restored, undone.kept) == (1, 1, ())
    assert list(Room.objects.values_list("name_en", "name_ru", "seats")) == [("Hall A", None, 120)]


def test_history_names_the_import(edition):
    batch = write("rooms", edition, HEAD, "Hall A,,120")

    assert Room.objects.get().history.get().history_change_reason == f"import {batch.token}"


@pytest.mark.parametrize("count", [1, 30])
def test_number_of_queries_does_not_grow_with_the_rows(edition, count, django_assert_num_queries):
    lines = [f"Room {number},,{number}" for number in range(count)]

    with django_assert_num_queries(13):
        write("rooms", edition, HEAD, *lines)
