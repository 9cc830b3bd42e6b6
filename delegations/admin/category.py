from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import TranslatedAdmin, in_languages
from conferences.admin.imports.export import ExportDoor
from delegations.exporting.parties import CategoryResource
from delegations.models import Category


@admin.register(Category)
class CategoryAdmin(ExportDoor, TranslatedAdmin):
    resource_classes = [CategoryResource]
    list_display = ("heading", "name", "series", "order", "holds_states", "valid_from", "valid_to")
    list_filter = ("series", "holds_states")
    list_select_related = ("series",)
    fixed = ("series",)
    edition_lookup = "series__editions"
    search_fields = ("slug", *in_languages("name", "heading"))
    ordering = ("series__slug", "order", "id")
    fieldsets = (
        (None, {"fields": ("series", "slug", "name", "heading", "order", "colour", "holds_states")}),
        (_("In force"), {"fields": (("valid_from", "valid_to"),)}),
    )
