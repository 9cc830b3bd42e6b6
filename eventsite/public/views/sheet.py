"""The press sheet of an edition, to read, to print, and as a PDF."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eventsite.public.access import (
    OVERVIEW,
    edition_frame,
    render_edition_page,
    visible_edition_or_404,
)
from eventsite.public.exporting.sheet_pdf import sheet_pdf
from eventsite.public.reports.sheet import sheet_of
from eventsite.public.views.files import edition_file


@require_safe
def edition_sheet(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    edition = visible_edition_or_404(request, slug, number)
    sheet = sheet_of(edition)
    frame = edition_frame(
        edition,
        current=OVERVIEW,
        page=_("Press sheet"),
        bodies=sheet.figures.bodies,
        documents=sheet.counts.documents,
    )
    context = {"sheet": sheet, "address": _address(request, edition.get_absolute_url())}
    return render_edition_page(request, "public/sheet.html", frame, context)


@require_safe
def sheet_paper(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    edition = visible_edition_or_404(request, slug, number)
    body = sheet_pdf(sheet_of(edition), _address(request, edition.get_absolute_url()))
    return edition_file(request, edition, body, "application/pdf", f"{slug}-{number}-sheet.pdf")


def _address(request: HttpRequest, path: str) -> str:
    return request.build_absolute_uri(path)
