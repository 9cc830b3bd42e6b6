"""The interface is complete in its languages: nothing untranslated, no placeholder lost, nothing stale."""

import pytest
from django.conf import settings
from django.utils.translation import to_locale

from tests.tree.catalogues import PLACEHOLDER, asked_for, catalogue, compiled, languages, messages, texts

TRANSLATED = [to_locale(code) for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def test_every_interface_language_has_a_catalogue():
    assert languages() == sorted(TRANSLATED)


@pytest.mark.parametrize("language", TRANSLATED)
def test_catalogue_holds_every_text_of_the_source(language):
    assert asked_for() - set(messages(catalogue(language))) == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_catalogue_leaves_nothing_untranslated(language):
    untranslated = [key for key, message in messages(catalogue(language)).items() if not all(texts(message))]
    assert untranslated == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_catalogue_has_no_guesses(language):
    assert [key for key, message in messages(catalogue(language)).items() if message.fuzzy] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_translation_keeps_its_placeholders(language):
    lost = []
    for (_, text), message in messages(catalogue(language)).items():
        plural = message.id[-1] if isinstance(message.id, list | tuple) else text
        wanted = set(PLACEHOLDER.findall(plural))
        # A singular form may write its number as a word.
        numbers = {"%(count)s", "%(counter)s", "%(number)s", "%(n)s"} if plural != text else set()
        allowed = [wanted, wanted - numbers]
        lost += [text for each in texts(message) if set(PLACEHOLDER.findall(each)) not in allowed]
    assert lost == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_compiled_catalogue_is_that_of_its_source(language):
    source = {key: texts(message) for key, message in messages(catalogue(language)).items()}
    assert {key: texts(message) for key, message in messages(compiled(language)).items()} == source
