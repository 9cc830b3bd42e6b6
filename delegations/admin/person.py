from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import FileResponse, Http404, HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import Fieldsets, PartInline, RecordAdmin
from conferences.admin.imports.export import ExportDoor
from delegations.admin.merging import MergeDoor
from delegations.exporting.parties import PersonResource
from delegations.forms.person import PersonForm
from delegations.models import Delegate, Person
from delegations.services.photos import erase_after_commit


class AppearanceInline(PartInline):
    """The editions a person came to; a seat is changed on the delegate's own page."""

    model = Delegate
    fk_name = "person"
    verbose_name_plural = _("appearances")
    fields = ("delegation", "role", "function", "status", "status_on")
    readonly_fields = fields
    can_delete = False
    max_num = 0
    ordering = ("-delegation__edition__starts_on", "id")
    classes = ()
    row_related = ("delegation__body", "delegation__edition__series")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Person)
class PersonAdmin(MergeDoor, ExportDoor, RecordAdmin):
    resource_classes = [PersonResource]
    form = PersonForm
    list_display = ("full_name", "original_name", "nationality", "language", "number_of_appearances")
    list_filter = ("language", "gender", ("photo", admin.EmptyFieldListFilter))
    name_keys = ("match_key", "delegates__match_key", "merged__match_key")
    # Of those who are named in public: the others have no such key, which long imports would pay for.
    search_keys = ("delegates__search_key",)
    search_fields = ("original_name", "family_name", "delegates__original_name", "delegates__email")
    search_help_text = _("Name in any spelling or script, with or without accents; e-mail.")
    ordering = ("full_name", "id")
    inlines = (AppearanceInline,)
    actions = ("merge_selected",)
    fieldsets = (
        (None, {"fields": ("honorific", "full_name", "original_name", "photo")}),
        (_("Parts of the name"), {"fields": ("given_name", "patronymic", "family_name")}),
        (_("On lists and badges"), {"fields": ("sort_name", "badge_name")}),
        (_("Particulars"), {"fields": ("gender", "nationality", "language")}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Fieldsets:
        """Who only looks sees the photo itself: its file has no public address to link to."""
        shown = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj):
            return shown
        seen = {"photo": "picture"}
        return [
            (title, {**options, "fields": tuple(seen.get(str(name), name) for name in options["fields"])})
            for title, options in shown
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        kept = () if self.has_change_permission(request, obj) else ("picture",)
        return (*super().get_readonly_fields(request, obj), *kept)

    @admin.display(description=_("photo"))
    def picture(self, person: Person) -> str:
        if not person.photo:
            return "-"
        address = reverse("admin:delegations_person_photo", args=[person.pk])
        return format_html('<img class="photo-small" src="{}" alt="{}">', address, gettext("Photo on record"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(appearance_count=Count("delegates"))

    @admin.display(description=_("appearances"), ordering="appearance_count")
    def number_of_appearances(self, person: Any) -> int:
        return int(person.appearance_count)

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:  # noqa: FBT001 (Django's signature)
        before = Person.objects.filter(pk=obj.pk).first() if change else None
        super().save_model(request, obj, form, change)
        if before and before.photo and before.photo.name != obj.photo.name:
            erase_after_commit(before.photo)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.photo_view)
        return [path("<int:pk>/photo/", view, name="delegations_person_photo"), *super().get_urls()]

    def photo_view(self, request: HttpRequest, pk: int) -> FileResponse:
        """The photo, for those who may see the person; no public address leads to it."""
        person = self.get_object(request, str(pk))
        if not self.has_view_or_change_permission(request, person):
            raise PermissionDenied
        if person is None or not person.photo:
            raise Http404
        return FileResponse(person.photo.open(), content_type="image/jpeg")
