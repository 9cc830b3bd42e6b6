"""Badges and name plates of rows chosen in a list of delegates or of delegations."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conferences.models import Edition
from delegations.admin.badge_page import choose_by_hand
from delegations.admin.plate_page import plates_by_hand
from delegations.enums import PlateKind
from delegations.models import Delegate


class PaperActions(admin.ModelAdmin):  # type: ignore[type-arg]  # mixed into a list
    """Two actions, for those who may print; `edition_lookup` leads from a row to its edition."""

    edition_lookup: str

    def has_batch_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("delegations.batch_badge"))

    def has_plates_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("delegations.print_nameplate"))

    @admin.action(description=_("Print badges …"), permissions=["batch"])
    def print_badges(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        edition = self._only_edition(request, queryset)
        delegates = self._delegates(queryset)
        if edition is None:
            return None
        if not delegates.exists():
            text = gettext("Nobody of these takes a seat: there is no badge to print.")
            self.message_user(request, text, messages.WARNING)
            return None
        return choose_by_hand(request, self.admin_site, edition, _ids(delegates))

    @admin.action(description=_("Print name plates …"), permissions=["plates"])
    def print_plates(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        edition = self._only_edition(request, queryset)
        if edition is None:
            return None
        kind = PlateKind.PERSONS if self.model is Delegate else PlateKind.BODIES
        return plates_by_hand(request, self.admin_site, edition, kind=kind, ids=_ids(queryset))

    def _delegates(self, queryset: QuerySet[Any]) -> QuerySet[Delegate]:
        seated = Delegate.objects.seated()
        rows = queryset.order_by().values("pk")
        return seated.filter(pk__in=rows) if self.model is Delegate else seated.filter(delegation__in=rows)

    def _only_edition(self, request: HttpRequest, queryset: QuerySet[Any]) -> Edition | None:
        """Return the one edition of what was chosen; else say what is wrong."""
        found = set(queryset.order_by().values_list(self.edition_lookup, flat=True))
        if len(found) == 1:
            return Edition.objects.select_related("series").get(pk=found.pop())
        text = gettext("Choose rows of one edition: its language, order and look are those of the paper.")
        self.message_user(request, text, messages.WARNING)
        return None


def _ids(rows: QuerySet[Any]) -> list[int]:
    return list(rows.order_by("id").values_list("pk", flat=True))
