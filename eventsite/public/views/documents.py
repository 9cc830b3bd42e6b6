"""The documents of an edition."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from conferences.reports.documents import documents_of
from eventsite.public.access import DOCUMENTS, edition_frame, render_edition_page, visible_edition_or_404


@require_safe
def edition_documents(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    edition = visible_edition_or_404(request, slug, number)
    frame = edition_frame(edition, current=DOCUMENTS)
    return render_edition_page(request, "public/documents.html", frame, {"groups": documents_of(edition)})
