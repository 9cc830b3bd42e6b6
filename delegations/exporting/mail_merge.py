"""Badges and name plates as CSV, for who prints them elsewhere: one row each, in the same order and words."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from conferences.models import Edition
from delegations.exporting.badges_pdf import Numbered
from delegations.exporting.name_plates_pdf import check_number
from delegations.reports.name_plates import NamePlate, PlateSide
from eventsite.lib.colours import CATEGORIES
from eventsite.lib.csv_safety import escape_formula

#: Writes a file of badges or of name plates, as PDF or as CSV.
Draw = Callable[..., bytes]
#: Names of columns, which mail merges hang on: they are the same in every language.
BADGE_COLUMNS = (
    *("number", "token", "honorific", "name", "other_name", "function", "body", "body_second"),
    *("category", "access", "colour", "badge_type"),
)
PLATE_COLUMNS = ("front", "front_below", "back", "back_below")


def badges_csv(_edition: Edition, badges: Sequence[Numbered], **_paper: Any) -> bytes:
    """Return the badges as CSV; it takes what `badges_pdf` takes. The token is what the QR code holds."""
    return _written(BADGE_COLUMNS, map(_badge, badges))


def plates_csv(_edition: Edition, plates: Sequence[NamePlate], **_paper: Any) -> bytes:
    """Return the name plates as CSV; takes and raises what `plates_pdf` does."""
    check_number(plates)
    return _written(PLATE_COLUMNS, ((*_side(row.front), *_side(row.back)) for row in plates))


def _badge(row: Numbered) -> tuple[str, ...]:
    text = row.text
    said = (
        *(text.honorific, text.name, text.other_name, text.function, text.body, text.second_body),
        *(text.band, text.access),
    )
    number = f"{row.number:04d}"
    return (number, row.token, *map(str, said), CATEGORIES[text.colour - 1], text.delegate.badge_type)


def _side(side: PlateSide) -> tuple[str, str]:
    return str(side.name), "; ".join(map(str, side.below))


def _written(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(columns)
    writer.writerows([escape_formula(cell) for cell in row] for row in rows)
    # Spreadsheet programs take a CSV without this mark for one in an old encoding.
    return target.getvalue().encode("utf-8-sig")
