from datetime import date

import pytest
from django.utils import translation

from eventsite.lib.dates import format_day, format_month_day, format_ordinal, format_period, zone_city

OCTOBER, NOVEMBER = date(2018, 10, 31), date(2018, 11, 1)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "31 October – 1 November 2018"),
        ("fr", "31 octobre – 1er novembre 2018"),
        ("es", "31 de octubre – 1 de noviembre de 2018"),
        ("ru", "31 октября – 1 ноября 2018\u00a0г."),
        ("zh-hans", "2018年10月31日至11月1日"),
        ("ar", "31 أكتوبر – 1 نوفمبر 2018"),
        ("tlh", "31 October – 1 November 2018"),
    ],
)
def test_format_period_across_months(language, text):
    assert format_period(OCTOBER, NOVEMBER, language) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "6–7 November [2019]"),
        ("ru", "6–7 ноября [2019]\u00a0г."),
        ("zh-hans", "[2019]年11月6日至7日"),
    ],
)
def test_format_period_brackets_an_inferred_year(language, text):
    assert format_period(date(2019, 11, 6), date(2019, 11, 7), language, inferred_year=True) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "31 December 2018 – 2 January 2019"),
        ("ru", "31 декабря 2018\u00a0г. – 2 января 2019\u00a0г."),
        ("zh-hans", "2018年12月31日至2019年1月2日"),
    ],
)
def test_format_period_across_years(language, text):
    assert format_period(date(2018, 12, 31), date(2019, 1, 2), language) == text


@pytest.mark.parametrize("end", [None, NOVEMBER])
def test_format_period_of_one_day(end):
    assert format_period(NOVEMBER, end, "en") == "1 November 2018"


def test_format_period_follows_the_active_language():
    with translation.override("ru"):
        assert format_period(NOVEMBER) == "1 ноября 2018\u00a0г."


def test_format_day_reads_like_a_period_of_one_day():
    assert format_day(NOVEMBER, "zh-hans") == "2018年11月1日"


@pytest.mark.parametrize(
    ("number", "language", "text"),
    [
        (1, "en", "1st"),
        (2, "en", "2nd"),
        (3, "en", "3rd"),
        (6, "en", "6th"),
        (11, "en", "11th"),
        (112, "en", "112th"),
        (22, "en", "22nd"),
        (6, "ru", "6-я"),
        (6, "zh-hans", "第六届"),
        (10, "zh-hans", "第十届"),
        (12, "zh-hans", "第十二届"),
        (20, "zh-hans", "第二十届"),
        (75, "zh-hans", "第七十五届"),
        (100, "zh-hans", "第100届"),
        (1, "fr", "1re"),
        (6, "fr", "6e"),
        (6, "es", "6.ª"),
        (6, "ar", "6"),
    ],
)
def test_format_ordinal_agrees_with_conference(number, language, text):
    assert format_ordinal(number, language) == text


@pytest.mark.parametrize(
    ("zone", "language", "city"),
    [
        ("America/Los_Angeles", "en", "Los Angeles"),
        ("Asia/Tashkent", "ru", "Ташкент"),
        ("Asia/Kolkata", "ru", "Калькутта"),
        ("Asia/Tokyo", "zh-hans", "东京"),
    ],
)
def test_zone_city_is_named_in_the_language(zone, language, city):
    assert zone_city(zone, language) == city


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "31 Oct"), ("ru", "31 окт."), ("zh-hans", "10月31日"), ("ar", "31 أكتوبر")],
)
def test_format_month_day_is_short(language, text):
    assert format_month_day(OCTOBER, language) == text
