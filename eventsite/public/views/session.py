"""One session of a programme."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from conferences.enums import Language
from conferences.models import Edition
from conferences.reports.editions import place
from conferences.reports.news import news_of
from conferences.reports.programme import ProgrammeSession, Timetable, released_timetable, timetable_from
from delegations.reports.speakers import public_speakers
from delegations.services.releases import preview_of
from eventsite.lib.dates import format_weekday
from eventsite.lib.wording import Wording, in_line, wording
from eventsite.public.access import (
    PROGRAMME,
    draft_link_or_404,
    edition_frame,
    render_edition_page,
    visible_edition_or_404,
)
from eventsite.public.addresses import ProgrammeAddresses, draft_addresses, released_addresses
from eventsite.public.exporting.structured import session_data
from eventsite.public.forms.programme import zone_label
from eventsite.public.session_rows import Rows
from eventsite.public.social import Card


@require_safe
def session(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Show a session as it was last released."""
    edition = visible_edition_or_404(request, slug, number)
    timetable = released_timetable(edition)
    if timetable is None:
        raise Http404(_("There is no such session."))
    return _page(request, timetable, pk, released_addresses(edition))


@require_safe
def draft(request: HttpRequest, slug: str, number: int, key: str, pk: int) -> HttpResponse:
    """Show a session as the next release would make it, to whoever has the link."""
    link = draft_link_or_404(slug, number, key)
    timetable = timetable_from(link.edition, preview_of(link.edition).snapshot)
    return _page(request, timetable, pk, draft_addresses(link.edition, link))


@dataclass(frozen=True)
class Neighbour:
    """The session before or after; `starts_at` is aware."""

    url: str
    title: Wording
    starts_at: dt.datetime


def _page(request: HttpRequest, timetable: Timetable, pk: int, addresses: ProgrammeAddresses) -> HttpResponse:
    edition = timetable.edition
    days = timetable.programme(now=timezone.now()).days
    rows = [row for day in days for row in day.sessions]
    at = next((index for index, row in enumerate(rows) if row.session.pk == pk), None)
    if at is None:
        raise Http404(_("There is no such session."))
    row = rows[at]
    named = public_speakers([row.session], edition, language=get_language() or "en")
    news = {} if addresses.is_draft else news_of(edition)
    context: dict[str, Any] = {
        "row": Rows(addresses, named, news).row(row),
        "shown": row,
        "session": row.session,
        "speakers": named.get(pk, ()),
        "languages": [Language(code).label for code in row.session.interpretation],
        "previous": _neighbour(rows[at - 1], addresses) if at else None,
        "next": _neighbour(rows[at + 1], addresses) if at + 1 < len(rows) else None,
        "times_of": zone_label(timetable.plan.time_zone, row.starts_at, city=wording(edition, "city").text),
        "zone": timetable.plan.zone,
        "addresses": addresses,
        "is_draft": addresses.is_draft,
        "data": {} if addresses.is_draft else {"edition": f"{edition.series.slug}/{edition.number}"},
    }
    if not addresses.is_draft:
        url = addresses.session(pk)
        context["card"] = Card(row.title.text, _when_and_where(row, edition))
        context["structured"] = session_data(edition, row, named.get(pk, ()), url, request.build_absolute_uri)
    frame = edition_frame(edition, current=PROGRAMME, page=row.title.text)
    return render_edition_page(request, "public/session.html", frame, context, is_secret=addresses.is_draft)


def _when_and_where(row: ProgrammeSession, edition: Edition) -> str:
    when = f"{format_weekday(row.starts_at.date())}, {row.starts_at:%H:%M}–{row.ends_at:%H:%M}"
    return in_line(when, row.room.text, place(edition))


def _neighbour(row: ProgrammeSession, addresses: ProgrammeAddresses) -> Neighbour:
    return Neighbour(addresses.session(row.session.pk), row.title, row.starts_at)
