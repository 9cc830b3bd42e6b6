"""Which column of an attendee file is which: headings in six languages, in any case and order."""

import re
from collections.abc import Iterator, Sequence
from sys import intern

from django.utils.translation import gettext_lazy as _

from conferences.enums import ImportKind
from conferences.importing.columns import ColumnRules
from delegations.importing.headings import AMBIGUOUS, HEADINGS
from delegations.importing.values import UnknownValue, read_role
from eventsite.lib.countries import find_country
from eventsite.lib.tables.columns import Columns, Required
from eventsite.lib.tables.vocabulary import Vocabulary

#: The columns, in the order of the documentation; `body_code` is an ISO 3166-1 alpha-3 or other code.
CANONICAL = tuple(HEADINGS)
#: Columns that together make the lines under a delegate's name, from the nearest to the widest.
FUNCTION_LINES = ("function", "division", "affiliation")
#: Columns that together make the name.
NAME_PARTS = ("given_name", "patronymic", "family_name")
LABELS = {
    "body": _("Delegation"),
    "body_code": _("Code of the delegation"),
    "category": _("Category"),
    "honorific": _("Form of address"),
    "full_name": _("Full name"),
    "given_name": _("Given name"),
    "family_name": _("Family name"),
    "patronymic": _("Patronymic"),
    "original_name": _("Name in its own script"),
    "function": _("Function"),
    "division": _("Division"),
    "affiliation": _("Affiliation"),
    "role": _("Role in the delegation"),
    "email": _("E-mail address"),
    "phone": _("Phone number"),
    "nationality": _("Nationality"),
    "language": _("Language"),
    "rank": _("Rank in the delegation"),
    "badge_type": _("Badge type"),
    "listed": _("On the printed list"),
}

_ADDRESS = re.compile(r"\S@\S+\.\S")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
# As many digits as a phone number has, and the signs between them.
_PHONE = re.compile(r"(?:\d[\s().-]{0,2}){7}")
_CODE_LENGTH = 3


def _guess(text: str) -> str:
    """Return the column that a cell looks like by itself, or nothing."""
    if _ADDRESS.search(text):
        return "email"
    if _PHONE.search(text) and not _DATE.search(text):
        return "phone"
    if find_country(text):
        return "body_code" if len(text) <= _CODE_LENGTH else "body"
    return "role" if _is_role(text) else ""


def _is_role(text: str) -> bool:
    try:
        read_role(text)
    except UnknownValue:
        return False
    return True


def _is_of_a_person(text: str) -> bool:
    # A word for a role may be a heading ("Speaker"), an address, a date or a country is none.
    return bool(_DATE.search(text)) or _guess(text) not in ("", "role")


VOCABULARY = Vocabulary(HEADINGS, AMBIGUOUS, is_value=_is_of_a_person, guess=_guess, labels=LABELS)
RULES = ColumnRules(
    kind=ImportKind.DELEGATES.value,
    vocabulary=VOCABULARY,
    required=(
        Required(
            (frozenset({"full_name"}), frozenset({"given_name", "family_name"})),
            _(
                "There is no column with the person's name: right would be the full name (full_name), or the "
                "given name and the family name (given_name, family_name). Headings found: %(found)s."
            ),
        ),
        Required(
            (frozenset({"body"}), frozenset({"body_code"})),
            _(
                "There is no column that says which delegation a person belongs to: right would be its name "
                "(body) or its code (body_code), or one delegation chosen for the whole file. "
                "Headings found: %(found)s."
            ),
        ),
    ),
)


def read_cells(columns: Columns, cells: Sequence[str]) -> dict[str, str]:
    """Return a row of a `Table` by canonical column, on one line each but for `function`.

    `function` holds the function, division and affiliation that are not blank, a line each;
    `full_name` is made of given name, patronymic and family name where the file has no full name.
    """
    places = columns.places
    values = {name: cells[place].replace("\n", " ") for name, place in places.items()}
    lines = [cells[places[name]] for name in FUNCTION_LINES if name in places]
    if lines:
        # Functions repeat from row to row: each is kept once.
        values["function"] = intern("\n".join(line for line in lines if line))
        values.pop("division", None)
        values.pop("affiliation", None)
    if not values.get("full_name"):
        parts = (values.get(name, "") for name in NAME_PARTS)
        values["full_name"] = " ".join(part for part in parts if part)
    return values


def fields_of(name: str) -> Iterator[str]:
    """Yield the column, and the column of `read_cells` that it is a part of."""
    yield name
    if name in FUNCTION_LINES:
        yield "function"
    if name in NAME_PARTS:
        yield "full_name"
