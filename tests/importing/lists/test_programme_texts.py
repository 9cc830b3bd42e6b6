"""Texts of a programme file: plain, and under the language that they are written in."""

import pytest

from conferences.models import Edition, Session
from tests.factories import DayFactory, EditionFactory, RoomFactory
from tests.importing.lists.programmes import event, schedule, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    edition = EditionFactory()
    DayFactory(edition=edition)
    RoomFactory(edition=edition, name_en="Hall A")
    return edition


@pytest.mark.parametrize(
    ("language", "title", "column"),
    [
        ("en-GB", "Opening", "title_en"),
        ("de", "Eröffnung", "title_en"),
        ("fr", "Ouverture", "title_fr"),
        ("es_MX", "Apertura", "title_es"),
        ("zh_CN", "开幕", "title_zh_hans"),
        ("ru", "Opening", "title_en"),
        ("en", "Открытие", "title_ru"),
        (None, "الافتتاح", "title_ar"),
        ("", {"de": "Eröffnung", "en": "Opening"}, "title_en"),
    ],
)
def test_title_is_filed_under_its_language(edition, language, title, column):
    write(edition, schedule(event(language=language, title=title)))

    expected = title if isinstance(title, str) else "Opening"
    assert getattr(Session.objects.get(), column) == expected


@pytest.mark.parametrize(
    ("abstract", "text"),
    [
        ("<p>One &amp; two</p><ul><li>a</li><li>b</li></ul>", "One & two\n• a\n• b"),
        ("Line<br/>break<script>alert(1)</script>", "Line\nbreak"),
        ("a < b and R&D; \n second", "a < b and R&D;\nsecond"),
        ("=1+1", "=1+1"),
        (None, ""),
    ],
)
def test_abstract_is_plain_text(edition, abstract, text):
    write(edition, schedule(event(abstract=abstract)))

    assert (Session.objects.get().abstract_en or "") == text
