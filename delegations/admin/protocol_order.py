"""The staff's page of an edition's protocol order: places by hand, beside what a language makes of it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.admin.addresses import found_or_404
from conferences.admin.imports.staff import staff
from conferences.enums import HostPlace, Language
from conferences.models import Edition
from delegations.forms.protocol_order import LookForm, OrderForm, acted, order_text, read_order
from delegations.reports.protocol_draft import OrderDraft, ordered_list
from delegations.reports.protocol_page import order_page
from delegations.services.protocol_order import Moved, OrderedMeanwhile, set_protocol_order

#: Who sees the page; setting the order is a right of its own.
SEES = ("conferences.view_edition", "delegations.view_delegation")
ORDERS = "delegations.order_delegation"


class ProtocolOrderPages(admin.ModelAdmin):  # type: ignore[type-arg]  # mixed into the pages of an edition
    """The order of the bodies of an edition, under the edition."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.protocol_order_view)
        return [
            path("<path:object_id>/protocol-order/", view, name="conferences_edition_protocol_order"),
            *super().get_urls(),
        ]

    def protocol_order_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the order; a POST moves somebody in what is shown, and writes it once that is asked for."""
        if not request.user.has_perms(SEES):
            raise PermissionDenied
        edition = _edition(object_id)
        listed = ordered_list(edition)
        saved = OrderDraft.of(listed, listed.saved)
        if request.method != "POST":
            form = OrderForm(initial={"looked_at": listed.digest})
            return self._order_page(request, edition, form, saved, LookForm(request.GET))
        if not request.user.has_perm(ORDERS):
            raise PermissionDenied
        form = OrderForm(request.POST)
        draft = acted(read_order(request.POST.get("order", ""), listed), request.POST)
        if (
            request.POST.get("do") == "save"
            and form.is_valid()
            and self._order_saved(request, edition, form, draft)
        ):
            return HttpResponseRedirect(request.get_full_path())
        return self._order_page(request, edition, form, draft, LookForm(request.POST))

    def _order_saved(
        self, request: HttpRequest, edition: Edition, form: OrderForm, draft: OrderDraft
    ) -> bool:
        """Write the order and tell so; where it is refused the form says why."""
        why = form.cleaned_data["why"]
        try:
            moved = set_protocol_order(
                edition=edition,
                draft=draft,
                by=staff(request),
                why=why,
                looked_at=form.cleaned_data["looked_at"],
            )
        except OrderedMeanwhile as error:
            # Looked at again with the order of both: the next save writes over what is shown now.
            form.look_again(draft.listed.digest)
            form.add_error(None, error)
            return False
        except ValidationError as error:
            form.add_error("why" if error.code in ("no_reason", "long") else None, error)
            return False
        self.log_change(request, edition, _told(why, moved))
        text = ngettext("%(count)d place was written.", "%(count)d places were written.", len(moved))
        self.message_user(request, text % {"count": len(moved)}, messages.SUCCESS)
        return True

    def _order_page(
        self, request: HttpRequest, edition: Edition, form: OrderForm, draft: OrderDraft, look: LookForm
    ) -> HttpResponse:
        language = look.chosen("language", edition.order_language)
        compare = look.chosen("compare", "")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Protocol order of %(edition)s") % {"edition": edition},
            "edition": edition,
            "form": form,
            "look": LookForm(initial={"language": language, "compare": compare}),
            "order": order_text(draft),
            "categories": order_page(draft, language=language, compare=compare),
            "changes": len(draft.changes()),
            "may_order": request.user.has_perm(ORDERS),
            "list_language": Language(edition.order_language).label,
            "compare": Language(compare).label if compare else "",
            "host_place": HostPlace(edition.host_place).label,
        }
        status = 422 if form.is_bound and form.errors else 200
        return TemplateResponse(request, "admin/delegations/edition/order.html", context, status=status)


def _edition(object_id: str) -> Edition:
    return found_or_404(Edition.objects.select_related("series"), object_id)


def _told(why: str, moved: list[Moved]) -> str:
    """Return what the admin's log says: the reason, and who went from where to where."""
    return "\n".join((_("Protocol order: %(reason)s") % {"reason": why}, *map(str, moved)))
