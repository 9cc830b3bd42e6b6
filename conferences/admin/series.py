from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import TranslatedAdmin, in_languages
from conferences.admin.imports.export import ExportDoor
from conferences.exporting.event import SeriesResource
from conferences.forms.series import SeriesForm
from conferences.models import Series


@admin.register(Series)
class SeriesAdmin(ExportDoor, TranslatedAdmin):
    form = SeriesForm
    resource_classes = [SeriesResource]
    list_display = ("name", "acronym", "slug", "list_language", "is_fictional")
    list_filter = ("is_fictional",)
    search_keys = ("search_key",)
    search_fields = ("slug", "acronym", *in_languages("name"))
    ordering = ("slug",)
    fieldsets = (
        (None, {"fields": ("name", "acronym", "slug", "organizer", "description", "is_fictional")}),
        (_("Lists and languages"), {"fields": ("languages", "list_language", "name_style")}),
        (_("Look"), {"fields": ("accent", "emblem")}),
    )
