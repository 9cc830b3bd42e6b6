"""The documents of an edition."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from conferences.forms.directories import EditionDocumentFilter
from conferences.reports.document_register import by_agenda_item, edition_register
from conferences.views.directory import filter_context
from conferences.views.document import documents_counted
from eventsite.public.access import DOCUMENTS, edition_frame, render_edition_page, visible_edition_or_404


@require_safe
def edition_documents(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    edition = visible_edition_or_404(request, slug, number)
    register = edition_register(edition)
    form = EditionDocumentFilter(request.GET, register)
    found = register.sift(form.asked(), form.text)
    context = {
        **filter_context(form, found, documents_counted),
        "whole": len(register.values),
        "groups": by_agenda_item(register.entries(register.families(found.passing))),
    }
    frame = edition_frame(edition, current=DOCUMENTS)
    return render_edition_page(request, "public/documents.html", frame, context)
