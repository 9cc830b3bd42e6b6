"""Exports of lists, each on record: who took how many rows away, and in what form."""

from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import ngettext
from import_export.admin import ExportMixin
from import_export.forms import ExportForm

from conferences.admin.imports.staff import staff
from conferences.exporting import FORMATS


class LoggedExportMixin:
    """Goes before the export of django-import-export."""

    model: type[models.Model]
    export_template_name = "admin/imports/export.html"
    export_form_class = ExportForm
    export_formats = FORMATS
    # Spreadsheet programs take a CSV without this mark for one in an old encoding.
    to_encoding = "utf-8-sig"
    # The library's own entry, which says less than ours.
    skip_admin_log = True
    #: Whether an exported file, imported again, changes nothing.
    imports_back = False

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Taking a list away is a right of its own, beside that of seeing it."""
        may_export: bool = super().has_export_permission(request)  # type: ignore[misc]
        may_see: bool = self.has_view_permission(request)  # type: ignore[attr-defined]
        return may_export and may_see

    def get_export_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_export_context_data(**kwargs)  # type: ignore[misc]
        return {**context, "imports_back": self.imports_back}

    def get_export_data(
        self, file_format: Any, request: HttpRequest, queryset: QuerySet[Any], **kwargs: Any
    ) -> Any:
        """Render the export, and record who took how many records away, and in what form."""
        data = super().get_export_data(file_format, request, queryset, **kwargs)  # type: ignore[misc]
        count = queryset.count()
        LogEntry.objects.create(
            user_id=staff(request).pk,
            content_type=ContentType.objects.get_for_model(self.model),
            object_repr=str(self.model._meta.verbose_name_plural),
            action_flag=CHANGE,
            change_message=ngettext(
                "Exported %(count)s record as %(format)s.",
                "Exported %(count)s records as %(format)s.",
                count,
            )
            % {"count": count, "format": file_format.get_title()},
        )
        return data


class ExportDoor(LoggedExportMixin, ExportMixin):
    """The export of a list that no file is read into."""

    import_export_change_list_template = "admin/imports/change_list.html"
