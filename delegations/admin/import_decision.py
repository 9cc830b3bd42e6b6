"""Decisions about rows of lists: made in the preview of an import, here to be looked at and taken back."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import RecordAdmin
from delegations.models import ImportDecision


@admin.register(ImportDecision)
class ImportDecisionAdmin(RecordAdmin):
    list_display = ("edition", "choice", "delegate", "person", "decided_by", "updated_at")
    list_filter = ("choice", "edition")
    list_select_related = ("edition__series", "delegate", "person", "decided_by")
    label_related = ("edition__series",)
    edition_lookup = "edition"
    search_fields = ("row_key",)
    search_help_text = _("Digest of the row.")
    ordering = ("-updated_at", "-id")
    fields = ("edition", "row_key", "choice", "delegate", "person", "joined_to", "decided_by", "updated_at")
    readonly_fields = fields

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False
