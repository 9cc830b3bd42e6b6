"""The doors of the lists of the event side."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from conferences.admin.imports.door import ImportDoor
from conferences.exporting.event import RoomResource, SessionResource, TopicResource
from conferences.forms.lists import SessionReadingForm, SessionUploadForm, TopicUploadForm
from conferences.importing.rooms import ROOMS
from conferences.importing.sessions import SESSIONS
from conferences.importing.topics import TOPICS


class ListDoor(ImportDoor):
    """Import and export of records that are rows by themselves."""

    imports_back = True
    preview_template_name = "admin/imports/list_preview.html"


class RoomDoor(ListDoor):
    import_kind = ROOMS
    import_template_name = "admin/conferences/room/import.html"
    resource_classes = [RoomResource]


class TopicDoor(ListDoor):
    import_kind = TOPICS
    import_template_name = "admin/conferences/topic/import.html"
    upload_form_class = TopicUploadForm
    resource_classes = [TopicResource]


class SessionDoor(ListDoor):
    import_kind = SESSIONS
    import_template_name = "admin/conferences/session/import.html"
    upload_form_class = SessionUploadForm
    reading_form_class = SessionReadingForm
    creating_rights = ("conferences.add_day", "conferences.add_room", "conferences.add_topic")
    creating_refused = _("Nothing was written: you may not create days, rooms and topics.")
    resource_classes = [SessionResource]

    def may_join(self, request: HttpRequest) -> bool:
        """Say whether the user may let the import write who chairs and speaks."""
        return request.user.has_perms(SESSIONS.joined_rights)

    def may(self, request: HttpRequest) -> dict[str, bool]:
        return {**super().may(request), "may_join": self.may_join(request)}

    def refused(self, request: HttpRequest, options: Mapping[str, Any]) -> str:
        if options.get("joined", True) and not self.may_join(request):
            return str(_("Nothing was written: you may not write who chairs and speaks."))
        return super().refused(request, options)

    def get_export_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        """Let the export hold the columns of other apps that the user may take away."""
        given: dict[str, Any] = super().get_export_resource_kwargs(request, **kwargs)
        return {**given, "may": request.user.has_perms}
