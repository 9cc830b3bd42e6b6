"""Badges on paper: sheets to cut or single cards, in the list language of the edition."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from conferences.models import Edition
from conferences.templatetags.wording import nth_edition, period
from delegations.enums import BadgePaper
from delegations.exporting.badge_photos import photo_drawings
from delegations.exporting.badge_sheets import SHEETS, emblems_behind
from delegations.exporting.unprintable import Owner, UnprintableTextError, unprintable_error
from delegations.models import Badge
from delegations.reports.badges import STANDARD, BadgeText
from delegations.reports.names import DisplayName
from eventsite.lib.colours import CATEGORIES
from eventsite.lib.qr_codes import qr_svg
from eventsite.lib.typesetting import UnreadableAloudError, picture_of, typeset_strictly, unprintable
from eventsite.lib.wording import Wording, direction_of, in_line, wording

TEMPLATE = Path(__file__).with_name("badges.typ")
#: The paper that one badge of a sheet has alone, and how large its picture is.
_ALONE = {
    BadgePaper.SHEET_OF_CARDS: BadgePaper.CARD,
    BadgePaper.CARD: BadgePaper.CARD,
    BadgePaper.SHEET_OF_LANYARDS: BadgePaper.LANYARD,
    BadgePaper.LANYARD: BadgePaper.LANYARD,
}
_PPI = {BadgePaper.CARD: 200, BadgePaper.LANYARD: 130}
#: What the code of a preview holds: it opens no door.
SPECIMEN = "SPECIMEN"


@dataclass(frozen=True)
class Numbered:
    """A badge to print: its words, its number and the token of its code. A preview has number 0."""

    text: BadgeText
    number: int
    token: str


def specimen(text: BadgeText) -> Numbered:
    """Return a badge to look at, whose code lets nobody in."""
    return Numbered(text, 0, SPECIMEN)


def numbered(texts: Sequence[BadgeText], badges: Mapping[int, Badge]) -> list[Numbered]:
    """Join words and badges; `badges` are by the id of the delegate."""
    return [Numbered(text, *_mark(badges[text.delegate.pk])) for text in texts]


def without_unprintable_originals(badges: Sequence[Numbered]) -> list[Numbered]:
    """Leave out the second names that no font of ours can draw; where one stands first, the other stays."""
    found = frozenset(
        unprintable(str(name) for row in badges for name in (row.text.name, row.text.other_name))
    )
    return [replace(row, text=_kept(row.text, found)) for row in badges]


def _kept(text: BadgeText, found: frozenset[str]) -> BadgeText:
    nothing = DisplayName("")
    if str(text.other_name) in found:
        return replace(text, other_name=nothing)
    if text.other_name.text and str(text.name) in found:
        return replace(text, name=text.other_name, other_name=nothing)
    return text


def badges_pdf(edition: Edition, badges: Sequence[Numbered], *, paper: str, at: dt.datetime) -> bytes:
    """Return the PDF. Raises UnprintableTextError where a badge holds letters of no font."""
    with translation.override(edition.order_language):
        data = badge_data(edition, badges, BadgePaper(paper))
    try:
        return typeset_strictly(TEMPLATE, data, at=at)
    except UnreadableAloudError:
        # Not chained: what it says could carry a piece of a name into a log.
        raise _nameless(badges) from None


def badge_picture(edition: Edition, text: BadgeText) -> bytes:
    """Return a PNG of one badge, to look at before it is printed; its code lets nobody in."""
    paper = BadgePaper((text.template or STANDARD).paper)
    with translation.override(edition.order_language):
        data = badge_data(edition, [specimen(text)], _ALONE[paper])
    return picture_of(TEMPLATE, data, ppi=_PPI[_ALONE[paper]])


def badge_data(edition: Edition, badges: Sequence[Numbered], paper: BadgePaper) -> dict[str, Any]:
    """Return what the template prints, in words of the active language."""
    language = edition.order_language
    rtl = direction_of(language) == "rtl"
    series = wording(edition.series, "name", language)
    # It lies behind a whole sheet: where the looks of its badges differ, it is left out.
    with_emblem = all((row.text.template or STANDARD).shows_emblem for row in badges)
    kind = _("Badges")
    photos = photo_drawings((row.text.photo for row in badges), SHEETS[paper].frame)
    return {
        "language": _code(language),
        "rtl": rtl,
        "title": f"{kind}: {in_line(series.text, nth_edition(edition.number))}",
        "publisher": wording(edition.series, "organizer", language).text or series.text,
        "paper": paper.value,
        "where": _said(Wording(_where(edition)), language),
        "rosette": emblems_behind(paper, edition.number, rtl=rtl) if with_emblem else "",
        "separator": " · ",
        "words": {
            "photo": _("Photo"),
            "rule": _("Not transferable."),
            "found": _("If found: registration desk."),
        },
        "badges": [_badge(row, series, language, photos) for row in badges],
    }


def _badge(row: Numbered, series: Wording, language: str, photos: Mapping[str, str]) -> dict[str, Any]:
    text = row.text
    number = _("No. %(number)s") % {"number": f"{row.number:04d}"}
    shows_series = (text.template or STANDARD).shows_series
    return {
        "series": _said(series if shows_series else Wording(""), language),
        "honorific": _said(text.honorific, language),
        "name": _said(text.name, language),
        "other": _said(text.other_name, language),
        "function": _said(text.function, language),
        "body": _said(text.body, language),
        "second": _said(text.second_body, language),
        "band": _said(text.band, language),
        "access": _said(text.access, language),
        "colour": CATEGORIES[text.colour - 1],
        "photo": photos.get(text.photo, ""),
        "qr": qr_svg(row.token),
        "code": _("QR code of badge %(number)s") % {"number": number},
        "number": number,
    }


def _where(edition: Edition) -> str:
    city = wording(edition, "city", edition.order_language).text
    return in_line(nth_edition(edition.number), city, period(edition))


def _said(text: Wording | DisplayName, language: str) -> dict[str, str]:
    return {"text": text.text, "lang": _code(text.language or language)}


def _code(language: str) -> str:
    return language.partition("-")[0]


def _mark(badge: Badge) -> tuple[int, str]:
    return badge.number, badge.token


def _nameless(badges: Sequence[Numbered]) -> UnprintableTextError:
    texts = {text: _owner(row) for row in badges for text in _texts(row.text)}
    return unprintable_error(
        texts, _("Or print without the names in the original script that cannot be drawn.")
    )


def _owner(row: Numbered) -> Owner:
    delegate = row.text.delegate
    return Owner(str(delegate), f"delegate {delegate.pk}")


def _texts(text: BadgeText) -> tuple[str, ...]:
    parts = (
        *(text.honorific, text.name, text.other_name, text.function, text.body, text.second_body),
        *(text.band, text.access),
    )
    return tuple(filter(None, map(str, parts)))
