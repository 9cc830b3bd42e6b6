"""The key of a record, the words that are looked for, and the parts of a text that are marked."""

import re

import pytest
from django.db.models import Q
from hypothesis import given
from hypothesis import strategies as st

from eventsite.lib.search.keys import LONGEST, abbreviations, search_key
from eventsite.lib.search.marking import parts_of
from eventsite.lib.search.question import MOST_WORDS, _near, asked


@pytest.mark.parametrize(
    ("texts", "key"),
    [
        (("Tashkent",), " tashkent "),
        (("Пустовитов", "Pustovitov", None, ""), " pustovitov "),
        (("Ёлкин, Пётр",), " elkin petr "),
        (("RATS/CONF.7/INF.1",), " rats conf 7 inf 1 "),
        (("O‘zbekiston",), " ozbekiston zbekiston "),
        (("l’Asie centrale",), " lasie asie centrale "),
        (("Łukasz Wąsik",), " lukasz wasik "),
        (("العراق",), " العراق عراق lrq "),
        (("中国",), " 中 国 zhongguo guo "),
        (("重庆",), " 重 庆 chongqing qing "),
        (("中华人民",), " 中 华 人 民 zhonghuarenmin huarenmin renmin min "),
        (("人民共和国",), " 人 民 共 和 国 renmingongheguo renmingonghe mingongheguo gongheguo heguo guo "),
        (("%_\\ \" '",), ""),
        ((), ""),
    ],
)  # fmt: skip
def test_key_holds_each_word_once_in_latin_letters(texts, key):
    assert search_key(*texts) == key


def test_key_is_no_longer_than_its_column():
    assert len(search_key(*(f"word{n}" for n in range(5000)))) == LONGEST


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Commonwealth of Independent States' Anti-Terrorism Center", ["CISATC", "ISATC", "SATC", "ATC"]),
        ("UN Office on Drugs and Crime", ["UNODC", "ODC"]),
        ("Kyrgyz Republic", []),
        ("республика", []),
    ],
)
def test_initials_of_a_name_are_taken_from_each_word_on(name, short):
    assert list(abbreviations(name)) == short


@pytest.mark.parametrize("apostrophe", ["'", "’", "‘", "ʻ", "ʼ", "`", "´", "＇", ""])
def test_apostrophes_make_no_difference(apostrophe):
    question = asked(f"O{apostrophe}zbekiston")
    assert question.is_in(search_key("Oʻzbekiston Respublikasi"))


@pytest.mark.parametrize(
    "text", ["", "   ", "%", "_", "\\", "'", '"', "\x00", "% _ \\ ' \"", "a", "д", "7", "\ud800", "\u202e"]
)
def test_nothing_is_looked_for_where_no_word_is_long_enough(text):
    assert not asked(text).is_enough


def test_only_the_first_words_are_looked_for():
    question = asked(" ".join(f"word{n}" for n in range(MOST_WORDS + 1)))
    assert (len(question.words), question.is_cut) == (MOST_WORDS, True)


def test_word_typed_twice_is_looked_for_once():
    assert [word.text for word in asked("ana Ana АНА").words] == ["ana"]


def test_condition_of_no_word_is_empty():
    assert asked("").condition() == Q()


NEAR = [
    "tashkant",  # another letter
    "tashken",  # missing
    "tashkentt",  # doubled
    "tahskent",  # exchanged
    "taskhent",  # exchanged where the halves meet
    "ashkent",
    "Ташкетн",
]


@pytest.mark.parametrize("text", NEAR)
def test_one_wrong_letter_is_forgiven_if_asked(text):
    key = search_key("Tashkent")
    question = asked(text)
    assert question.forgivingly().is_in(key)
    assert question.is_in(key) == (text == "tashken")


@pytest.mark.parametrize("text", ["tishkant", "tachkant", "tashknet2", "taxi"])
def test_two_wrong_letters_are_not_forgiven(text):
    assert not asked(text).forgivingly().is_in(search_key("Tashkent"))


@pytest.mark.parametrize(("text", "key"), [("iren", "iran"), ("2018", "2019"), ("iqr", "iraq")])
def test_short_words_and_numbers_are_not_forgiven(text, key):
    expected = text == "iren"
    assert asked(text).forgivingly().is_in(search_key(key)) == expected


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Opening in Tashkent", "tash open", ["Opening", "Tashkent"]),
        ("Mr Grigory Пустовитов", "pustovit", ["Пустовитов"]),
        ("O’zbekiston Respublikasi", "ozbek", ["O’zbekiston"]),
        ("中华人民共和国", "人民", ["人民"]),
        ("中华人民共和国", "renmin", ["人民"]),
        ("RATS/CONF.7/INF.1", "conf.7", ["CONF", "7"]),
        ("<b>Tashkent</b>", "tashkent", ["Tashkent"]),
        ("Nothing here", "tashkent", []),
        ("", "tashkent", []),
    ],
)
def test_found_words_are_marked_and_the_text_stays(text, query, marked):
    parts = parts_of(text, asked(query))
    assert [part for part, found in parts if found] == marked
    assert "".join(part for part, _found in parts) == text


def test_near_words_are_marked_where_they_were_forgiven():
    question = asked("Tashkant").forgivingly()
    assert parts_of("in Tashkent", question) == [("in ", False), ("Tashkent", True)]


LETTERS = st.text("abcd", min_size=4, max_size=9)


def matches(pattern: str, key: str) -> bool:
    """Say what LIKE says."""
    expression = "".join({"%": ".*", "_": "."}.get(sign, re.escape(sign)) for sign in pattern)
    return re.fullmatch(expression, key) is not None


@given(LETTERS, st.data())
def test_patterns_of_the_database_miss_no_word_that_is_forgiven(word, data):
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdz"))
    others = (
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
    )
    halves, near = _near(word)
    for other in others:
        key = f" first {other} last "
        assert any(matches(pattern, key) for pattern in halves), (word, other)
        assert any(matches(pattern, key) for pattern in [*near, f"% {word}%"]), (word, other)
