"""One session of a programme."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from conferences.enums import Language
from conferences.reports.programme import timetable_of
from delegations.reports.speakers import public_speakers
from eventsite.lib.wording import wording
from eventsite.public.access import PROGRAMME, edition_frame, render_edition_page, visible_edition_or_404
from eventsite.public.forms.programme import zone_label
from eventsite.public.session_rows import session_row


@require_safe
def session(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    edition = visible_edition_or_404(request, slug, number)
    now = timezone.now()
    days = timetable_of(edition).programme(now=now).days
    rows = [row for day in days for row in day.sessions]
    at = next((index for index, row in enumerate(rows) if row.session.pk == pk), None)
    if at is None:
        raise Http404(_("There is no such session."))
    row = rows[at]
    speakers = public_speakers([pk], edition, language=get_language() or "en").get(pk, ())
    context = {
        "row": session_row(row, speakers),
        "shown": row,
        "session": row.session,
        "speakers": speakers,
        "languages": [Language(code).label for code in row.session.interpretation],
        "previous": rows[at - 1] if at else None,
        "next": rows[at + 1] if at + 1 < len(rows) else None,
        "times_of": zone_label(edition.time_zone, row.starts_at, city=wording(edition, "city").text),
    }
    frame = edition_frame(edition, current=PROGRAMME, page=row.title.text)
    return render_edition_page(request, "public/session.html", frame, context)
