from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from conferences.admin.agenda import AgendaItemInline
from conferences.admin.base import TranslatedAdmin, in_languages
from conferences.admin.confirmation import confirm
from conferences.admin.imports.export import ExportDoor
from conferences.admin.programme import DayInline
from conferences.admin.room import RoomInline
from conferences.admin.source import EditionSourceInline
from conferences.admin.topic import EditionTopicInline, OutcomePointInline
from conferences.exporting.event import EditionResource
from conferences.forms.edition import EditionForm
from conferences.models import Day, Edition
from conferences.services.programme import move_sessions
from conferences.services.publication import publish_edition, unpublish_edition


@admin.register(Edition)
class EditionAdmin(ExportDoor, TranslatedAdmin):
    resource_classes = [EditionResource]
    form = EditionForm
    list_display = ("__str__", "title", "starts_on", "ends_on", "city", "publication", "number_of_sessions")
    list_display_links = ("__str__", "title")
    list_filter = ("series", "publication", "publishes_delegates", "list_completeness")
    list_select_related = ("series",)
    label_related = ("series",)
    fixed = ("series",)
    date_hierarchy = "starts_on"
    search_keys = ("search_key", "series__search_key")
    search_fields = (
        "number",
        "series__slug",
        "series__acronym",
        *in_languages("title", "theme", "city", "series__name"),
    )
    ordering = ("-starts_on", "series", "-number", "id")
    actions = ("publish", "unpublish")
    inlines: ClassVar[Any] = (
        DayInline,
        RoomInline,
        AgendaItemInline,
        EditionTopicInline,
        OutcomePointInline,
        EditionSourceInline,
    )
    fieldsets = (
        (None, {"fields": ("series", "number", "title", "theme")}),
        (
            _("When and where"),
            {"fields": ("starts_on", "ends_on", "dates_basis", "time_zone", "city", "country_code", "venue")},
        ),
        (_("Publication"), {"fields": ("publication", "publishes_delegates")}),
        (
            _("List of participants"),
            {
                "fields": (
                    "list_language",
                    "name_style",
                    "body_name_form",
                    "host_place",
                    "list_completeness",
                    "participation_note",
                )
            },
        ),
        (_("Deadlines"), {"fields": ("nominations_close_at", "confirmations_close_at")}),
        (_("Summary and outcome"), {"fields": ("summary", "outcome"), "classes": ("collapse",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(session_count=Count("days__sessions"))

    @admin.display(description=_("sessions"), ordering="session_count")
    def number_of_sessions(self, edition: Any) -> int:
        return int(edition.session_count)

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """The parts of an edition once there is one: they are checked against its dates and its series."""
        return super().get_inline_instances(request, obj) if obj else []

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("conferences.publish_edition")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """What the public sees is decided by those who may publish, here and in the actions alike."""
        kept = () if self.has_publish_permission(request) else ("publication", "publishes_delegates")
        return (*super().get_readonly_fields(request, obj), *kept)

    @admin.action(description=_("Publish"), permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Edition]) -> HttpResponse | None:
        def act() -> str:
            count = sum(publish_edition(edition=edition, by=request.user) for edition in queryset)
            return ngettext("%(count)d edition published.", "%(count)d editions published.", count) % {
                "count": count
            }

        return confirm(
            self,
            request,
            queryset,
            action="publish",
            question=gettext("Publish these editions?"),
            consequence=gettext(
                "Their pages, programmes and documents of general distribution become public."
            ),
            act=act,
        )

    @admin.action(description=_("Take back from the public"), permissions=["publish"])
    def unpublish(self, request: HttpRequest, queryset: QuerySet[Edition]) -> HttpResponse | None:
        def act() -> str:
            count = sum(unpublish_edition(edition=edition, by=request.user) for edition in queryset)
            return ngettext("%(count)d edition taken back.", "%(count)d editions taken back.", count) % {
                "count": count
            }

        return confirm(
            self,
            request,
            queryset,
            action="unpublish",
            question=gettext("Take these editions back from the public?"),
            consequence=gettext("Their public addresses answer “not found” until they are published again."),
            act=act,
        )

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 (Django's signature)
        """Let sessions keep their local times when a day or the time zone changes."""
        old = {day.pk: day.on for day in Day.objects.filter(edition=form.instance)} if change else {}
        super().save_related(request, form, formsets, change)
        zone_changed = change and "time_zone" in form.changed_data
        days = Day.objects.filter(edition=form.instance, pk__in=old).select_related("edition").order_by("on")
        changed = {day: old[day.pk] for day in days if zone_changed or day.on != old[day.pk]}
        if changed:
            old_zone = Edition(time_zone=form.initial["time_zone"]).zone
            count = move_sessions(days=changed, old_zone=old_zone, by=request.user)
            text = ngettext(
                "%(count)d session moved along, at the same local time.",
                "%(count)d sessions moved along, each at the same local time.",
                count,
            )
            self.message_user(request, text % {"count": count}, messages.INFO)
