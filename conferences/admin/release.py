from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from conferences.admin.base import RecordAdmin, TranslatedAdmin
from conferences.admin.filters import EditionFilter
from conferences.models import DraftLink, ProgrammeRelease


class WrittenOnce:
    """Rows that staff look at; they are written by the page of an edition's releases alone."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(ProgrammeRelease)
class ProgrammeReleaseAdmin(WrittenOnce, TranslatedAdmin):
    is_part = True
    list_display = ("number", "edition", "released_at", "released_by", "session_count", "is_current")
    list_filter = (EditionFilter, "is_current")
    list_select_related = ("edition__series", "released_by")
    label_related = ("edition__series",)
    edition_lookup = "edition"
    search_fields = ("number",)
    ordering = ("-released_at", "-number", "id")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "edition",
                    "number",
                    "is_current",
                    "released_at",
                    "released_by",
                    "goes_back_to",
                    "note",
                )
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        # A list of releases would else bring all their programmes along.
        return super().get_queryset(request).defer("snapshot", "changes")


@admin.register(DraftLink)
class DraftLinkAdmin(WrittenOnce, RecordAdmin):
    """Who made and revoked links; the key is on the page of the releases, for those who may release."""

    is_part = True
    list_display = ("edition", "made_by", "created_at", "revoked_at")
    list_filter = (EditionFilter,)
    list_select_related = ("edition__series", "made_by")
    label_related = ("edition__series",)
    edition_lookup = "edition"
    search_fields = ("edition__series__slug",)
    ordering = ("-created_at", "id")
    fieldsets = ((None, {"fields": ("edition", "made_by", "revoked_at")}),)
