"""What the words of a cell mean where only certain values are right, in the six official UN languages."""

from collections.abc import Mapping
from functools import cache

from django.utils.translation import gettext as _

from conferences.importing.words import ANSWERS, LANGUAGES
from delegations.importing.words import ROLES
from eventsite.lib.text import match_key


class UnknownValue(ValueError):
    """A cell holds none of the values that are right there; the message is translated and lists them."""


def read_role(text: str) -> str:
    """Return the canonical role. Raises UnknownValue."""
    return _look_up(_roles(), text, list(ROLES))


def read_listed(text: str) -> bool:
    """Return whether a yes/no cell says yes. Raises UnknownValue."""
    return _look_up(_answers(), text, list(ANSWERS)) == "yes"


def read_language(text: str) -> str:
    """Return the code of an official UN language. Raises UnknownValue."""
    return _look_up(_languages(), text, list(LANGUAGES))


def _look_up(known: Mapping[str, str], text: str, right: list[str]) -> str:
    found = known.get(_key(text))
    if found is None:
        raise UnknownValue(
            _("“%(value)s” is not known here; right would be one of: %(right)s.")
            % {"value": text, "right": ", ".join(right)}
        )
    return found


@cache
def _roles() -> dict[str, str]:
    return _by_key(ROLES)


@cache
def _answers() -> dict[str, str]:
    return _by_key(ANSWERS)


@cache
def _languages() -> dict[str, str]:
    return _by_key(LANGUAGES)


def _by_key(words: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {_key(word): value for value, listed in words.items() for word in (value, *listed)}


def _key(text: str) -> str:
    return match_key(text.replace("_", " ")).rstrip(".")
