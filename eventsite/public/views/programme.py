"""The programme of an edition, one day at a time."""

import datetime as dt
import zoneinfo
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from conferences.models import Edition
from conferences.reports.programme import Programme, ProgrammeDay, timetable_of
from conferences.reports.topics import topics_of
from conferences.templatetags.wording import marked
from delegations.reports.speakers import public_speakers
from eventsite.lib.dates import format_short_weekday
from eventsite.lib.wording import wording
from eventsite.public.access import PROGRAMME, edition_frame, render_edition_page, visible_edition_or_404
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
    edition = visible_edition_or_404(request, slug, number)
    frame = edition_frame(edition, current=PROGRAMME)
    timetable = timetable_of(edition)
    if not timetable.sessions:
        unknown = {"topics": topics_of(edition)}
        return render_edition_page(request, "public/programme_unknown.html", frame, unknown)
    form = ProgrammeFilter(request.GET, timetable)
    wanted = form.applied()
    zone, now = form.zone(), timezone.now()
    filters = {name: wanted[name] for name in ("room", "topic", "language") if name in wanted}
    whole = timetable.programme(now=now, zone=zone, **filters)
    day = whole.day_on(wanted.get("day"))
    # The distance from UTC on the day itself: summer time may end between now and the conference.
    at = day.sessions[0].starts_at if day and day.sessions else now
    home = zone_label(edition.time_zone, at, city=wording(edition, "city").text)
    context = {
        "wide": True,
        "form": form,
        "chips": form.chips(),
        "tabs": _tabs(request, whole, day, filtered=bool(filters)),
        "day": day,
        "times_of": home if zone.key == edition.time_zone else zone_label(zone.key, at),
        "home_zone": None if zone.key == edition.time_zone else home,
        "zone": zone,
        **(_of_day(day, edition, zone, now) if day else {}),
    }
    return render_edition_page(request, "public/programme.html", frame, context)


def _of_day(day: ProgrammeDay, edition: Edition, zone: zoneinfo.ZoneInfo, now: dt.datetime) -> dict[str, Any]:
    """Return what the page shows of one day: its sessions, the grid, the line at the present time."""
    ids = [row.session.pk for row in day.sessions]
    speakers = public_speakers(ids, edition, language=get_language() or "en")
    rows = session_rows(day.sessions, speakers, day.grid)
    return {
        "sessions": rows,
        "grid": day.grid,
        "rooms": _columns(day, rows),
        "count_label": ngettext("%(n)s session", "%(n)s sessions", len(rows)) % {"n": len(rows)},
        **(_now_line(day, now.astimezone(zone)) if day.is_today else {}),
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
