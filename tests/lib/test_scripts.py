"""The script of a text."""

import pytest

from eventsite.lib.scripts import language_of_letters


@pytest.mark.parametrize(
    ("text", "language"),
    [("داريوس أماني", "ar"), ("林雪梅", "zh-hans"), ("Ўктам", "ru"), ("Lin Xuemei", "fr"), ("", "fr")],
)
def test_letters_tell_the_language_to_set_a_text_by(text, language):
    assert language_of_letters(text, "fr") == language
