"""The settings of lists of participants, and the frozen lists. The page that prints is under the edition."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import RecordAdmin, TranslatedAdmin, in_languages
from conferences.admin.filters import EditionFilter
from conferences.admin.release import WrittenOnce
from delegations.forms.list_settings import ListSettingsForm
from delegations.models import ListSettings, PrintedList


@admin.register(ListSettings)
class ListSettingsAdmin(TranslatedAdmin):
    is_part = True
    form = ListSettingsForm
    list_display = ("edition", "symbol", "cut_off_at", "corrections_until", "population")
    list_filter = (EditionFilter, "population")
    list_select_related = ("edition__series",)
    label_related = ("edition__series",)
    edition_lookup = "edition"
    fixed = ("edition",)
    search_fields = ("symbol", *in_languages("session_heading"))
    ordering = ("-edition__starts_on", "id")
    fieldsets = (
        (None, {"fields": ("edition", "symbol", "session_heading", "distribution")}),
        (_("Corrections"), {"fields": ("cut_off_at", "corrections_to", "corrections_until")}),
        (
            _("What is printed"),
            {"fields": ("population", "summary_detail", "prints_changes", "prints_index")},
        ),
    )


@admin.register(PrintedList)
class PrintedListAdmin(WrittenOnce, RecordAdmin):
    """Who froze what; the files are on the page of the edition's list, where their hashes are compared."""

    is_part = True
    list_display = ("edition", "kind", "number", "language", "frozen_at", "frozen_by", "is_superseded")
    list_filter = (EditionFilter, "kind", "language", "is_superseded")
    list_select_related = ("edition__series", "frozen_by")
    label_related = ("edition__series",)
    edition_lookup = "edition"
    search_fields = ("symbol",)
    ordering = ("-frozen_at", "-id")
    fieldsets = (
        (None, {"fields": ("edition", "kind", "number", "language", "symbol", "cut_off_at")}),
        (
            _("Frozen"),
            {"fields": ("frozen_at", "frozen_by", "since", "note", "is_superseded", "superseded_reason")},
        ),
        (_("Files"), {"fields": ("body_count", "person_count", "pdf_sha256", "docx_sha256")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        # A list of lists would else bring the names of everybody along.
        return super().get_queryset(request).defer("content")
