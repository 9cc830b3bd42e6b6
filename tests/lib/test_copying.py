"""What a copy of a row takes over."""

import pytest

from eventsite.lib.copying import copied_values
from tests.factories import BodyNameFactory, RoomFactory

pytestmark = pytest.mark.django_db


def test_copy_takes_every_language_and_nothing_of_its_own():
    room = RoomFactory(name_en="Hall", name_ru="Зал", seats=40, order=3)
    room.refresh_from_db()
    values = copied_values(room, leave=("edition",))
    assert {name: value for name, value in values.items() if value} == {
        "name_en": "Hall",
        "name_ru": "Зал",
        "seats": 40,
        "order": 3,
    }


def test_translated_field_is_left_behind_in_every_language():
    values = copied_values(RoomFactory(name_en="Hall", name_ru="Зал"), leave=("edition", "name"))
    assert set(values) == {"seats", "order"}


def test_derived_columns_are_left_to_the_copy():
    values = copied_values(BodyNameFactory())
    assert not {"sort_key", "match_key", "search_key"} & set(values)
    assert {"body_id", "source_id"} <= set(values)
