"""The programme of an edition, one day at a time."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from conferences.models import Edition
from conferences.reports.programme import (
    Programme,
    ProgrammeDay,
    Timetable,
    released_timetable,
    timetable_from,
)
from conferences.reports.releases import is_expected, releases_of
from conferences.reports.topics import topics_of
from conferences.templatetags.wording import marked
from delegations.reports.speakers import public_speakers
from delegations.services.releases import preview_of
from eventsite.lib.dates import format_short_weekday
from eventsite.lib.wording import wording
from eventsite.public.access import (
    PROGRAMME,
    draft_link_or_404,
    edition_frame,
    render_edition_page,
    visible_edition_or_404,
)
from eventsite.public.addresses import ProgrammeAddresses, draft_addresses, released_addresses
from eventsite.public.forms.programme import ProgrammeFilter, zone_label
from eventsite.public.session_rows import SessionRow, session_rows


@dataclass(frozen=True)
class DayTab:
    label: str
    note: str
    url: str
    current: bool


@dataclass(frozen=True)
class Column:
    """The head of a column: a room, or the further column of a room with two sessions at once."""

    name: str
    seats: int | None


@require_safe
def programme(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the programme as it was last released."""
    edition = visible_edition_or_404(request, slug, number)
    timetable = released_timetable(edition)
    if timetable is None:
        context = {"topics": topics_of(edition), "is_expected": is_expected(edition, timezone.now())}
        frame = edition_frame(edition, current=PROGRAMME)
        return render_edition_page(request, "public/programme_unknown.html", frame, context)
    return _page(request, timetable, released_addresses(edition))


@require_safe
def draft(request: HttpRequest, slug: str, number: int, key: str) -> HttpResponse:
    """Show the programme as the next release would make it, to whoever has the link."""
    link = draft_link_or_404(slug, number, key)
    timetable = timetable_from(link.edition, preview_of(link.edition).snapshot)
    return _page(request, timetable, draft_addresses(link.edition, link))


@require_safe
def changes(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Tell what each release of the programme changed, newest first."""
    edition = visible_edition_or_404(request, slug, number)
    context = {"releases": releases_of(edition), "addresses": released_addresses(edition)}
    frame = edition_frame(edition, current=PROGRAMME, page=_("Changes"))
    return render_edition_page(request, "public/programme_changes.html", frame, context)


def _page(request: HttpRequest, timetable: Timetable, addresses: ProgrammeAddresses) -> HttpResponse:
    edition, plan = timetable.edition, timetable.plan
    form = ProgrammeFilter(request.GET, timetable)
    wanted = form.applied()
    zone, now = form.zone(), timezone.now()
    filters = {name: wanted[name] for name in ("room", "topic", "language") if name in wanted}
    whole = timetable.programme(now=now, zone=zone, **filters)
    day = whole.day_on(wanted.get("day"))
    # The distance from UTC on the day itself: summer time may end between now and the conference.
    at = day.sessions[0].starts_at if day and day.sessions else now
    home = zone_label(plan.time_zone, at, city=wording(edition, "city").text)
    context = {
        "wide": True,
        "form": form,
        "chips": form.chips(),
        "tabs": _tabs(request, whole, day, filtered=bool(filters)),
        "day": day,
        "times_of": home if zone.key == plan.time_zone else zone_label(zone.key, at),
        "home_zone": None if zone.key == plan.time_zone else home,
        "zone": zone,
        "release": timetable.release,
        "is_draft": addresses.is_draft,
        **(_of_day(day, edition, addresses, now.astimezone(zone)) if day else {}),
    }
    frame = edition_frame(edition, current=PROGRAMME)
    return render_edition_page(request, "public/programme.html", frame, context, is_secret=addresses.is_draft)


def _of_day(
    day: ProgrammeDay, edition: Edition, addresses: ProgrammeAddresses, now: dt.datetime
) -> dict[str, Any]:
    """Return what the page shows of one day: its sessions, the grid, the line at the present time (local)."""
    planned = [row.session for row in day.sessions]
    speakers = public_speakers(planned, edition, language=get_language() or "en")
    rows = session_rows(day.sessions, speakers, addresses, day.grid)
    return {
        "sessions": rows,
        "grid": day.grid,
        "rooms": _columns(day, rows),
        "count_label": ngettext("%(n)s session", "%(n)s sessions", len(rows)) % {"n": len(rows)},
        **(_now_line(day, now) if day.is_today else {}),
    }


def _now_line(day: ProgrammeDay, now: dt.datetime) -> dict[str, Any]:
    begun = sum(1 for row in day.sessions if row.starts_at <= now)
    return {
        "now": f"{now:%H:%M}",
        "now_after": begun,
        "now_classes": day.grid.now_classes(day.now_minute) if day.now_minute is not None else "",
        "now_label": _("Now"),
    }


def _columns(day: ProgrammeDay, rows: list[SessionRow]) -> list[Column]:
    columns = [Column(marked(name), room.seats) for room, name in day.rooms]
    for number in range(len(columns) + 1, day.grid.columns + 1):
        names = {row.room: None for row in rows if row.place and row.place.first_column == number}
        name = ", ".join(names)
        columns.append(Column(_("%(room)s, at the same time") % {"room": name} if day.rooms else name, None))
    return columns


def _tabs(
    request: HttpRequest, whole: Programme, current: ProgrammeDay | None, *, filtered: bool
) -> list[DayTab]:
    query = request.GET.copy()
    tabs = []
    for day in whole.days:
        query["day"] = day.day.on.isoformat()
        note = _("Today") if day.is_today else day.title.text
        if filtered:
            count = len(day.sessions)
            note = ngettext("%(n)s session", "%(n)s sessions", count) % {"n": count}
        label = format_short_weekday(day.day.on)
        tabs.append(DayTab(label, note, f"?{query.urlencode()}", current is day))
    return tabs
