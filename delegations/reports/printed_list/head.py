"""The head of a list: whose it is, what it is, as of when, and where corrections go."""

import datetime as dt

from django.utils.text import capfirst
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from conferences.enums import Completeness, Language
from conferences.models import Edition
from delegations.enums import ListKind
from delegations.models import ListSettings
from delegations.reports.printed_list.shapes import PrintedHead
from eventsite.lib.dates import format_day, format_period
from eventsite.lib.local_time import distance_from_utc
from eventsite.lib.wording import in_line, wording


def head_of(
    edition: Edition, settings: ListSettings, *, language: str, kind: str, number: int, at: dt.datetime
) -> PrintedHead:
    """Return the head in the active language, which is `language`; `kind` is empty for a draft."""
    series = wording(edition.series, "name").text
    title = _titles()[kind]
    heading = wording(settings, "session_heading") or wording(edition, "title")
    return PrintedHead(
        language=language,
        rtl=get_language_bidi(),
        series=series,
        symbol=settings.symbol,
        heading=heading,
        theme=wording(edition, "theme"),
        place=_place(edition),
        facts=tuple(filter(None, _facts(edition, settings, kind, number, at))),
        title=title,
        paragraphs=tuple(filter(None, _paragraphs(edition, settings, kind))),
        running=in_line(heading.text, title),
        page_of=_("Page %(page)s of %(pages)s"),
        continued=_("(continued)"),
    )


def _titles() -> dict[str, str]:
    return {
        "": _("List of participants"),
        ListKind.PROVISIONAL: _("Provisional list of participants"),
        ListKind.FINAL: _("Final list of participants"),
    }


def _place(edition: Edition) -> str:
    days = format_period(edition.starts_on, edition.ends_on, inferred_year=edition.has_inferred_year)
    return in_line(wording(edition, "city").text, days)


def _facts(
    edition: Edition, settings: ListSettings, kind: str, number: int, at: dt.datetime
) -> tuple[str, ...]:
    original = str(Language(edition.order_language).label)
    if kind:
        dated = format_day(at.astimezone(edition.zone).date())
    else:
        dated = _("Draft of %(moment)s") % {"moment": in_words(at, edition)}
    return (
        _("Distribution: %(distribution)s") % {"distribution": settings.get_distribution_display()}
        if settings.distribution
        else "",
        _("No. %(number)s") % {"number": number} if number > 1 else "",
        dated,
        _("Original: %(language)s") % {"language": capfirst(original)},
        _("Sample, all names invented") if edition.series.is_fictional else "",
    )


def _paragraphs(edition: Edition, settings: ListSettings, kind: str) -> tuple[str, ...]:
    said = []
    if settings.cut_off_at:
        said.append(_("As registered by %(moment)s.") % {"moment": in_words(settings.cut_off_at, edition)})
    if kind != ListKind.FINAL:
        said.append(_corrections(edition, settings))
    said.append(_("Names and functions appear as communicated by the delegations."))
    return (" ".join(filter(None, said)), _completeness(edition))


def _corrections(edition: Edition, settings: ListSettings) -> str:
    contact = wording(settings, "corrections_to").text
    until = in_words(settings.corrections_until, edition) if settings.corrections_until else ""
    values = {"contact": contact, "moment": until}
    if contact and until:
        text = _("Delegations are asked to send corrections in writing to %(contact)s by %(moment)s.")
    elif contact:
        text = _("Delegations are asked to send corrections in writing to %(contact)s.")
    elif until:
        text = _("Delegations are asked to send corrections in writing by %(moment)s.")
    else:
        return ""
    return text % values


def _completeness(edition: Edition) -> str:
    return {
        Completeness.PARTIAL: _("This list is incomplete: its source names examples."),
        Completeness.CATEGORIES_ONLY: _("The source names categories only."),
        Completeness.UNKNOWN: _("It is not recorded whether this list is complete."),
    }.get(Completeness(edition.list_completeness), "")


def in_words(moment: dt.datetime, edition: Edition) -> str:
    """Return a moment as the clocks of the edition show it: "24 November 2026, 18:00 (UTC+5)"."""
    local = moment.astimezone(edition.zone)
    return _("%(day)s, %(time)s (%(zone)s)") % {
        "day": format_day(local.date()),
        "time": f"{local:%H:%M}",
        "zone": distance_from_utc(local),
    }
