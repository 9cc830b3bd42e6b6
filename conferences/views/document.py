"""The register of documents, and the files behind it."""

from pathlib import PurePath

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import add_never_cache_headers
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from conferences.enums import Distribution
from conferences.forms.directories import DocumentFilter
from conferences.models import Document, DocumentVersion
from conferences.reports.document_register import public_register
from conferences.views.access import is_staff_with
from conferences.views.directory import filter_context

PAGE = 30


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    register = public_register()
    form = DocumentFilter(request.GET, register)
    found = register.sift(form.asked(), form.text)
    page = Paginator(register.families(found.passing, form.order), PAGE).get_page(request.GET.get("page"))
    context = {
        **filter_context(form, found, documents_counted),
        "page": page,
        "documents": register.entries(page.object_list),
    }
    return render(request, "conferences/document/list.html", context)


@require_safe
def document_file(request: HttpRequest, pk: int, language: str) -> HttpResponseBase:
    """Send a document as a download: to everybody if it is public, else to staff who may view it."""
    version = get_object_or_404(
        DocumentVersion.objects.select_related("document__edition"), document__id=pk, language=language
    )
    public = _is_public(version.document)
    if not public and not is_staff_with(request, "conferences.view_document"):
        raise Http404(_("There is no such document."))
    response = HttpResponseRedirect(version.url) if version.url else _attachment(version)
    if not public:
        add_never_cache_headers(response)
    return response


def documents_counted(count: int) -> str:
    """Return a number of documents in words."""
    return ngettext("%(n)s document", "%(n)s documents", count) % {"n": count}


def _is_public(document: Document) -> bool:
    return document.distribution == Distribution.GENERAL and document.edition.is_published


def _attachment(version: DocumentVersion) -> FileResponse:
    try:
        content = version.file.open("rb")
    except FileNotFoundError as error:
        raise Http404(_("The file of this document is missing. Please tell the secretariat.")) from error
    symbol = slugify(version.document.symbol.replace("/", "-").replace(".", "-")) or "document"
    suffix = PurePath(version.file.name or "").suffix.lower()
    response = FileResponse(content, as_attachment=True, filename=f"{symbol}-{version.language}{suffix}")
    # The browser must not take an upload for a page of this site, whatever it holds.
    response["X-Content-Type-Options"] = "nosniff"
    return response
