from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import TranslatedAdmin, TranslatedInline, in_languages
from conferences.admin.filters import EditionFilter
from conferences.admin.imports.export import ExportDoor
from conferences.admin.imports.lists import TopicDoor
from conferences.exporting.event import EditionTopicResource, OutcomePointResource
from conferences.models import EditionTopic, OutcomePoint, Topic


@admin.register(Topic)
class TopicAdmin(TopicDoor, TranslatedAdmin):
    list_display = ("name", "slug", "number_of_editions")
    list_filter = (EditionFilter,)
    edition_lookup = "editions"
    search_keys = ("search_key",)
    search_fields = ("slug", *in_languages("name"))
    ordering = ("name", "id")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = ((None, {"fields": ("name", "slug", "description")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(edition_count=Count("edition_topics"))

    @admin.display(description=_("editions"), ordering="edition_count")
    def number_of_editions(self, topic: Any) -> int:
        return int(topic.edition_count)


@admin.register(EditionTopic)
class EditionTopicAdmin(ExportDoor, TranslatedAdmin):
    resource_classes = [EditionTopicResource]
    is_part = True
    list_display = ("topic", "wording", "edition", "order")
    list_filter = (EditionFilter,)
    list_select_related = ("topic", "edition__series")
    label_related = ("topic", "edition__series")
    edition_lookup = "edition"
    search_fields = in_languages("wording", "topic__name")
    ordering = ("-edition__starts_on", "edition", "order", "id")
    fieldsets = ((None, {"fields": ("edition", "topic", "wording", "order", "source")}),)


class EditionTopicInline(TranslatedInline):
    model = EditionTopic
    fields = ("topic", "wording", "order", "source")


@admin.register(OutcomePoint)
class OutcomePointAdmin(ExportDoor, TranslatedAdmin):
    resource_classes = [OutcomePointResource]
    is_part = True
    list_display = ("__str__", "edition", "order")
    list_filter = (EditionFilter,)
    list_select_related = ("edition__series",)
    label_related = ("edition__series",)
    edition_lookup = "edition"
    search_fields = in_languages("text")
    ordering = ("-edition__starts_on", "edition", "order", "id")
    fieldsets = ((None, {"fields": ("edition", "text", "order", "source")}),)


class OutcomePointInline(TranslatedInline):
    model = OutcomePoint
    fields = ("text", "order", "source")
