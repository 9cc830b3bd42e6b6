"""Names, statuses and other spellings of a body: worked on inside it, each with a history of its own."""

from django.contrib import admin

from conferences.admin.base import PartInline, RecordAdmin, in_languages
from conferences.admin.imports.export import ExportDoor
from delegations.exporting.parties import BodyAliasResource, BodyNameResource, BodyStatusResource
from delegations.forms.dated import AliasForm, AliasFormSet, NameFormSet, StatusFormSet
from delegations.models import BodyAlias, BodyName, BodyStatus


class BodyNameInline(PartInline):
    model = BodyName
    formset = NameFormSet
    fields = ("language", "form", "text", "valid_from", "valid_to", "source")
    ordering = ("language", "form", "valid_from", "id")
    classes = ()


class BodyStatusInline(PartInline):
    model = BodyStatus
    formset = StatusFormSet
    fields = ("category", "valid_from", "valid_to", "source")
    ordering = ("valid_from", "id")
    classes = ()


class BodyAliasInline(PartInline):
    model = BodyAlias
    form = AliasForm
    formset = AliasFormSet
    fields = ("text",)
    ordering = ("text", "id")


@admin.register(BodyName)
class BodyNameAdmin(ExportDoor, RecordAdmin):
    resource_classes = [BodyNameResource]
    is_part = True
    list_display = ("text", "language", "form", "body", "valid_from", "valid_to")
    list_filter = ("language", "form")
    list_select_related = ("body",)
    name_keys = ("match_key",)
    fixed = ("body",)
    search_fields = ("text",)
    ordering = ("sort_key", "id")
    fieldsets = (
        (None, {"fields": ("body", "language", "form", "text", "valid_from", "valid_to", "source")}),
    )


@admin.register(BodyStatus)
class BodyStatusAdmin(ExportDoor, RecordAdmin):
    resource_classes = [BodyStatusResource]
    is_part = True
    list_display = ("body", "category", "valid_from", "valid_to")
    list_filter = ("category__series", "category")
    list_select_related = ("body", "category")
    label_related = ("body", "category")
    name_keys = ("body__names__match_key",)
    fixed = ("body",)
    search_fields = ("body__label", *in_languages("category__name"))
    ordering = ("body__label", "valid_from", "id")
    fieldsets = ((None, {"fields": ("body", "category", "valid_from", "valid_to", "source")}),)


@admin.register(BodyAlias)
class BodyAliasAdmin(ExportDoor, RecordAdmin):
    resource_classes = [BodyAliasResource]
    is_part = True
    form = AliasForm
    list_display = ("text", "body")
    list_select_related = ("body",)
    name_keys = ("match_key",)
    search_fields = ("text", "body__label")
    ordering = ("text", "id")
    fieldsets = ((None, {"fields": ("body", "text")}),)
