import pytest

from eventsite.lib.text import (
    first_forbidden_character,
    has_forbidden_characters,
    match_key,
    normalize_lines,
    normalize_text,
)


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("  Kyrgyz \t Republic\n", "Kyrgyz Republic"),
        ("Kyrgyz\u00a0\u2009\u3000Republic\u2800", "Kyrgyz Republic"),
        ("Cote\u0301", "Coté"),
        ("\ufeffA\u200bB\u00ad", "AB"),
        ("Ali\u202egpj\u202c", "Aligpj"),
        ("ASCII stays as it is", "ASCII stays as it is"),
        ("", ""),
    ],
)
def test_normalize_text_gives_the_stored_form(raw, stored):
    assert normalize_text(raw) == stored


def test_normalize_text_keeps_a_joiner_inside_a_persian_word_only():
    assert normalize_text("می\u200cخواهم\u200c !") == "می\u200cخواهم !"


def test_normalize_text_does_not_change_case_or_width():
    assert normalize_text("McDONALD １") == "McDONALD １"


def test_normalize_lines_keeps_lines_and_drops_empty_ones():
    assert (
        normalize_lines(" Director \r\n\r\n Ministry\u00a0of X\u2028Desk ") == "Director\nMinistry of X\nDesk"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kyrgyz  Republic ", "KYRGYZ REPUBLIC"),
        ("People’s Republic", "People's Republic"),
        ("People´s Republic", "People`s Republic"),
        ("Oʻzbekiston", "O'zbekiston"),
        ("«Север»", '"Север"'),
        ("Guinea–Bissau", "guinea - bissau"),
        ("Папуа — Новая Гвинея", "Папуа-Новая Гвинея"),
        ("Côte d’Ivoire", "COTE D'IVOIRE"),
        ("Bjørn Łukasz Æsir", "Bjorn Lukasz Aesir"),
        ("İstanbul", "istanbul"),
        ("Straße", "STRASSE"),
        ("Пётр", "ПЕТР"),
        ("ＩＮＴＥＲＰＯＬ", "Interpol"),
        ("ﻣﺼﺮ", "مصر"),
        ("مُحَمَّد", "محمد"),
        ("أحمد", "احمد"),
        ("Nguyễn Văn", "NGUYEN VAN"),
        ("约翰·史密斯", "约翰・史密斯"),
        ("Ali\u200e", "Ali"),
    ],
)
def test_match_key_meets(one, other):
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Андрей", "Андреи"),
        ("Niger", "Nigeria"),
        ("Guinea Bissau", "Guinea-Bissau"),
        ("СССР", "CCCP"),
        ("їжак", "іжак"),
        ("李娜", "李那"),
    ],
)
def test_match_key_keeps_apart(one, other):
    assert match_key(one) != match_key(other)


@pytest.mark.parametrize("text", ["a\x00b", "\x1b[31m", "\x7f", "a\x9fb", "\ud800", "\ufffe"])
def test_has_forbidden_characters_finds(text):
    assert has_forbidden_characters(text) is True


@pytest.mark.parametrize("text", ["", "a\tb\r\nc", "é Ж 王 ع", "\u00a0", "👍"])
def test_has_forbidden_characters_passes(text):
    assert has_forbidden_characters(text) is False


def test_first_forbidden_character_names_the_code_point():
    assert first_forbidden_character("a\x00\x1b") == "U+0000"
