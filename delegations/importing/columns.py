"""Which column of an attendee file is which, by headings in any of six languages, case and order."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from delegations.importing.headings import AMBIGUOUS, HEADINGS
from eventsite.lib.countries import find_country
from eventsite.lib.tables.vocabulary import Vocabulary

#: The columns, in the order of the documentation; `body_code` is an ISO 3166-1 alpha-3 or other code.
CANONICAL = tuple(HEADINGS)
#: Columns that together make the lines under a delegate's name, from the nearest to the widest.
FUNCTION_LINES = ("function", "division", "affiliation")

# An e-mail address, a date or a number with as many digits as a phone's: no heading has any of them.
_VALUE = re.compile(r"\S@\S+\.\S|\d{4}-\d\d-\d\d|(?:\d[\s().-]{0,2}){7}")


def _is_of_a_person(text: str) -> bool:
    return bool(_VALUE.search(text) or find_country(text))


VOCABULARY = Vocabulary(HEADINGS, AMBIGUOUS, is_value=_is_of_a_person)


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Where each canonical column stands; `unknown` headings are ignored, `errors` are translated.

    With errors the file cannot be imported: two headings mean the same, or a required one is missing.
    """

    columns: Mapping[str, int]
    unknown: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()

    def read(self, cells: Sequence[str]) -> dict[str, str]:
        """Return a row of a `Table` by canonical column, on one line each but for `function`.

        `function` holds the function, division and affiliation that are not blank, a line each;
        `full_name` is made of given name, patronymic and family name where the file has no full name.
        """
        values = {name: cells[place].replace("\n", " ") for name, place in self.columns.items()}
        lines = [cells[self.columns[name]] for name in FUNCTION_LINES if name in self.columns]
        if lines:
            values["function"] = "\n".join(line for line in lines if line)
            values.pop("division", None)
            values.pop("affiliation", None)
        if not values.get("full_name"):
            parts = (values.get(name, "") for name in ("given_name", "patronymic", "family_name"))
            values["full_name"] = " ".join(part for part in parts if part)
        return values


def recognise(header: Sequence[str]) -> ColumnMap:
    """Return which column is which, with what is unknown, said twice or missing."""
    meanings = VOCABULARY.meanings(header)
    columns: dict[str, int] = {}
    errors: list[str] = []
    for place, meaning in enumerate(meanings):
        if meaning is None:
            continue
        if meaning in columns:
            errors.append(_said_twice(meaning, header[columns[meaning]], header[place]))
        else:
            columns[meaning] = place
    unknown = tuple(
        heading for heading, meaning in zip(header, meanings, strict=True) if heading and meaning is None
    )
    return ColumnMap(columns, unknown, tuple(errors + _missing(columns, header)))


def without_headings(line: int) -> str:
    """Return the message for a file that begins with a person."""
    return _(
        "Line %(line)s looks like a person, not like headings. Put a row above it that names the columns, "
        "for example: %(example)s."
    ) % {"line": line, "example": "body, full_name, function, role, email"}


def _said_twice(meaning: str, first: str, second: str) -> str:
    return _(
        "Two columns mean the same (%(meaning)s): “%(first)s” and “%(second)s”. Keep one or rename one."
    ) % {"meaning": meaning, "first": first, "second": second}


def _missing(columns: Mapping[str, int], header: Sequence[str]) -> list[str]:
    found = ", ".join(f"“{heading}”" for heading in header if heading) or "—"
    errors = []
    if not ("full_name" in columns or {"given_name", "family_name"} <= columns.keys()):
        errors.append(
            _(
                "There is no column with the person's name: name one full_name, or two given_name and "
                "family_name. Headings found: %(found)s."
            )
            % {"found": found}
        )
    if not {"body", "body_code"} & columns.keys():
        errors.append(
            _(
                "There is no column that says which delegation a person belongs to: name one body or "
                "body_code. Headings found: %(found)s."
            )
            % {"found": found}
        )
    return errors
