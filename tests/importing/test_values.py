import pytest

from conferences.importing.words import ANSWERS, LANGUAGES
from delegations.importing.values import UnknownValue, read_language, read_listed, read_role
from delegations.importing.words import ROLES


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("head", "head"),
        ("HEAD OF DELEGATION", "head"),
        ("Глава делегации", "head"),
        ("Chef de délégation", "head"),
        ("Jefa de delegación", "head"),
        ("团长", "head"),
        ("رئيس الوفد", "head"),
        ("deputy_head", "deputy_head"),
        ("Deputy head", "deputy_head"),
        ("Советник", "adviser"),
        ("Advisor", "adviser"),
        ("Support staff", "support_staff"),
        ("support_staff", "support_staff"),
    ],
)
def test_read_role_knows_the_words_of_six_languages(text, role):
    assert read_role(text) == role


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        *[(text, True) for text in ("yes", "Y", "TRUE", "1", "да", "oui", "sí", "是", "نعم", "x", "✓")],
        *[(text, False) for text in ("no", "N", "False", "0", "нет", "non", "否", "لا", "-")],
    ],
)
def test_read_listed_knows_yes_and_no(text, listed):
    assert read_listed(text) is listed


@pytest.mark.parametrize(
    ("text", "code"), [("Русский", "ru"), ("ru", "ru"), ("F", "fr"), ("中文", "zh-hans")]
)
def test_read_language_knows_names_and_codes(text, code):
    assert read_language(text) == code


def test_an_unknown_role_is_refused_with_the_right_ones():
    with pytest.raises(UnknownValue) as caught:
        read_role("boss")
    assert str(caught.value) == (
        "“boss” is not known here; right would be one of: head, deputy_head, alternate, delegate, adviser, "
        "expert, interpreter, observer, speaker, press, support_staff."
    )


@pytest.mark.parametrize("read", [read_role, read_listed, read_language])
def test_a_blank_value_is_for_the_caller_to_judge(read):
    with pytest.raises(UnknownValue):
        read("")


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (read_role, ROLES),
        (read_language, LANGUAGES),
        (lambda text: "yes" if read_listed(text) else "no", ANSWERS),
    ],
)
def test_every_word_means_one_value(read, words):
    wrong = [(word, value) for value, listed in words.items() for word in listed if read(word) != value]
    assert wrong == []
