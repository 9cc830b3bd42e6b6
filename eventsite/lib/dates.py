"""Dates as people write them in the six official UN languages."""

from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton, get_timezone_location
from django.utils.translation import get_language, to_locale

# Babel's intervals know abbreviated months only; the patterns here are CLDR's long dates, as intervals.
# {d} day, {m} month, {y} year of the start; capitals of the end. By what the two days share.
_PATTERNS = {
    "en": ("{d} {m} {y}", "{d}–{D} {m} {y}", "{d} {m} – {D} {M} {y}", "{d} {m} {y} – {D} {M} {Y}"),
    "fr": ("{d} {m} {y}", "{d}–{D} {m} {y}", "{d} {m} – {D} {M} {y}", "{d} {m} {y} – {D} {M} {Y}"),
    "es": (
        "{d} de {m} de {y}",
        "{d}–{D} de {m} de {y}",
        "{d} de {m} – {D} de {M} de {y}",
        "{d} de {m} de {y} – {D} de {M} de {Y}",
    ),
    # A no-break space keeps the abbreviation "г." with its year.
    "ru": (
        "{d} {m} {y}\u00a0г.",
        "{d}–{D} {m} {y}\u00a0г.",
        "{d} {m} – {D} {M} {y}\u00a0г.",
        "{d} {m} {y}\u00a0г. – {D} {M} {Y}\u00a0г.",
    ),
    "zh": (
        "{y}年{m}{d}日",
        "{y}年{m}{d}日至{D}日",
        "{y}年{m}{d}日至{M}{D}日",
        "{y}年{m}{d}日至{Y}年{M}{D}日",
    ),
    "ar": ("{d} {m} {y}", "{d}–{D} {m} {y}", "{d} {m} – {D} {M} {y}", "{d} {m} {y} – {D} {M} {Y}"),
}
_CHINESE_DIGITS = "〇一二三四五六七八九"


def format_period(
    start: date, end: date | None = None, language: str | None = None, *, inferred_year: bool = False
) -> str:
    """Return the days from `start` to `end` (inclusive) in words; without a language, in the active one.

    An inferred year, one that no source prints, stands in square brackets: "6–7 November [2019]".
    """
    last = end or start
    locale = _locale(language)
    # In Chinese the wide form spells the number out (十月), which no date in figures does.
    months = locale.months["format"]["abbreviated" if locale.language == "zh" else "wide"]
    pattern = _PATTERNS[locale.language][_distance(start, last)]
    year = "[{}]" if inferred_year else "{}"
    return pattern.format(
        d=_day(start, locale),
        m=months[start.month],
        y=year.format(start.year),
        D=_day(last, locale),
        M=months[last.month],
        Y=year.format(last.year),
    )


def format_day(day: date, language: str | None = None) -> str:
    """Return one day in words: "6 November 2019"."""
    return format_period(day, day, language)


def format_weekday(day: date, language: str | None = None) -> str:
    """Return one day in words with its day of the week: "Wednesday, 6 November 2019"."""
    return format_date(day, "full", locale=_day_first(language))


def format_short_weekday(day: date, language: str | None = None) -> str:
    """Return one day as a tab has room for it: "Wed, 6 Nov"."""
    return format_skeleton("MMMEd", day, locale=_day_first(language))


def format_month_day(day: date, language: str | None = None) -> str:
    """Return one day under the axis of a chart: "6 Nov"."""
    return format_skeleton("MMMd", day, locale=_day_first(language))


def _day_first(language: str | None) -> Locale:
    """Return the locale, with the day before the month in English, as everywhere on the site."""
    locale = _locale(language)
    return Locale("en", "GB") if locale.language == "en" else locale


def zone_city(zone: str, language: str | None = None) -> str:
    """Return the city that an IANA zone is named after: "Tashkent", "Ташкент"."""
    return get_timezone_location(zone, locale=_day_first(language), return_city=True)


def format_ordinal(number: int, language: str | None = None) -> str:
    """Return the ordinal number of an edition, to stand before its noun: "6th", "6-я", "第六届".

    French, Russian and Spanish agree with the feminine noun (conférence, конференция, conferencia).
    Chinese carries the measure word of meetings. Arabic, whose ordinals are words that follow the noun,
    has the bare number.
    """
    return {
        "en": f"{number}{_english_suffix(number)}",
        "fr": "1re" if number == 1 else f"{number}e",
        "es": f"{number}.ª",
        "ru": f"{number}-я",
        "zh": f"第{_chinese_number(number)}届",
    }.get(_locale(language).language, str(number))


def _locale(language: str | None) -> Locale:
    return _parsed_locale(language or get_language() or "en")


@cache
def _parsed_locale(language: str) -> Locale:
    known = language.partition("-")[0] in _PATTERNS
    return Locale.parse(to_locale(language) if known else "en")


def _distance(start: date, end: date) -> int:
    if start == end:
        return 0
    if start.year != end.year:
        return 3
    return 1 if start.month == end.month else 2


def _day(day: date, locale: Locale) -> str:
    return "1er" if locale.language == "fr" and day.day == 1 else str(day.day)


def _english_suffix(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _chinese_number(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, units = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_CHINESE_DIGITS[tens]}十"
    return head + (_CHINESE_DIGITS[units] if units else "")
