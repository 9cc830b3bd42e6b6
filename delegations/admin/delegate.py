from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import RecordAdmin
from conferences.admin.confirmation import COLLISION, confirm
from conferences.admin.filters import EditionFilter
from delegations.admin.attention_filters import BadgeFilter
from delegations.admin.delegate_badge import DelegateBadgePages
from delegations.admin.delegate_filters import STATISTICS_FILTERS
from delegations.admin.delegate_import import AttendeeImportMixin
from delegations.admin.paper_actions import PaperActions
from delegations.admin.protocol_lists import ProtocolOrdered
from delegations.enums import DelegateRole
from delegations.forms.delegate import DelegateForm
from delegations.forms.replacement import ReplacementForm
from delegations.models import Delegate
from delegations.services import publication, withdrawals

HEAD_FIRST = Case(When(role=DelegateRole.HEAD, then=Value(0)), default=Value(1))


@admin.register(Delegate)
class DelegateAdmin(DelegateBadgePages, PaperActions, ProtocolOrdered, AttendeeImportMixin, RecordAdmin):
    form = DelegateForm
    list_display = ("full_name", "body", "edition", "role", "rank", "status", "status_on", "is_public")
    list_filter = (
        EditionFilter,
        ("delegation__category", admin.RelatedOnlyFieldListFilter),
        "status",
        "role",
        "is_listed",
        "is_public",
        BadgeFilter,
    )
    list_select_related = ("delegation__body", "delegation__edition__series")
    label_related = ("delegation__body", "delegation__edition__series")
    edition_lookup = "delegation__edition"
    name_keys = (
        "match_key",
        "person__match_key",
        "delegation__body__names__match_key",
        "delegation__body__aliases__match_key",
    )
    search_keys = (
        "search_key",
        "delegation__body__names__search_key",
        "delegation__body__aliases__search_key",
    )
    search_fields = (
        "original_name",
        "function",
        "email",
        "delegation__printed_name",
        "delegation__body__label",
        "delegation__body__code",
    )
    search_help_text = _("Name in any spelling or script, body, function, e-mail.")
    ordering = (
        "-delegation__edition__starts_on",
        "delegation__edition",
        "delegation__category__order",
        "delegation__position",
        "delegation__body__label",
        "rank",
        "id",
    )
    delegation_lookup = "delegation"
    within = (HEAD_FIRST, "rank")
    readonly_fields = ("replaced_by",)
    actions = (
        *("confirm_selected", "accredit", "withdraw", "replace", "publish", "hide"),
        *("print_badges", "print_plates"),
    )
    fieldsets = (
        (None, {"fields": ("delegation", "person", "honorific", "full_name", "original_name", "function")}),
        (_("Seat"), {"fields": (("role", "rank"), ("status", "status_on"), "replaced_by")}),
        (_("Lists and badges"), {"fields": ("is_listed", "is_public", "badge_type", "badge_name")}),
        (
            _("Parts of the name"),
            {"fields": ("given_name", "patronymic", "family_name"), "classes": ("collapse",)},
        ),
        (_("Contact"), {"fields": ("email", "phone", "language")}),
        (_("Particulars"), {"fields": ("nationality", ("arrives_on", "departs_on"), "source")}),
    )

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        own = super().get_list_filter(request)
        sees_statistics = request.user.has_perm("delegations.view_statistics")
        return [*own, *(STATISTICS_FILTERS if sees_statistics else ())]

    def autocomplete_label(self, delegate: Delegate) -> str:
        return f"{delegate.full_name}, {delegate.delegation}"

    @admin.display(description=_("body"), ordering="delegation__body__label")
    def body(self, delegate: Delegate) -> str:
        return delegate.delegation.printed_name or str(delegate.delegation.body)

    @admin.display(description=_("edition"), ordering="delegation__edition__starts_on")
    def edition(self, delegate: Delegate) -> str:
        return str(delegate.delegation.edition)

    def has_register_permission(self, request: HttpRequest) -> bool:
        user = request.user
        return user.has_perm("delegations.register_delegate") or user.has_perm("delegations.change_delegate")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("delegations.publish_delegate")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        kept = () if self.has_publish_permission(request) else ("is_public",)
        return (*super().get_readonly_fields(request, obj), *kept)

    @admin.action(description=_("Confirm …"), permissions=["register"])
    def confirm_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return self._ask(
            request,
            queryset,
            action="confirm_selected",
            question=gettext("Confirm these delegates?"),
            consequence=gettext(
                "Those who are nominated become confirmed as of today; the others stay as they are."
            ),
            service=partial(withdrawals.confirm_delegates, on=timezone.localdate()),
        )

    @admin.action(description=_("Accredit …"), permissions=["register"])
    def accredit(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return self._ask(
            request,
            queryset,
            action="accredit",
            question=gettext("Accredit these delegates?"),
            consequence=gettext(
                "Those who are nominated or confirmed become accredited as of today; "
                "the others stay as they are."
            ),
            service=partial(withdrawals.accredit_delegates, on=timezone.localdate()),
        )

    @admin.action(description=_("Withdraw …"), permissions=["register"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return self._ask(
            request,
            queryset,
            action="withdraw",
            question=gettext("Withdraw these delegates?"),
            consequence=gettext("Their seats become free as of today. They stay on record as withdrawn."),
            service=partial(withdrawals.withdraw_delegates, on=timezone.localdate()),
        )

    @admin.action(description=_("Name in public …"), permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return self._ask(
            request,
            queryset,
            action="publish",
            question=gettext("Name these delegates in public?"),
            consequence=gettext(
                "Their names and functions appear on public pages, in search engines and in copies of "
                "others, wherever the edition publishes its delegates."
            ),
            service=publication.publish_delegates,
        )

    @admin.action(description=_("Take names back from the public …"), permissions=["publish"])
    def hide(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return self._ask(
            request,
            queryset,
            action="hide",
            question=gettext("Take these names back from the public?"),
            consequence=gettext(
                "They disappear from this site's public pages at once. Copies elsewhere remain."
            ),
            service=publication.hide_delegates,
        )

    def _ask(
        self, request: HttpRequest, queryset: QuerySet[Any], *, service: Callable[..., int], **words: Any
    ) -> HttpResponse | None:
        """Ask, then call the service and tell how many delegates changed; `words` as `confirm` takes them."""

        def act() -> str:
            count = service(delegates=queryset, by=request.user)
            text = ngettext("%(count)d delegate changed.", "%(count)d delegates changed.", count)
            return text % {"count": count}

        return confirm(self, request, queryset, act=act, **words)

    @admin.action(description=_("Replace by another …"), permissions=["change"])
    def replace(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        chosen = list(queryset[:2])
        if len(chosen) != 1:
            self.message_user(request, gettext("Choose one delegate to replace."), messages.WARNING)
            return None
        form = ReplacementForm(request.POST if "confirmed" in request.POST else None, delegate=chosen[0])
        if form.is_bound and form.is_valid() and self._replaced(request, chosen[0], form):
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Replace %(name)s") % {"name": chosen[0].full_name},
            "opts": self.opts,
            "delegate": chosen[0],
            "form": form,
        }
        return TemplateResponse(request, "admin/delegations/delegate/replace.html", context)

    def _replaced(self, request: HttpRequest, delegate: Delegate, form: ReplacementForm) -> bool:
        new = form.chosen()
        try:
            withdrawals.replace_delegate(
                delegate=delegate,
                replacement=new,
                takes_over=form.cleaned_data["takes_over"],
                by=request.user,
                on=timezone.localdate(),
            )
        except ValidationError as error:
            form.add_error(None, error)
            return False
        except IntegrityError:
            form.add_error(None, str(COLLISION))
            return False
        words = {"old": delegate.full_name, "new": new.full_name}
        self.message_user(
            request, gettext("%(new)s replaces %(old)s, who stays on record.") % words, messages.SUCCESS
        )
        return True
