"""What the pages share that give out badges and name plates as files."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from conferences.admin.addresses import found_or_404
from conferences.models import Edition

PDF, CSV = "pdf", "csv"
_TYPES = {PDF: "application/pdf", CSV: "text/csv; charset=utf-8"}


def edition_or_404(request: HttpRequest, object_id: str, *permissions: str) -> Edition:
    """Return the edition for those with all of the permissions."""
    if not request.user.has_perms(permissions):
        raise PermissionDenied
    return found_or_404(Edition.objects.select_related("series"), object_id)


def file_name(edition: Edition, what: str, kind: str) -> str:
    """Return a name that says nothing of a person."""
    return f"{what}-{edition.series.slug}-{edition.number}.{kind}"


def download(content: bytes, name: str) -> HttpResponse:
    """Return a file to save; nobody on the way keeps a copy of it."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=_TYPES[name.rpartition(".")[2]], headers=headers)
