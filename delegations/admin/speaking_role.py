from typing import Any

from django.contrib import admin

from conferences.admin.base import PartInline, RecordAdmin, in_languages
from conferences.admin.filters import EditionFilter
from conferences.admin.imports.export import ExportDoor
from conferences.forms.record import RecordForm
from conferences.forms.widgets import limit_to_edition
from delegations.exporting.parties import SpeakingRoleResource
from delegations.models import SpeakingRole


class SpeakingRoleForm(RecordForm):
    class Meta:
        model = SpeakingRole
        fields = "__all__"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.session_id:
            limit_to_edition(self, self.instance.session.day.edition_id, "delegate", "session")


@admin.register(SpeakingRole)
class SpeakingRoleAdmin(ExportDoor, RecordAdmin):
    resource_classes = [SpeakingRoleResource]
    form = SpeakingRoleForm
    list_display = ("speaker", "kind", "session", "is_public")
    list_filter = (EditionFilter, "kind", "is_public")
    list_select_related = ("session__day__edition__series", "delegate")
    label_related = ("session__day__edition__series", "delegate")
    edition_lookup = "session__day__edition"
    name_keys = ("delegate__match_key",)
    search_keys = ("search_key", "delegate__search_key")
    search_fields = ("guest_name", "guest_affiliation", *in_languages("session__title"))
    ordering = ("-session__day__on", "session__starts_at", "session", "order", "id")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "session",
                    "kind",
                    "delegate",
                    "guest_name",
                    "guest_function",
                    "guest_affiliation",
                    "is_public",
                    "order",
                )
            },
        ),
    )

    @admin.display(description=SpeakingRole._meta.get_field("delegate").verbose_name, ordering="guest_name")
    def speaker(self, role: SpeakingRole) -> str:
        return str(role.delegate or role.guest_name)


class SpeakingRoleInline(PartInline):
    model = SpeakingRole
    form = SpeakingRoleForm
    fields = ("kind", "delegate", "guest_name", "guest_function", "guest_affiliation", "is_public", "order")
    ordering = ("order", "id")
    classes = ()
    row_related = ("session__day",)
