import pytest

from eventsite.lib.countries import LANGUAGES, countries, country, country_name, find_country


def test_countries_are_248_of_which_197_states():
    assert (len(countries()), sum(found.is_state for found in countries())) == (248, 197)


def test_countries_come_by_m49_number():
    numbers = [found.m49 for found in countries()]
    assert numbers == sorted(set(numbers))


def test_countries_have_a_name_in_each_language():
    assert [found.alpha3 for found in countries() if not all(found.names[code] for code in LANGUAGES)] == []


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Kyrgyzstan"),
        ("fr", "Kirghizistan"),
        ("es", "Kirguistán"),
        ("ru", "Кыргызстан"),
        ("zh-hans", "吉尔吉斯斯坦"),
        ("ar", "قيرغيزستان"),
        ("de", "Kyrgyzstan"),
    ],
)
def test_country_name_is_the_united_nations_one(language, name):
    assert country_name("KGZ", language) == name


def test_country_raises_key_error_for_an_unknown_code():
    with pytest.raises(KeyError):
        country("PNA")


@pytest.mark.parametrize(
    "spelling", ["NAM", "na", "516", "Namibia", "НАМИБИЯ", "纳米比亚", "ناميبيا", "Namibie"]
)
def test_find_country_takes_codes_and_names_in_any_language(spelling):
    found = find_country(spelling)
    assert found is not None
    assert found.alpha3 == "NAM"


def test_find_country_takes_no_guess():
    assert find_country("Namibi") is None


def test_find_country_finds_each_country_by_each_of_its_names():
    wrong = [
        (found.alpha3, name)
        for found in countries()
        for name in (found.m49, found.alpha2, found.alpha3, *found.names.values())
        if find_country(name) != found
    ]
    assert wrong == []
