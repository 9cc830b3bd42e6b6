"""An edition with delegates who get badges."""

import datetime as dt
import io
import re
from typing import Any

from pypdf import PdfReader

from conferences.models import Edition
from delegations.enums import DelegateStatus, PrintReason
from delegations.exporting.badge_printing import PrintedBatch, print_badges
from delegations.models import Delegate
from delegations.reports.badge_choice import BadgeChoice, chosen_badges
from tests.factories import CategoryFactory, DelegateFactory, DelegationFactory, EditionFactory

AT = dt.datetime(2025, 6, 1, 8, 0, tzinfo=dt.UTC)


def edition(**values: Any) -> Edition:
    return EditionFactory(series__name="Water Forum", number=4, city="Tashkent", **values)


def delegate(of: Edition, name: str = "Aigul Bekova", **values: Any) -> Delegate:
    """Seat an accredited delegate in a delegation of their own."""
    given = {"status": DelegateStatus.ACCREDITED, "full_name": name} | values
    if "delegation" not in given:
        category = CategoryFactory(series=of.series, name="member state")
        given["delegation"] = DelegationFactory(edition=of, category=category, body__label="Lumeria")
    return DelegateFactory(**given)


def everybody(of: Edition, **choice: Any) -> Any:
    return chosen_badges(of, BadgeChoice(**{"population": "seated", "wanted": "all"} | choice))


def printed(of: Edition, reason: str = PrintReason.FIRST, **given: Any) -> PrintedBatch:
    texts = given.pop("texts", None) or everybody(of)
    return print_badges(edition=of, texts=texts, reason=reason, by=given.pop("by", None), at=AT, **given)


def text_of(pdf: bytes) -> str:
    """Return the words of a PDF, each run of white space as one blank."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
