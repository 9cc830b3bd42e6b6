"""Which column of an attendee file is which, by headings in any of six languages, case and order."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from delegations.importing.headings import AMBIGUOUS, HEADINGS
from eventsite.lib.countries import find_country
from eventsite.lib.text import match_key

#: The columns, in the order of the documentation; `body_code` is an ISO 3166-1 alpha-3 or other code.
CANONICAL = tuple(HEADINGS)
#: Columns that together make the lines under a delegate's name, from the nearest to the widest.
FUNCTION_LINES = ("function", "division", "affiliation")

_NOT_A_LETTER = re.compile(r"[\W_]+")
_IN_BRACKETS = re.compile(r"[(\[（【].*?[)\]）】]")
# An e-mail address, a date or a number with as many digits as a phone's: no heading has any of them.
_VALUE = re.compile(r"\S@\S+\.\S|\d{4}-\d\d-\d\d|(?:\d[\s().-]{0,2}){7}")
_MOST_HEADINGS = 300
_LONGEST_HEADING = 200
# Headings in two languages, one below or beside the other.
_HEADING_PARTS = re.compile(r"\s*[/\n|]\s*")


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
    meanings = _meanings(header)
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


def recognised_headings(cells: Sequence[str]) -> int:
    """Return how many of the cells are headings of an attendee file."""
    return len({meaning for cell in cells[:_MOST_HEADINGS] if (meaning := _meaning(cell))})


def looks_like_a_person(cells: Sequence[str]) -> bool:
    """Say whether a row that holds no known heading holds what stands below headings."""
    starts = (cell[:_LONGEST_HEADING] for cell in cells[:_MOST_HEADINGS])
    return any(_VALUE.search(start) or find_country(start) for start in starts)


def without_headings(line: int) -> str:
    """Return the message for a file that begins with a person."""
    return _(
        "Line %(line)s looks like a person, not like headings. Put a row above it that names the columns, "
        "for example: %(example)s."
    ) % {"line": line, "example": "body, full_name, function, role, email"}


def _meanings(header: Sequence[str]) -> list[str | None]:
    meanings = [_meaning(heading) for heading in header]
    for group, (_headings, witness, beside, alone) in enumerate(AMBIGUOUS):
        decided = beside if witness in meanings else alone
        meanings = [decided if meaning == _group(group) else meaning for meaning in meanings]
    return meanings


def _meaning(heading: str) -> str | None:
    if len(heading) > _LONGEST_HEADING:  # a cell of text, not a heading
        return None
    known = _known_headings()
    bare = _IN_BRACKETS.sub(" ", heading)
    if found := known.get(_heading_key(heading)) or known.get(_heading_key(bare)):
        return found
    parts = {meaning for part in _HEADING_PARTS.split(bare) if (meaning := known.get(_heading_key(part)))}
    # Two parts that both depend on the other headings ("Name / Имя") are settled alike.
    return min(parts) if len(parts) == 1 or (parts and parts <= _groups()) else None


@cache
def _known_headings() -> dict[str, str]:
    known = {
        _heading_key(heading): column
        for column, headings in HEADINGS.items()
        for heading in (*headings, column)
    }
    for group, (headings, *_rule) in enumerate(AMBIGUOUS):
        known |= {_heading_key(heading): _group(group) for heading in headings}
    return known


def _group(number: int) -> str:
    """Return the stand-in for a meaning that the other headings decide."""
    return f"ambiguous {number}"


@cache
def _groups() -> frozenset[str]:
    return frozenset(_group(number) for number in range(len(AMBIGUOUS)))


def _heading_key(heading: str) -> str:
    return _NOT_A_LETTER.sub("", match_key(heading))


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
