from django.contrib import admin

from conferences.admin.base import TranslatedAdmin, in_languages
from conferences.models import Venue


@admin.register(Venue)
class VenueAdmin(TranslatedAdmin):
    list_display = ("name", "city", "country_code")
    search_fields = in_languages("name", "city")
    ordering = ("name", "id")
    fieldsets = ((None, {"fields": ("name", "city", "country_code", "address")}),)
