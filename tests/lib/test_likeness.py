"""Names that may be one, and names that are two."""

import pytest

from eventsite.lib.likeness import look_of, may_be_one, name_form, romanized, sounds_of, with_one_script
from eventsite.lib.text import match_key

ONE = [
    ("Pustovitov Sergey", "Sergey Pustovitov"),
    ("PUSTOVITOV, Sergey", "Sergey Pustovitov"),
    ("Пустовитов Сергей", "Sergei Pustovitov"),
    ("Пустовитов Сергей Иванович", "Pustovitov Sergey"),
    ("Юрий Щербаков", "Yury Shcherbakov"),
    ("Александр Иванов", "Alexander Ivanov"),
    ("Пётр Цветков", "Pyotr Tsvetkov"),
    ("Джамшед Хайдаров", "Jamshed Khaydarov"),
    ("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos"),
    ("王小明", "Wang Xiaoming"),
    ("林海 山雨", "山雨 林海"),
    ("欧阳小明", "Xiao-Ming Ouyang"),
    ("Khuseynov Ali", "Huseynov Ali"),
    # With a Cyrillic о and а.
    ("Pustоvitоv Sergey", "Pustovitov Sergey"),
    ("Li Wei", "Wei Li"),
]
TWO = [
    ("Zhang Wei", "Zang Wei"),
    ("Wang Yi", "Wang Ji"),
    ("Li Na", "Li Ma"),
    ("Kim Min", "Kim Min-ho"),
    ("李伟", "李玮"),
    ("Иван Петрович Сидоров", "Иван Иванович Сидоров"),
    ("Ana Bel", "Ana Bel-Dor"),
    ("Ana Bel", "Bob Bel"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_spellings_of_one_name_meet(one, other):
    assert may_be_one(name_form(one), name_form(other))


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_names_stay_apart(one, other):
    assert not may_be_one(name_form(one), name_form(other))


@pytest.mark.parametrize("name", sorted({name for pair in (*ONE, *TWO) for name in pair}))
def test_sounds_are_those_of_the_form(name):
    assert sounds_of(match_key(name)) == name_form(name).sounds


@pytest.mark.parametrize("name", ["", "-", "'", "123", "\u3000", "—", "a", "王", "😀"])
def test_what_is_no_name_has_a_form_too(name):
    assert may_be_one(name_form(name), name_form(name))
    assert sounds_of(match_key(name)) == name_form(name).sounds


@pytest.mark.parametrize(
    ("name", "is_short"), [("Li Wei", True), ("Ana Bel", True), ("Wang Xiaoming", False), ("李伟", True)]
)
def test_short_names_are_known(name, is_short):
    assert name_form(name).is_short is is_short


def test_word_of_two_scripts_is_written_in_the_one_it_has_more_of():
    assert with_one_script("Кyrgyzstan and Рoссия") == "Kyrgyzstan and Россия"


def test_texts_that_look_the_same_have_one_look():
    assert look_of("СССР") == look_of("CCCP")


def test_romanized_text_is_in_small_latin_letters():
    assert romanized("Институт Границ") == "institut granits"
