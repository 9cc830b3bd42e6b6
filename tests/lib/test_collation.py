import subprocess
import sys

import pytest

from eventsite.lib.collation import MAX_LENGTH, sort_key
from eventsite.lib.countries import countries, country_name


def in_order(language: str, *names: str) -> bool:
    keys = [sort_key(name, language) for name in names]
    return keys == sorted(keys) and len(set(keys)) == len(keys)


def test_sort_key_gives_the_protocol_order_of_russian_short_names():
    codes = ["UZB", "TJK", "RUS", "PAK", "KGZ", "CHN", "KAZ", "IND"]
    codes.sort(key=lambda code: sort_key(country_name(code, "ru"), "ru"))
    assert codes == ["IND", "KAZ", "CHN", "KGZ", "PAK", "RUS", "TJK", "UZB"]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("ru", ("Елец", "Ёлка", "Ель", "Жук")),
        ("ru", ("Иордания", "Исландия", "Италия", "Йемен", "Кабо-Верде")),
        ("ru", ("Юг", "Язык", "ASEAN", "北京")),
        ("en", ("Congo", "Cook Islands", "Costa Rica", "Côte d’Ivoire", "Croatia")),
        ("en", ("Guinea", "Guinea-Bissau", "Guineas")),
        ("en", ("Resolution 988 (1993)", "Resolution 1267 (1999)", "Resolution 1988 (2011)")),
        ("fr", ("cote", "coté", "côte", "côté", "coteau")),
        ("fr", ("Équateur", "Érythrée", "Espagne", "Estonie")),
        ("es", ("nube", "nueve", "ñandú", "oro")),
        ("zh-hans", ("阿富汗", "巴西", "秘鲁", "重庆", "中国", "OPEC")),
        ("zh-hans", ("俄罗斯联邦", "厄瓜多尔")),
        ("zh-hans", ("路", "吕", "乱")),
        ("zh-hans", ("阿", "中", "\U00033333")),  # a character without a reading goes last
        ("ar", ("الاتحاد الروسي", "إثيوبيا", "أذربيجان", "الأرجنتين", "بابوا غينيا الجديدة")),
        ("ar", ("ألبانيا", "المغرب", "مقدونيا الشمالية")),
    ],
)
def test_sort_key_orders_as_the_dictionaries_of_the_language(language, names):
    assert in_order(language, *names)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "INTERPOL", "Interpol"),
        ("en", "Republic  of Korea", "Republic of Korea"),
        ("en", "Cote d'Ivoire", "Cote d’Ivoire"),
        ("ar", "مِصر", "مصر"),
        ("en", "(ISIL)", "ISIL"),
    ],
)
def test_sort_key_passes_over(language, one, other):
    assert sort_key(one, language) == sort_key(other, language)


def test_sort_key_is_made_of_digits_so_that_every_collation_agrees():
    keys = {sort_key(name, language) for found in countries() for language, name in found.names.items()}
    assert {character for key in keys for character in key} == set("0123456789")


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "zh-hans", "ar"])
def test_sort_key_tells_all_countries_apart(language):
    assert len({sort_key(found.names[language], language) for found in countries()}) == len(countries())


@pytest.mark.parametrize("name", ["я" * 500, "中" * 500, "🙂" * 500, "9" * 500])
def test_sort_key_fits_its_column(name):
    assert len(sort_key(name, "zh-hans")) <= MAX_LENGTH


def test_sort_key_tells_two_long_committee_names_apart():
    stem = "UN Security Council Committee pursuant to resolution"
    assert in_order("en", f"{stem} 1988 (2011)", f"{stem}s 1267 (1999), 1989 (2011) and 2253 (2015)")


@pytest.mark.parametrize("name", ["", "—", "🙂"])
def test_sort_key_takes_a_name_without_letters(name):
    assert sort_key(name, "ru").isdecimal()


def test_dictionaries_of_chinese_are_loaded_when_a_character_is_read():
    code = (
        "import sys; from eventsite.lib.collation import sort_key;"
        "from eventsite.lib.search.keys import search_key;"
        "sort_key('Kazakhstan', 'zh-hans'); search_key('Казахстан'); print('pypinyin' in sys.modules);"
        "sort_key('中国', 'zh-hans'); print('pypinyin' in sys.modules)"
    )

    told = subprocess.run(  # noqa: S603 (fixed words)
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert told.stdout.split() == ["False", "True"]
