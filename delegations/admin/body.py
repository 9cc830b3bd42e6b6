from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import RecordAdmin
from conferences.admin.imports.lists import ListDoor
from delegations.admin.body_parts import BodyAliasInline, BodyNameInline, BodyStatusInline
from delegations.admin.merging import MergeDoor
from delegations.exporting.bodies import BodyResource
from delegations.importing.bodies import BODIES
from delegations.models import Body


@admin.register(Body)
class BodyAdmin(MergeDoor, ListDoor, RecordAdmin):
    import_kind = BODIES
    import_template_name = "admin/delegations/body/import.html"
    resource_classes = [BodyResource]
    list_display = ("label", "kind", "code", "iso_alpha3", "parent", "dissolved_on", "number_of_editions")
    list_filter = ("kind", "statuses__category", ("dissolved_on", admin.EmptyFieldListFilter))
    list_select_related = ("parent",)
    name_keys = ("names__match_key", "aliases__match_key")
    search_keys = ("search_key", "names__search_key", "aliases__search_key")
    search_fields = ("label", "code", "iso_alpha2", "iso_alpha3", "slug")
    search_help_text = _("Any name, in any language and spelling; former names, aliases and codes too.")
    ordering = ("label", "id")
    prepopulated_fields = {"slug": ("label",)}
    actions = ("merge_selected",)
    inlines = (BodyNameInline, BodyStatusInline, BodyAliasInline)
    fieldsets = (
        (None, {"fields": ("label", "slug", "kind", "parent", "website")}),
        (_("Codes"), {"fields": ("code", ("iso_alpha2", "iso_alpha3", "m49"))}),
        (_("End"), {"fields": ("dissolved_on", "successor"), "classes": ("collapse",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return (
            super().get_queryset(request).annotate(edition_count=Count("delegations__edition", distinct=True))
        )

    @admin.display(description=_("editions"), ordering="edition_count")
    def number_of_editions(self, body: Any) -> int:
        return int(body.edition_count)
