"""Short names of states and areas in the six official UN languages (UN M49; see data/m49.LICENSE.md)."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from eventsite.lib.text import match_key

M49_FILE = Path(__file__).parent / "data" / "m49.csv"
#: The languages of the names, by the codes that the site uses.
LANGUAGES = ("en", "fr", "es", "ru", "zh-hans", "ar")


@dataclass(frozen=True, slots=True)
class Country:
    """A state or area of the M49 standard; `names` by language code."""

    m49: str
    alpha2: str
    alpha3: str
    is_state: bool
    names: Mapping[str, str]


@cache
def countries() -> tuple[Country, ...]:
    """Return every state and area, ordered by M49 number."""
    with M49_FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_country(row) for row in csv.DictReader(file))


def country(alpha3: str) -> Country:
    """Return the country with this ISO 3166-1 alpha-3 code. Raises KeyError."""
    return _by_alpha3()[alpha3]


def country_name(alpha3: str, language: str) -> str:
    """Return the M49 short name; a language that the standard lacks reads English. Raises KeyError."""
    names = country(alpha3).names
    return names.get(language, names["en"])


def country_names(alpha3: str) -> tuple[str, ...]:
    """Return the M49 short names in every language; none for a code that the standard lacks."""
    found = _by_alpha3().get(alpha3)
    return tuple(found.names.values()) if found else ()


def find_country(text: str) -> Country | None:
    """Return the country that a code (alpha-2, alpha-3, M49) or a short name in any language means."""
    return _by_spelling().get(match_key(text))


@cache
def _by_alpha3() -> dict[str, Country]:
    return {found.alpha3: found for found in countries()}


@cache
def _by_spelling() -> dict[str, Country]:
    return {
        match_key(spelling): found
        for found in countries()
        for spelling in (found.m49, found.alpha2, found.alpha3, *found.names.values())
    }


def _country(row: Mapping[str, str]) -> Country:
    return Country(
        m49=row["m49"],
        alpha2=row["alpha2"],
        alpha3=row["alpha3"],
        is_state=row["is_state"] == "yes",
        names=MappingProxyType({language: row[language] for language in LANGUAGES}),
    )
