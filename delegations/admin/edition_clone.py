"""The staff's page that clones an edition into the next: it shows what it will do, then does it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from conferences.admin.addresses import found_or_404
from conferences.admin.confirmation import COLLISION
from conferences.models import Edition
from conferences.services.edition_clone import reason_of
from delegations.forms.edition_clone import CloneForm, read_choices, rows_to_decide
from delegations.reports.edition_clone import ClonePlan, plan_clone
from delegations.services.edition_clone import CloneChoices, Cloned, clone_edition

#: A clone opens an edition and its delegations.
RIGHTS = ("conferences.clone_edition", "delegations.add_delegation")


class ClonePages(admin.ModelAdmin):  # type: ignore[type-arg]  # mixed into the pages of an edition
    """The clone of an edition, under the edition."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.clone_view)
        return [
            path("<path:object_id>/clone/", view, name="conferences_edition_clone"),
            *super().get_urls(),
        ]

    def clone_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask for the terms, show the plan, and clone once confirmed; what was typed is never lost."""
        if not request.user.has_perms(RIGHTS):
            raise PermissionDenied
        edition = _edition(object_id)
        form = CloneForm(request.POST or None, edition=edition)
        if not form.is_valid():
            return self._clone_page(request, edition, form, None, CloneChoices())
        plan = plan_clone(edition, form.terms(), language=get_language() or "")
        choices = read_choices(request.POST, plan, form.options())
        if "confirmed" in request.POST and (cloned := self._clone(request, form, edition, choices)):
            return HttpResponseRedirect(reverse("admin:conferences_edition_change", args=[cloned.edition.pk]))
        return self._clone_page(request, edition, form, plan, choices)

    def _clone(
        self, request: HttpRequest, form: CloneForm, edition: Edition, choices: CloneChoices
    ) -> Cloned | None:
        """Clone and tell so; None where it was refused, with the reason on the form."""
        looked_at = request.POST.get("looked_at", "")
        try:
            cloned = clone_edition(
                edition=edition, terms=form.terms(), choices=choices, by=request.user, looked_at=looked_at
            )
        except ValidationError as error:
            form.add_error(None, error)
            return None
        except IntegrityError:
            form.add_error(None, str(COLLISION))
            return None
        self.log_addition(request, cloned.edition, reason_of(edition))
        text = _("%(edition)s is there, as a draft: bodies %(bodies)d, rooms %(rooms)d, days %(days)d.")
        counts = {"bodies": cloned.bodies, "rooms": cloned.rooms, "days": cloned.days}
        self.message_user(request, text % {"edition": cloned.edition, **counts}, messages.SUCCESS)
        return cloned

    def _clone_page(
        self,
        request: HttpRequest,
        edition: Edition,
        form: CloneForm,
        plan: ClonePlan | None,
        choices: CloneChoices,
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Clone %(edition)s") % {"edition": edition},
            "edition": edition,
            "form": form,
            "plan": plan,
            "choices": choices,
            "groups": _groups(plan, choices) if plan else [],
        }
        return TemplateResponse(request, "admin/delegations/edition/clone.html", context)


def _edition(object_id: str) -> Edition:
    return found_or_404(Edition.objects.select_related("series", "venue"), object_id)


def _groups(plan: ClonePlan, choices: CloneChoices) -> list[dict[str, Any]]:
    """Return the rows in the groups in which they are shown."""
    groups = (
        (
            "look",
            _("To look at"),
            _("Their category is another at the new date, or it is for you to say."),
            plan.to_look_at,
        ),
        ("same", _("As before"), _("The same category at the new date."), plan.unchanged),
        (
            "joined",
            _("Not there before"),
            _("They have a status at the new date. They come if you choose so."),
            plan.joined,
        ),
    )
    return [
        {"key": key, "title": title, "note": note, "rows": rows_to_decide(rows, plan, choices)}
        for key, title, note, rows in groups
        if rows
    ]
