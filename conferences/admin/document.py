from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import PartInline, RecordAdmin, TranslatedAdmin, in_languages
from conferences.admin.filters import EditionFilter
from conferences.admin.imports.export import ExportDoor
from conferences.exporting.event import DocumentResource, DocumentVersionResource
from conferences.forms.document import DocumentForm, DocumentVersionForm
from conferences.models import Document, DocumentVersion


class DocumentVersionInline(PartInline):
    model = DocumentVersion
    form = DocumentVersionForm
    fields = ("language", "file", "url")
    classes = ()


@admin.register(Document)
class DocumentAdmin(ExportDoor, TranslatedAdmin):
    resource_classes = [DocumentResource]
    form = DocumentForm
    list_display = ("symbol", "title", "edition", "kind", "distribution", "languages", "published_on")
    list_display_links = ("symbol", "title")
    list_filter = (EditionFilter, "kind", "distribution")
    list_select_related = ("edition__series",)
    label_related = ("edition__series",)
    edition_lookup = "edition"
    fixed = ("edition",)
    date_hierarchy = "published_on"
    search_keys = ("search_key",)
    search_fields = ("symbol", *in_languages("title"))
    ordering = ("-edition__starts_on", "symbol", "id")
    fieldsets = (
        (None, {"fields": ("edition", "symbol", "title", "kind", "distribution", "published_on")}),
        (_("Place among the documents"), {"fields": ("agenda_item", "supersedes", "amends")}),
    )
    inlines = (DocumentVersionInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        versions = DocumentVersion.objects.order_by("language", "id")
        return super().get_queryset(request).prefetch_related(Prefetch("versions", versions))

    @admin.display(description=_("languages"))
    def languages(self, document: Document) -> str:
        return ", ".join(version.language for version in document.versions.all()) or "–"


@admin.register(DocumentVersion)
class DocumentVersionAdmin(ExportDoor, RecordAdmin):
    resource_classes = [DocumentVersionResource]
    is_part = True
    form = DocumentVersionForm
    list_display = ("document", "language", "url")
    list_filter = ("language",)
    list_select_related = ("document",)
    label_related = ("document",)
    edition_lookup = "document__edition"
    search_fields = ("document__symbol",)
    ordering = ("document__symbol", "language", "id")
    fieldsets = ((None, {"fields": ("document", "language", "file", "url")}),)
