"""What speaks for and against two records being one, and how much."""

from collections.abc import Collection
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Sign(Enum):
    """A sign with its weight and its words; what speaks against has a weight below nothing."""

    # Of the first part the heaviest alone counts: they say the same in several ways.
    SAME_ORIGINAL = ("same-original", 65, gettext_lazy("the same name in the original script"))
    SAME_NAME = ("same-name", 60, gettext_lazy("the same name"))
    SAME_CODE = ("same-code", 60, gettext_lazy("the code of one is a name of the other"))
    PATRONYMIC = ("patronymic", 55, gettext_lazy("the same name, in one record without the patronymic"))
    OTHER_SPELLING = (
        "other-spelling",
        50,
        gettext_lazy("the same name in another order, script or spelling"),
    )
    ONE_LETTER = ("one-letter", 35, gettext_lazy("names that differ by one letter"))
    NEAR_NAME = ("near-name", 50, gettext_lazy("names that are much alike"))
    INITIALS = ("initials", 45, gettext_lazy("one is called by the initials of the other"))

    # These add up.
    SAME_EMAIL = ("same-email", 30, gettext_lazy("the same e-mail address"))
    SAME_BODY = ("same-body", 20, gettext_lazy("came for the same body"))
    SAME_NATIONALITY = ("same-nationality", 10, gettext_lazy("the same nationality"))
    SAME_KIND = ("same-kind", 10, gettext_lazy("the same kind of body"))
    COMMON_NAME = ("common-name", -20, gettext_lazy("many people bear this name"))
    SHORT_NAME = ("short-name", -20, gettext_lazy("a short name, as many people bear it"))
    OTHER_NATIONALITY = ("other-nationality", -20, gettext_lazy("another nationality"))
    OTHER_GENDER = ("other-gender", -25, gettext_lazy("another gender"))
    BOTH_THERE = ("both-there", -10, gettext_lazy("both came to one edition, in two delegations"))
    BOTH_INVITED = ("both-invited", -10, gettext_lazy("both have a delegation to one edition"))

    def __init__(self, code: str, weight: int, words: object) -> None:
        self.code = code
        self.weight = weight
        self.words = words

    @property
    def speaks_for(self) -> bool:
        return self.weight > 0


_OF_NAME = (
    Sign.SAME_ORIGINAL,
    Sign.SAME_NAME,
    Sign.SAME_CODE,
    Sign.PATRONYMIC,
    Sign.OTHER_SPELLING,
    Sign.NEAR_NAME,
    Sign.INITIALS,
    Sign.ONE_LETTER,
)
#: An address alone: it may have passed to a colleague.
_ADDRESS_ALONE = 45
#: From here on a pair is shown to a person; from here on it is likely, or very likely.
WORTH_A_LOOK, LIKELY, VERY_LIKELY = 45, 60, 80
_CODES = {sign.code: sign for sign in Sign}


def score_of(signs: Collection[Sign]) -> int:
    """Return how likely a pair is one, from 0 to 100."""
    base = max((sign.weight for sign in signs if sign in _OF_NAME), default=None)
    more = [sign.weight for sign in signs if sign not in _OF_NAME]
    if base is None:
        base, more = _without_name(signs, more)
    return max(0, min(100, base + sum(more)))


def _without_name(signs: Collection[Sign], more: list[int]) -> tuple[int, list[int]]:
    if Sign.SAME_EMAIL not in signs:
        return 0, []
    return _ADDRESS_ALONE - Sign.SAME_EMAIL.weight, more


def signs_of(codes: Collection[str]) -> list[Sign]:
    """Return the signs of a stored pair, what speaks for it first; codes of other versions go."""
    known = [_CODES[code] for code in codes if code in _CODES]
    return sorted(known, key=lambda sign: -sign.weight)


def in_words(score: int) -> str:
    """Return how likely a score is, as people say it."""
    if score >= VERY_LIKELY:
        return _("very likely")
    return _("likely") if score >= LIKELY else _("possible")


def verdict(score: int) -> str:
    """Return the same as a sentence."""
    if score >= VERY_LIKELY:
        return _("By what is on record they are very likely one.")
    if score >= LIKELY:
        return _("By what is on record they are likely one.")
    return _("By what is on record they are possibly one.")
