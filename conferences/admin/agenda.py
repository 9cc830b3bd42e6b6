from django.contrib import admin

from conferences.admin.base import TranslatedAdmin, TranslatedInline, in_languages
from conferences.admin.filters import EditionFilter
from conferences.admin.imports.export import ExportDoor
from conferences.exporting.event import AgendaItemResource
from conferences.models import AgendaItem


@admin.register(AgendaItem)
class AgendaItemAdmin(ExportDoor, TranslatedAdmin):
    resource_classes = [AgendaItemResource]
    list_display = ("number", "title", "edition", "order")
    list_display_links = ("number", "title")
    list_filter = (EditionFilter,)
    list_select_related = ("edition__series",)
    label_related = ("edition__series",)
    edition_lookup = "edition"
    fixed = ("edition",)
    search_fields = ("number", *in_languages("title"))
    ordering = ("-edition__starts_on", "edition", "order", "id")
    fieldsets = ((None, {"fields": ("edition", "number", "title", "order")}),)


class AgendaItemInline(TranslatedInline):
    model = AgendaItem
    fields = ("number", "title", "order")
