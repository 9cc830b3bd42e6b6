"""Rows of any kind of translated content, each with one text in English."""

from collections.abc import Callable

import pytest
from django.db.models import Model

from eventsite.desk.translations.kinds import Kind
from tests.cache.tables import factory_of

GapRows = Callable[[Kind, int], list[Model]]


@pytest.fixture
def gap_rows() -> GapRows:
    def make(kind: Kind, count: int) -> list[Model]:
        text = {kind.column(kind.fields[0], "en"): "A text"}
        return [factory_of(kind.model)(**text) for _number in range(count)]

    return make
