"""Name plates on paper: A4 sheets that are folded to tents."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from conferences.models import Edition
from conferences.templatetags.wording import nth_edition, period
from delegations.exporting.unprintable import Owner, unprintable_error
from delegations.reports.name_plates import NamePlate, PlateSide
from delegations.reports.names import DisplayName
from eventsite.lib.typesetting import UnreadableAloudError, typeset_strictly
from eventsite.lib.wording import direction_of, in_line, wording

TEMPLATE = Path(__file__).with_name("name_plates.typ")
#: Plates of one file.
MOST = 2000


def plates_pdf(edition: Edition, plates: Sequence[NamePlate], *, at: dt.datetime) -> bytes:
    """Return the PDF. Raises ValidationError: nobody, too many, or a name with letters of no font."""
    check_number(plates)
    with translation.override(edition.order_language):
        data = plate_data(edition, plates)
    try:
        return typeset_strictly(TEMPLATE, data, at=at)
    except UnreadableAloudError:
        # Not chained: what it says could carry a piece of a name into a log.
        texts = {
            str(name): Owner(str(plate.front.name), f"name plate {place}")
            for place, plate in enumerate(plates, 1)
            for name in _names(plate)
        }
        raise unprintable_error(texts) from None


def check_number(plates: Sequence[NamePlate]) -> None:
    """Raise ValidationError where there is nothing to print, or more than one file should hold."""
    if not plates:
        raise ValidationError(_("There is nobody to print a name plate for."), code="nobody")
    if len(plates) > MOST:
        raise ValidationError(
            _("These are %(count)d name plates. One file holds at most %(most)d: choose a category."),
            code="too_many",
            params={"count": len(plates), "most": MOST},
        )


def plate_data(edition: Edition, plates: Sequence[NamePlate]) -> dict[str, Any]:
    """Return what the template prints, in words of the active language."""
    language = edition.order_language
    series = wording(edition.series, "name", language).text
    city = wording(edition, "city", language).text
    kind = _("Name plates")
    return {
        "language": _code(language),
        "rtl": direction_of(language) == "rtl",
        "title": f"{kind}: {in_line(series, nth_edition(edition.number))}",
        "publisher": wording(edition.series, "organizer", language).text or series,
        "series": in_line(series, nth_edition(edition.number)),
        "where": in_line(city, period(edition)),
        "plates": [{"front": _side(row.front), "back": _side(row.back)} for row in plates],
    }


def _side(side: PlateSide) -> dict[str, Any]:
    return {"name": _said(side.name), "below": [_said(name) for name in side.below]}


def _said(name: DisplayName) -> dict[str, str]:
    return {"text": name.text, "lang": _code(name.language)}


def _code(language: str) -> str:
    return language.partition("-")[0]


def _names(plate: NamePlate) -> list[DisplayName]:
    return [plate.front.name, *plate.front.below, plate.back.name, *plate.back.below]
