"""The overview of an edition."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from conferences.models import Edition
from eventsite.public.access import (
    OVERVIEW,
    edition_frame,
    may_preview,
    render_edition_page,
    visible_edition_or_404,
)
from eventsite.public.exporting.structured import edition_data
from eventsite.public.reports.edition import edition_overview
from eventsite.public.reports.record import in_order_of_state, record_of


@require_safe
def edition_detail(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    edition = visible_edition_or_404(request, slug, number)
    overview = edition_overview(edition)
    documents = overview.counts.documents
    frame = edition_frame(edition, current=OVERVIEW, bodies=overview.figures.bodies, documents=documents)
    context = {
        "overview": overview,
        "record": list(in_order_of_state(record_of(overview, documents=documents))),
        "deadlines": _has_deadlines(edition) and may_preview(request),
        "in_session": edition.is_in_session(timezone.now()),
        "structured": edition_data(edition, request.build_absolute_uri),
    }
    return render_edition_page(request, "public/edition.html", frame, context)


def _has_deadlines(edition: Edition) -> bool:
    return bool(edition.nominations_close_at or edition.confirmations_close_at)
