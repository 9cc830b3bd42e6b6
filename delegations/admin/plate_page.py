"""The staff's page that prints name plates."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.models import Edition
from delegations.admin.paper import CSV, PDF, download, edition_or_404, file_name
from delegations.exporting.mail_merge import Draw, plates_csv
from delegations.exporting.name_plates_pdf import plates_pdf
from delegations.forms.name_plates import NamePlateForm
from delegations.reports.name_plates import name_plates
from delegations.services.printed_lists import record_print

PRINT = "delegations.print_nameplate"
#: Plates in the table of what would be printed; how many more there are is said.
SHOWN = 20
_DRAW: dict[str, Draw] = {PDF: plates_pdf, CSV: plates_csv}


class PlatePages(admin.ModelAdmin):  # type: ignore[type-arg]  # mixed into the pages of an edition
    """Name plates, under the edition."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.plates_view)
        return [path("<path:object_id>/plates/", view, name="delegations_plates"), *super().get_urls()]

    def plates_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show what would be printed; a POST prints it."""
        edition = edition_or_404(request, object_id, PRINT)
        given = request.POST if request.method == "POST" else request.GET
        form = NamePlateForm(given if "kind" in given else _initial(edition), edition=edition)
        if "print" in request.POST and form.is_valid():
            try:
                return _printed(request, edition, form)
            except ValidationError as error:
                form.add_error(None, error)
        return plate_page(request, self.admin_site, edition, form)


def plates_by_hand(
    request: HttpRequest, site: AdminSite, edition: Edition, *, kind: str, ids: list[int]
) -> HttpResponse:
    """Show the page with rows chosen in a list."""
    if not request.user.has_perm(PRINT):
        raise PermissionDenied
    given = _initial(edition) | {"kind": kind, "ids": ",".join(map(str, ids))}
    return plate_page(request, site, edition, NamePlateForm(given, edition=edition))


def plate_page(request: HttpRequest, site: AdminSite, edition: Edition, form: NamePlateForm) -> HttpResponse:
    choice = form.choice() if form.is_valid() else None
    plates = name_plates(edition, choice) if choice else ()
    context = {
        **site.each_context(request),
        "opts": Edition._meta,
        "title": _("Name plates"),
        "subtitle": str(edition),
        "edition": edition,
        "form": form,
        "by_hand": len(choice.ids) if choice else 0,
        "count": len(plates),
        "plates": plates[:SHOWN],
        "more": max(len(plates) - SHOWN, 0),
    }
    return TemplateResponse(request, "admin/plates/page.html", context)


def _initial(edition: Edition) -> dict[str, Any]:
    return {name: field.initial for name, field in NamePlateForm(edition=edition).fields.items()}


def _printed(request: HttpRequest, edition: Edition, form: NamePlateForm) -> HttpResponse:
    """Print, and note it in the log of the admin. Raises ValidationError."""
    kind = request.POST["print"]
    if kind not in _DRAW:
        raise Http404(_("There is no such record."))
    plates = name_plates(edition, form.choice())
    data = _DRAW[kind](edition, plates, at=timezone.now())
    text = ngettext(
        "Printed %(count)d name plate as %(format)s.",
        "Printed %(count)d name plates as %(format)s.",
        len(plates),
    )
    values = {"count": len(plates), "format": kind.upper()}
    record_print(edition=edition, by=request.user, text=text, values=values)
    return download(data, file_name(edition, "name-plates", kind))
