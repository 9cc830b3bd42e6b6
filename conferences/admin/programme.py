from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import TranslatedAdmin, TranslatedInline, in_languages
from conferences.admin.filters import EditionFilter
from conferences.admin.imports.export import ExportDoor
from conferences.admin.session import SessionInline
from conferences.exporting.event import DayResource
from conferences.models import Day
from conferences.services.programme import move_sessions


@admin.register(Day)
class DayAdmin(ExportDoor, TranslatedAdmin):
    resource_classes = [DayResource]
    list_display = ("on", "edition", "title", "number_of_sessions")
    list_filter = (EditionFilter,)
    list_select_related = ("edition__series",)
    label_related = ("edition__series",)
    edition_lookup = "edition"
    fixed = ("edition",)
    date_hierarchy = "on"
    search_fields = ("on", *in_languages("title"))
    ordering = ("-on", "edition", "id")
    fieldsets = ((None, {"fields": ("edition", "on", "title")}),)
    inlines = (SessionInline,)

    def autocomplete_label(self, day: Day) -> str:
        return str(day)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(session_count=Count("sessions"))

    @admin.display(description=_("sessions"), ordering="session_count")
    def number_of_sessions(self, day: Any) -> int:
        return int(day.session_count)

    def save_model(self, request: HttpRequest, obj: Day, form: Any, change: bool) -> None:  # noqa: FBT001 (Django's signature)
        super().save_model(request, obj, form, change)
        if change and "on" in form.changed_data:
            zone = obj.edition.zone
            move_sessions(days={obj: form.initial["on"]}, old_zone=zone, by=request.user)


class DayInline(TranslatedInline):
    model = Day
    fields = ("on", "title")
