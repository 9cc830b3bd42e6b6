import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import PartInline, RecordAdmin
from conferences.admin.confirmation import confirm, report
from conferences.admin.filters import EditionFilter
from conferences.admin.imports.export import ExportDoor
from delegations.admin.attention_filters import HeadFilter, ListNameFilter, QuotaFilter
from delegations.admin.paper_actions import PaperActions
from delegations.admin.protocol_lists import ProtocolOrdered
from delegations.enums import SEATED_STATUSES
from delegations.exporting.parties import DelegationResource
from delegations.forms.delegate import DelegateFormSet, DelegateInlineForm
from delegations.forms.delegation import DelegationForm
from delegations.models import Delegate, Delegation
from delegations.services import invitations
from delegations.services.withdrawals import withdraw_delegations

SEATED = Q(delegates__status__in=SEATED_STATUSES)


class DelegateInline(PartInline):
    """Nobody is deleted here: who does not come is withdrawn."""

    model = Delegate
    fk_name = "delegation"
    form = DelegateInlineForm
    formset = DelegateFormSet
    fields = ("rank", "honorific", "full_name", "person", "role", "function", "status", "is_listed", "email")
    ordering = ("rank", "id")
    can_delete = False
    classes = ()


@admin.register(Delegation)
class DelegationAdmin(PaperActions, ProtocolOrdered, ExportDoor, RecordAdmin):
    import_export_change_list_template = "admin/lists/delegations.html"
    resource_classes = [DelegationResource]
    form = DelegationForm
    list_display = (
        "name",
        "edition",
        "category",
        "invitation",
        "replied_on",
        "credentials",
        "number_of_delegates",
        "quota",
    )
    list_filter = (
        EditionFilter,
        ("category", admin.RelatedOnlyFieldListFilter),
        "invitation",
        "credentials",
        HeadFilter,
        QuotaFilter,
        ListNameFilter,
        "presence",
    )
    list_select_related = ("body", "edition__series", "category")
    label_related = ("body", "edition__series")
    edition_lookup = "edition"
    fixed = ("edition",)
    name_keys = ("body__names__match_key", "body__aliases__match_key")
    search_fields = ("printed_name", "body__label", "body__code", "focal_point_name", "focal_point_email")
    search_help_text = _("Any name of the body, in any language and spelling; focal point.")
    ordering = ("-edition__starts_on", "edition", "category__order", "position", "body__label", "id")
    actions = ("invite", "accept", "decline", "close", "withdraw", "print_badges", "print_plates")
    inlines = (DelegateInline,)
    fieldsets = (
        (None, {"fields": ("edition", "body", "category", "presence")}),
        (_("On the printed list"), {"fields": ("printed_name", "printed_language", "position")}),
        (_("Invitation"), {"fields": (("invitation", "invited_on", "replied_on"), "quota", "credentials")}),
        (_("Focal point"), {"fields": ("focal_point_name", "focal_point_email", "focal_point_phone")}),
        (_("Source and note"), {"fields": ("source", "note"), "classes": ("collapse",)}),
    )

    def autocomplete_label(self, delegation: Delegation) -> str:
        return str(delegation)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A place in the list is set by those who may set the order, here and on its own page alike."""
        may_order = request.user.has_perm("delegations.order_delegation")
        return (*super().get_readonly_fields(request, obj), *(() if may_order else ("position",)))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(seats=Count("delegates", filter=SEATED))

    @admin.display(description=_("delegation"), ordering="body__label")
    def name(self, delegation: Delegation) -> str:
        return delegation.printed_name or str(delegation.body)

    @admin.display(description=_("delegates"), ordering="seats")
    def number_of_delegates(self, delegation: Any) -> int:
        return int(delegation.seats)

    @admin.action(description=_("Mark as invited today"), permissions=["change"])
    def invite(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._mark(request, queryset, invitations.mark_invited, on=timezone.localdate())

    @admin.action(description=_("Mark as accepted today"), permissions=["change"])
    def accept(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._mark(request, queryset, invitations.mark_accepted, on=timezone.localdate())

    @admin.action(description=_("Mark as declined today"), permissions=["change"])
    def decline(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._mark(request, queryset, invitations.mark_declined, on=timezone.localdate())

    @admin.action(description=_("Close as “no reply”"), permissions=["change"])
    def close(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._mark(request, queryset, invitations.mark_no_reply)

    def _mark(
        self, request: HttpRequest, queryset: QuerySet[Any], service: Callable[..., int], **on: dt.date
    ) -> None:
        report(self, request, lambda: _changed(service(delegations=queryset, by=request.user, **on)))

    @admin.action(description=_("Withdraw, with all delegates …"), permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return confirm(
            self,
            request,
            queryset,
            action="withdraw",
            question=gettext("Withdraw these delegations?"),
            consequence=gettext(
                "They count as declined and every delegate who holds a seat is withdrawn as of today. "
                "All of them stay on record."
            ),
            act=lambda: _changed(
                withdraw_delegations(delegations=queryset, by=request.user, on=timezone.localdate())
            ),
        )


def _changed(count: int) -> str:
    text = ngettext("%(count)d delegation changed.", "%(count)d delegations changed.", count)
    return text % {"count": count}
