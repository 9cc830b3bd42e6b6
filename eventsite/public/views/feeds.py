"""The released programme for machines: calendars, schedules, paper."""

from collections.abc import Callable, Iterable

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from conferences.reports.programme import Timetable, released_timetable
from conferences.reports.timetable import PlannedSession
from eventsite.lib.dates import format_day
from eventsite.lib.records import row_id
from eventsite.lib.wording import worded
from eventsite.public.access import visible_edition_or_404
from eventsite.public.exporting.calendar import calendar
from eventsite.public.exporting.programme import ReleasedProgramme, released_programme
from eventsite.public.exporting.programme_pdf import programme_pdf
from eventsite.public.exporting.schedule import schedule_json, schedule_xml
from eventsite.public.views.files import edition_file

CALENDAR = "text/calendar; charset=utf-8"
#: Sessions that an address may ask for; an address has room for few hundred.
MOST_CHOSEN = 500


@require_safe
def edition_calendar(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """Answer the calendar of an edition, or of the sessions that the address names (`?session=1&…`)."""
    timetable = _timetable(request, slug, number)
    if "session" not in request.GET:
        return _calendar(request, timetable, _all(timetable))
    chosen = {row_id(text) for text in request.GET.getlist("session")[:MOST_CHOSEN]}
    rows = [row for row in _all(timetable) if row.pk in chosen]
    return _calendar(request, timetable, rows, part=_("my sessions"), file="my-sessions")


@require_safe
def day_calendar(request: HttpRequest, slug: str, number: int, on: str) -> HttpResponseBase:
    """Answer the calendar of one day of the programme."""
    timetable = _timetable(request, slug, number)
    day = next((day.on for day in timetable.days if day.on.isoformat() == on), None)
    if day is None:
        raise Http404(_("The programme has no such day."))
    rows = [row for row in _all(timetable) if row.day.on == day]
    return _calendar(request, timetable, rows, part=format_day(day), file=on)


@require_safe
def topic_calendar(request: HttpRequest, slug: str, number: int, topic: str) -> HttpResponseBase:
    """Answer the calendar of the sessions that carry a topic."""
    timetable = _timetable(request, slug, number)
    found = next((pair for pair in timetable.topics.values() if pair[0].slug == topic), None)
    if found is None:
        raise Http404(_("No session of this programme carries the topic."))
    rows = [row for row in _all(timetable) if found[0].pk in row.topics]
    return _calendar(request, timetable, rows, part=found[1].text, file=topic)


@require_safe
def session_calendar(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponseBase:
    """Answer the calendar of one session; one that was removed is in it as cancelled."""
    timetable = _timetable(request, slug, number)
    rows = [row for row in _all(timetable) if row.pk == pk]
    if not rows:
        raise Http404(_("There is no such session."))
    return _calendar(request, timetable, rows, part=worded(rows[0].title).text, file=f"session-{pk}")


@require_safe
def json_schedule(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    programme = _programme(request, _timetable(request, slug, number))
    body, name = schedule_json(programme), f"{programme.code}-schedule.json"
    return edition_file(request, programme.edition, body, "application/json", name)


@require_safe
def xml_schedule(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    programme = _programme(request, _timetable(request, slug, number))
    body, name = schedule_xml(programme), f"{programme.code}-schedule.xml"
    return edition_file(request, programme.edition, body, "application/xml", name)


@require_safe
def programme_paper(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    programme = _programme(request, _timetable(request, slug, number))
    body, name = programme_pdf(programme), f"{programme.code}-programme.pdf"
    return edition_file(request, programme.edition, body, "application/pdf", name)


def _timetable(request: HttpRequest, slug: str, number: int) -> Timetable:
    timetable = released_timetable(visible_edition_or_404(request, slug, number))
    if timetable is None:
        raise Http404(_("The programme of this edition is not released."))
    return timetable


def _all(timetable: Timetable) -> tuple[PlannedSession, ...]:
    return (*timetable.sessions, *timetable.plan.gone)


def _programme(
    request: HttpRequest, timetable: Timetable, rows: Iterable[PlannedSession] | None = None
) -> ReleasedProgramme:
    absolute: Callable[[str], str] = request.build_absolute_uri
    return released_programme(timetable, timetable.sessions if rows is None else rows, absolute)


def _calendar(
    request: HttpRequest,
    timetable: Timetable,
    rows: Iterable[PlannedSession],
    *,
    part: str = "",
    file: str = "programme",
) -> HttpResponseBase:
    shown = list(rows)
    programme = _programme(request, timetable, shown)
    name = f"{programme.title}: {part}" if part else programme.title
    body = calendar(programme, shown, name=name, address=request.build_absolute_uri())
    return edition_file(request, timetable.edition, body, CALENDAR, f"{programme.code}-{file}.ics")
