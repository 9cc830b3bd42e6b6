"""Templates of badges, and the log of what was printed; the pages that print are elsewhere."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import RecordAdmin, TranslatedAdmin, in_languages
from conferences.admin.filters import EditionFilter
from conferences.admin.release import WrittenOnce
from delegations.models import Badge, BadgePrint, BadgeTemplate


@admin.register(BadgeTemplate)
class BadgeTemplateAdmin(TranslatedAdmin):
    """Nothing is deleted: prints in the log refer to their template; one is taken out of use instead."""

    list_display = ("name", "series", "edition", "badge_type", "role", "category", "paper", "is_active")
    list_filter = ("series", "paper", "is_active")
    list_select_related = ("series", "edition__series", "category")
    label_related = ("series", "edition__series")
    search_fields = ("name", "badge_type", *in_languages("heading"))
    ordering = ("series__slug", "edition", "name", "id")
    fieldsets = (
        (None, {"fields": ("series", "edition", "name", "is_active")}),
        (_("For whom"), {"fields": ("badge_type", "role", "category")}),
        (_("Band"), {"fields": ("heading", "access", "colour")}),
        (
            _("Look"),
            {
                "fields": (
                    *("paper", "names", "second_language"),
                    *("shows_photo", "shows_series", "shows_emblem"),
                )
            },
        ),
    )


@admin.register(Badge)
class BadgeAdmin(WrittenOnce, RecordAdmin):
    """Numbers and whose they are; no page shows a token."""

    is_part = True
    list_display = ("number", "edition", "delegate", "created_at", "voided_at")
    list_filter = (EditionFilter, ("voided_at", admin.EmptyFieldListFilter))
    list_select_related = ("edition__series", "delegate")
    label_related = ("edition__series",)
    edition_lookup = "edition"
    name_keys = ("delegate__match_key",)
    search_fields = ("number",)
    ordering = ("-edition__starts_on", "edition", "number", "id")
    fieldsets = ((None, {"fields": ("edition", "number", "delegate", "voided_at")}),)


@admin.register(BadgePrint)
class BadgePrintAdmin(WrittenOnce, RecordAdmin):
    list_display = ("number", "delegate", "printed_at", "printed_by", "reason", "paper", "batch_start")
    list_filter = (EditionFilter, "reason", "paper", ("printed_by", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("badge__edition__series", "badge__delegate", "printed_by")
    label_related = ("badge__edition__series",)
    edition_lookup = "badge__edition"
    name_keys = ("badge__delegate__match_key",)
    search_fields = ("badge__number", "batch")
    search_help_text = _("Name of the bearer in any spelling, number of the badge, batch.")
    ordering = ("-printed_at", "-id")
    fieldsets = (
        (None, {"fields": ("badge", "reason", "printed_at", "printed_by")}),
        (_("How"), {"fields": ("batch", "template", "paper")}),
    )

    @admin.display(description=_("number"), ordering="badge__number")
    def number(self, row: BadgePrint) -> int:
        return row.badge.number

    @admin.display(description=_("batch"), ordering="batch")
    def batch_start(self, row: BadgePrint) -> str:
        """Enough of it to see which prints belong together."""
        return str(row.batch)[:8]

    @admin.display(description=_("delegate"), ordering="badge__delegate__full_name")
    def delegate(self, row: BadgePrint) -> str:
        return row.badge.delegate.full_name
