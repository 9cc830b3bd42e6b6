"""Exports of lists, each on record: who took how many rows away, and in what form."""

from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import ngettext
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
