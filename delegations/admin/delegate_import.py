"""The door of the attendee import, and of the export of delegates."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from delegations.admin.import_deciding import DecidingDoor
from delegations.exporting import AttendeeResource
from delegations.forms.attendee_file import AttendeeReadingForm, AttendeeUploadForm
from delegations.importing.attendees import ATTENDEES


class AttendeeImportMixin(DecidingDoor):
    """Import and export on the pages of Delegate."""

    import_kind = ATTENDEES
    imports_back = True
    creating_rights = ("delegations.add_body", "delegations.add_category")
    creating_refused = _("Nothing was written: you may not create bodies and categories.")
    import_template_name = "admin/delegations/delegate/import.html"
    preview_template_name = "admin/delegations/delegate/import_preview.html"
    result_template_name = "admin/delegations/delegate/import_result.html"
    export_template_name = "admin/delegations/delegate/export.html"
    upload_form_class = AttendeeUploadForm
    reading_form_class = AttendeeReadingForm
    resource_classes = [AttendeeResource]

    def refused(self, request: HttpRequest, options: Mapping[str, Any]) -> str:
        """Return why the import may not be confirmed: the order of a file is an order set by hand."""
        if options.get("file_order") and not request.user.has_perm("delegations.order_delegation"):
            return gettext("Nothing was written: you may not set the protocol order.")
        return super().refused(request, options)
