from django.contrib import admin

from conferences.admin.base import TranslatedAdmin, TranslatedInline, in_languages
from conferences.admin.filters import EditionFilter
from conferences.admin.imports.lists import RoomDoor
from conferences.models import Room


@admin.register(Room)
class RoomAdmin(RoomDoor, TranslatedAdmin):
    list_display = ("name", "edition", "seats", "order")
    list_filter = (EditionFilter,)
    list_select_related = ("edition__series",)
    label_related = ("edition__series",)
    edition_lookup = "edition"
    fixed = ("edition",)
    search_fields = in_languages("name")
    ordering = ("-edition__starts_on", "edition", "order", "id")
    fieldsets = ((None, {"fields": ("edition", "name", "seats", "order")}),)


class RoomInline(TranslatedInline):
    model = Room
    fields = ("name", "seats", "order")
