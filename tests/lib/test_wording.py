"""Texts in the language of the page, and in another."""

import pytest
from django.utils.translation import override

from conferences.templatetags.wording import in_language, marked
from eventsite.lib.wording import Wording, grouped, in_line


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "Tashkent, 6 November"), ("ar", "Tashkent، 6 November"), ("zh-hans", "Tashkent，6 November")],
)
def test_line_is_parted_as_its_language_parts_it(language: str, line: str) -> None:
    with override(language):
        assert in_line("Tashkent", "", "6 November") == line


@pytest.mark.parametrize(
    ("page", "language", "attributes"),
    [
        ("en", "", ""),
        ("ru", "en", ' lang="en"'),
        ("ar", "en", ' lang="en" dir="ltr"'),
        ("en", "ar", ' lang="ar" dir="rtl"'),
    ],
)
def test_text_says_its_language_and_where_it_runs_against_the_page(
    page: str, language: str, attributes: str
) -> None:
    with override(page):
        assert in_language(language) == attributes


def test_text_of_another_language_is_escaped_within_its_mark() -> None:
    with override("ar"):
        assert marked(Wording("A < B.", "en")) == '<span lang="en" dir="ltr">A &lt; B.</span>'


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "100,000"), ("ar", "100,000"), ("ru", "100\xa0000"), ("fr", "100\xa0000"), ("zh-hans", "100000")],
)
def test_number_is_written_in_the_groups_of_its_language(language: str, text: str) -> None:
    with override(language):
        assert grouped(100_000) == text
