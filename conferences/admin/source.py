from django.contrib import admin

from conferences.admin.base import RecordAdmin, TranslatedAdmin, TranslatedInline, in_languages
from conferences.admin.imports.export import ExportDoor
from conferences.exporting.event import EditionSourceResource, SourceResource
from conferences.models import EditionSource, Source


@admin.register(Source)
class SourceAdmin(ExportDoor, RecordAdmin):
    resource_classes = [SourceResource]
    list_display = ("name", "title", "publisher", "published_on", "language")
    list_filter = ("language",)
    search_fields = ("name", "title", "publisher", "url")
    ordering = ("name", "id")
    fieldsets = (
        (None, {"fields": ("name", "title", "publisher", "url", "published_on", "language", "note")}),
    )


@admin.register(EditionSource)
class EditionSourceAdmin(ExportDoor, TranslatedAdmin):
    resource_classes = [EditionSourceResource]
    is_part = True
    list_display = ("source", "edition", "order")
    list_select_related = ("source", "edition__series")
    label_related = ("source", "edition__series")
    edition_lookup = "edition"
    search_fields = ("source__name", *in_languages("states"))
    ordering = ("-edition__starts_on", "edition", "order", "id")
    fieldsets = ((None, {"fields": ("edition", "source", "states", "order")}),)


class EditionSourceInline(TranslatedInline):
    model = EditionSource
    fields = ("source", "states", "order")
