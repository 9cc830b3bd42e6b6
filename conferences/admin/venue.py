from django.contrib import admin

from conferences.admin.base import TranslatedAdmin, in_languages
from conferences.admin.imports.export import ExportDoor
from conferences.exporting.event import VenueResource
from conferences.models import Venue


@admin.register(Venue)
class VenueAdmin(ExportDoor, TranslatedAdmin):
    resource_classes = [VenueResource]
    list_display = ("name", "city", "country_code")
    search_fields = in_languages("name", "city")
    ordering = ("name", "id")
    fieldsets = ((None, {"fields": ("name", "city", "country_code", "address")}),)
