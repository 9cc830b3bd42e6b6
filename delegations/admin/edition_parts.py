"""What the people's side adds to an edition: hosts, and categories represented without names."""

from django.contrib import admin

from conferences.admin.base import PartInline, RecordAdmin, TranslatedAdmin, TranslatedInline, in_languages
from conferences.admin.filters import EditionFilter
from conferences.admin.imports.export import ExportDoor
from delegations.exporting.parties import CategoryPresenceResource, EditionHostResource
from delegations.models import CategoryPresence, EditionHost


@admin.register(EditionHost)
class EditionHostAdmin(ExportDoor, RecordAdmin):
    resource_classes = [EditionHostResource]
    is_part = True
    list_display = ("body", "role", "edition", "order")
    list_filter = (EditionFilter, "role")
    list_select_related = ("body", "edition__series")
    label_related = ("body", "edition__series")
    edition_lookup = "edition"
    name_keys = ("body__names__match_key",)
    fixed = ("edition",)
    search_fields = ("body__label",)
    ordering = ("-edition__starts_on", "edition", "order", "id")
    fieldsets = ((None, {"fields": ("edition", "body", "role", "order", "source")}),)


class EditionHostInline(PartInline):
    model = EditionHost
    fields = ("body", "role", "order", "source")


@admin.register(CategoryPresence)
class CategoryPresenceAdmin(ExportDoor, TranslatedAdmin):
    resource_classes = [CategoryPresenceResource]
    is_part = True
    list_display = ("category", "edition", "source")
    list_filter = (EditionFilter,)
    list_select_related = ("category", "edition__series", "source")
    label_related = ("category", "edition__series")
    edition_lookup = "edition"
    fixed = ("edition",)
    search_fields = in_languages("category__heading", "note")
    ordering = ("-edition__starts_on", "edition", "category__order", "id")
    fieldsets = ((None, {"fields": ("edition", "category", "note", "source")}),)


class CategoryPresenceInline(TranslatedInline):
    model = CategoryPresence
    fields = ("category", "note", "source")
