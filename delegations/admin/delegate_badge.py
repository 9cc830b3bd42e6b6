"""The badge of one delegate: looked at and printed, at the door as well."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from conferences.admin.addresses import found_or_404
from delegations.admin.badge_page import print_and_log
from delegations.enums import SEATED_STATUSES
from delegations.exporting.badges_pdf import badge_picture
from delegations.forms.badges import BadgePrintForm
from delegations.models import Delegate
from delegations.reports.badge_choice import badge_of, prints_of, valid_badge

PRINT, BATCH = "delegations.print_badge", "delegations.batch_badge"


class DelegateBadgePages(admin.ModelAdmin):  # type: ignore[type-arg]  # mixed into the pages of a delegate
    """The badge of a delegate, under the delegate."""

    change_form_template = "admin/delegations/delegate/change_form.html"

    def get_urls(self) -> list[Any]:
        guarded = self.admin_site.admin_view
        return [
            path("<path:object_id>/badge/", guarded(self.badge_view), name="delegations_delegate_badge"),
            path(
                "<path:object_id>/badge.png",
                guarded(self.badge_picture_view),
                name="delegations_delegate_badge_picture",
            ),
            *super().get_urls(),
        ]

    def badge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the badge and its prints; a POST prints it."""
        delegate = self._delegate(request, object_id)
        form = BadgePrintForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            try:
                return print_and_log(request, delegate.delegation.edition, (badge_of(delegate),), form)
            except ValidationError as error:
                form.add_error(None, error)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Badge of %(name)s") % {"name": delegate.full_name},
            "delegate": delegate,
            "text": badge_of(delegate),
            "badge": valid_badge(delegate),
            "prints": prints_of(delegate),
            "has_seat": delegate.status in SEATED_STATUSES,
            "form": form,
        }
        return TemplateResponse(request, "admin/badges/one.html", context)

    def badge_picture_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Draw the badge as it would be printed, with a code that lets nobody in."""
        delegate = self._delegate(request, object_id)
        text = badge_of(delegate)
        picture = badge_picture(text.delegate.delegation.edition, text)
        return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "no-store"})

    def _delegate(self, request: HttpRequest, object_id: str) -> Delegate:
        """Return the delegate for those who may print a badge and see who it is for."""
        may_print = request.user.has_perm(PRINT) or request.user.has_perm(BATCH)
        if not (may_print and request.user.has_perm("delegations.view_delegate")):
            raise PermissionDenied
        related = ("person", "delegation__body", "delegation__category", "delegation__edition__series")
        return found_or_404(Delegate.objects.select_related(*related), object_id)
