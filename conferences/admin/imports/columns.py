"""What people said of the columns of files; deleted where it was wrong, said anew with the next file."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import RecordAdmin
from conferences.models import ColumnMapping


@admin.register(ColumnMapping)
class ColumnMappingAdmin(RecordAdmin):
    list_display = ("headings", "kind", "chosen_by", "updated_at")
    list_filter = ("kind",)
    list_select_related = ("chosen_by",)
    search_fields = ("digest",)
    search_help_text = _("Digest of the headings.")
    ordering = ("-updated_at", "-id")
    fields = ("kind", "columns", "chosen_by", "digest")
    readonly_fields = fields

    @admin.display(description=_("headings"))
    def headings(self, mapping: ColumnMapping) -> str:
        return str(mapping)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False
