"""The programme of an edition, one day at a time."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from conferences.reports.agendas import agenda_topics
from conferences.reports.programme import Timetable, released_timetable, timetable_from
from conferences.reports.releases import is_expected, releases_of
from delegations.services.releases import preview_of
from eventsite.public.access import (
    PROGRAMME,
    draft_link_or_404,
    edition_frame,
    render_edition_page,
    visible_edition_or_404,
)
from eventsite.public.addresses import ProgrammeAddresses, draft_addresses, released_addresses
from eventsite.public.programme_page import ProgrammePage


@require_safe
def programme(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the programme as it was last released."""
    edition = visible_edition_or_404(request, slug, number)
    timetable = released_timetable(edition)
    if timetable is None:
        context = {"topics": agenda_topics(edition), "is_expected": is_expected(edition, timezone.now())}
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
    context = ProgrammePage(request.GET, timetable, addresses, timezone.now()).context()
    calendar = request.build_absolute_uri(timetable.edition.url_of("programme-calendar"))
    # An address of this scheme opens the reader's calendar, which then asks again by itself.
    context["calendar_url"] = f"webcal:{calendar.partition(':')[2]}"
    frame = edition_frame(timetable.edition, current=PROGRAMME)
    return render_edition_page(request, "public/programme.html", frame, context, is_secret=addresses.is_draft)
