"""From a row of the table to an entry: values checked one by one, nothing compared with the records yet."""

import math
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from conferences.importing.verdicts import Finding
from delegations.importing.columns import CANONICAL, fields_of, read_cells
from delegations.importing.values import UnknownValue, read_language, read_listed, read_role
from delegations.importing.verdicts import FindingKind
from delegations.models import Delegate, Delegation
from eventsite.lib.countries import find_country
from eventsite.lib.tables.columns import Columns, column_name
from eventsite.lib.tables.table import BadCell, Row, Table
from eventsite.lib.text import match_key

#: Columns that say where a person belongs; the others are values of the delegate.
_PLACE = ("body", "body_code", "category")
#: Columns that `read_cells` joins to the function.
_JOINED = ("division", "affiliation")
# What most addresses look like: sooner seen than asked of Django's validator, which accepts them all.
_PLAIN_ADDRESS = re.compile(
    r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}",
    re.IGNORECASE | re.ASCII,
)
_PLAIN_LENGTH = 200
#: What the databases hold in a rank.
HIGHEST_RANK = 2_147_483_647


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: where the person belongs, and the values that the row gives, by field of the delegate.

    An empty cell gives no value: it never erases what is on record.
    """

    line: int
    body: str
    body_code: str
    category: str
    values: dict[str, Any]
    problems: tuple[Finding, ...] = ()
    name_key: str = ""
    email_key: str = ""
    headings: Mapping[str, str] = field(default_factory=dict, repr=False)


def read_entries(table: Table, columns: Columns, fixed: Mapping[str, str] | None = None) -> Iterator[Entry]:
    """Yield the entries of a table in the order of its rows; `fixed` stands in for what a row lacks."""
    headings = {name: column_name(table, place) for name, place in columns.places.items()}
    given = {name: text for name, text in (fixed or {}).items() if text}
    for row in table.rows:
        yield _read(row, columns, headings, given)


def _read(row: Row, columns: Columns, headings: Mapping[str, str], fixed: Mapping[str, str]) -> Entry:
    cells = read_cells(columns, row.cells)
    for name, text in fixed.items():
        if not cells.get(name) and not (name == "body" and cells.get("body_code")):
            cells[name] = text
    unreadable = _unreadable(row, columns) if row.bad else {}
    bad = {field_name for name in unreadable for field_name in fields_of(name)}
    problems = [
        Finding(FindingKind.UNREADABLE_CELL, cell.reason, headings[name], row.cells[cell.place])
        for name, cell in unreadable.items()
    ]
    problems.extend(_row_problems(row, cells, headings, bad))
    values: dict[str, Any] = {}
    known = _columns()
    for name, text in cells.items():
        if text and name in known:
            field_name, read, longest = known[name]
            if name in bad:  # shown, never written: the row is rejected
                if read is None:
                    values[field_name] = text
            elif read is None and len(text) <= longest:
                values[field_name] = text
            else:
                _take(name, text, values, problems, headings)
    return Entry(
        line=row.line,
        body="" if "body" in bad else cells.get("body", ""),
        body_code="" if "body_code" in bad else cells.get("body_code", ""),
        category="" if "category" in bad else cells.get("category", ""),
        values=values,
        problems=tuple(problems),
        name_key=match_key(cells.get("full_name", "")),
        email_key=_email_key(values.get("email", "")),
        headings=headings,
    )


def _email_key(email: str) -> str:
    # The address itself where it is in small letters already: a long list holds no second copy of each.
    return email if email.islower() and email.isascii() else email.casefold()


def _unreadable(row: Row, columns: Columns) -> dict[str, BadCell]:
    """Return the cells that no column can hold, by column; those of columns left out do not count."""
    cells = {cell.place: cell for cell in row.bad}
    return {name: cells[place] for name, place in columns.places.items() if place in cells}


def _row_problems(
    row: Row, cells: Mapping[str, str], headings: Mapping[str, str], bad: Collection[str]
) -> Iterator[Finding]:
    if row.extra:
        reason = _("The row has more cells than the header. A text with the delimiter in it needs quotes.")
        yield Finding(
            FindingKind.EXTRA_CELLS, reason, "", " | ".join(cell for cell in row.extra if cell)[:200]
        )
    if not cells.get("full_name"):
        column = headings.get("full_name") or headings.get("family_name", "")
        yield Finding(FindingKind.NAME_MISSING, _("The row names no person."), column)
    if not cells.get("body") and not cells.get("body_code"):
        column = headings.get("body") or headings.get("body_code", "")
        yield Finding(FindingKind.BODY_NOT_FOUND, _("The row names no delegation."), column)
    longest = Delegation._meta.get_field("printed_name").max_length
    body = "" if "body" in bad else cells.get("body", "")
    if problem := too_long(body, longest, headings.get("body", "")):
        yield problem


def too_long(text: str, longest: int | None, heading: str) -> Finding | None:
    """Return the problem with a text that its field cannot hold."""
    if longest is None or len(text) <= longest:
        return None
    reason = _("%(length)s characters; the field holds %(longest)s. Shorten the text.")
    params = {"length": len(text), "longest": longest}
    return Finding(FindingKind.VALUE, reason % params, heading, text[:200])


def _take(
    name: str, text: str, values: dict[str, Any], problems: list[Finding], headings: Mapping[str, str]
) -> None:
    """Read a cell that has to be looked at into `values`, or add the problem with it."""
    field_name, read, longest = _columns()[name]
    try:
        value = read(text) if read else text
    except ValueError as error:
        problems.append(Finding(FindingKind.VALUE, str(error), headings.get(name, name), text[:200]))
        return
    if isinstance(value, str) and len(value) > longest:
        reason = _("%(length)s characters; the field holds %(longest)s. Shorten the text.")
        params = {"length": len(value), "longest": longest}
        problems.append(Finding(FindingKind.VALUE, reason % params, headings.get(name, name), text[:200]))
        return
    values[field_name] = value


@cache
def _columns() -> dict[str, tuple[str, Callable[[str], Any] | None, float]]:
    """Return by column its field, the function that reads it if any, and how much the field holds."""
    known: dict[str, tuple[str, Callable[[str], Any] | None, float]] = {}
    for name in CANONICAL:
        if name not in (*_PLACE, *_JOINED):
            field_name, read = _READERS.get(name, (name, None))
            longest = getattr(Delegate._meta.get_field(field_name), "max_length", None)
            known[name] = (field_name, read, longest or math.inf)
    return known


def _email(text: str) -> str:
    if len(text) <= _PLAIN_LENGTH and _PLAIN_ADDRESS.fullmatch(text):
        return text
    if not _is_address(text):
        raise ValueError(
            _("This is no e-mail address; one address of the form name@example.org would be right.")
        )
    return text


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError as error:
        # Django's error holds itself, and by its traceback the whole table, until the collector comes.
        error.__traceback__ = None
        return False
    return True


def _rank(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= HIGHEST_RANK):
        raise ValueError(_("A rank is a whole number from 1."))
    return int(text)


def _nationality(text: str) -> str:
    found = find_country(text)
    if found is None:
        raise UnknownValue(
            _("No country has this code or name; an ISO 3166 alpha-3 code such as KGZ would be right.")
        )
    return found.alpha3


#: Column to the field of the delegate and the function that reads it; ValueError carries the message.
_READERS: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "role": ("role", read_role),
    "listed": ("is_listed", read_listed),
    "language": ("language", read_language),
    "email": ("email", _email),
    "rank": ("rank", _rank),
    "nationality": ("nationality", _nationality),
}
