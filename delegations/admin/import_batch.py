"""The record of imports: who, when, which file, with what result. Nothing here can be changed."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import RecordAdmin
from delegations.importing.verdicts import Verdict
from delegations.models import ImportBatch


@admin.register(ImportBatch)
class ImportBatchAdmin(RecordAdmin):
    list_display = (
        "file_name",
        "edition",
        "state",
        "new",
        "updated",
        "unchanged",
        "held",
        "rejected",
        "uploaded_by",
        "created_at",
    )
    list_filter = ("state", "edition")
    list_select_related = ("edition__series", "uploaded_by")
    label_related = ("edition__series",)
    edition_lookup = "edition"
    search_fields = ("file_name", "sha256")
    search_help_text = _("File name, checksum.")
    ordering = ("-created_at", "-id")
    date_hierarchy = "created_at"
    fields = (
        "file_name",
        "edition",
        "state",
        "uploaded_by",
        "finished_at",
        "counts",
        "options",
        "size",
        "sha256",
        "token",
    )
    readonly_fields = fields

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    @admin.display(description=Verdict.NEW.label)
    def new(self, batch: ImportBatch) -> int | None:
        return batch.counts.get("new")

    @admin.display(description=Verdict.UPDATED.label)
    def updated(self, batch: ImportBatch) -> int | None:
        return batch.counts.get("updated")

    @admin.display(description=Verdict.UNCHANGED.label)
    def unchanged(self, batch: ImportBatch) -> int | None:
        return batch.counts.get("unchanged")

    @admin.display(description=_("Held"))
    def held(self, batch: ImportBatch) -> int | None:
        return batch.counts.get("held")

    @admin.display(description=Verdict.REJECTED.label)
    def rejected(self, batch: ImportBatch) -> int | None:
        return batch.counts.get("rejected")
