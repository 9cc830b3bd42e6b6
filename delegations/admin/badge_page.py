"""The staff's page that prints badges in batches: whose, what it would be, what was printed before."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.models import Edition
from delegations.admin.paper import CSV, PDF, download, edition_or_404, file_name
from delegations.exporting.badge_printing import print_badges
from delegations.exporting.badges_pdf import badges_pdf
from delegations.exporting.mail_merge import Draw, badges_csv
from delegations.forms.badges import BadgeChoiceForm, BadgePrintForm
from delegations.reports.badge_choice import MOST, batches_of, chosen_badges, last_digests
from delegations.reports.badges import BadgeText
from delegations.services.printed_lists import record_print

BATCH = "delegations.batch_badge"
#: Rows of the table of badges, and batches of the log; how many more there are is said.
SHOWN, BATCHES = 20, 10
_DRAW: dict[str, Draw] = {PDF: badges_pdf, CSV: badges_csv}


class BadgePages(admin.ModelAdmin):  # type: ignore[type-arg]  # mixed into the pages of an edition
    """Badges in batches, under the edition."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.badges_view)
        return [path("<path:object_id>/badges/", view, name="delegations_badges"), *super().get_urls()]

    def badges_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show whose badges are meant; a POST prints them, or is the choice made in a list."""
        edition = edition_or_404(request, object_id, BATCH)
        given = request.POST if request.method == "POST" else request.GET
        choice = BadgeChoiceForm(given, edition=edition)
        form = BadgePrintForm(request.POST if "print" in request.POST else None)
        if request.method == "POST" and choice.is_valid() and form.is_valid():
            try:
                return _printed(request, edition, choice, form)
            except ValidationError as error:
                form.add_error(None, error)
        return badge_page(request, self.admin_site, edition, choice, form)


def choose_by_hand(
    request: HttpRequest, site: AdminSite, edition: Edition, delegates: list[int]
) -> HttpResponse:
    """Show the page with delegates chosen in a list."""
    if not request.user.has_perm(BATCH):
        raise PermissionDenied
    choice = BadgeChoiceForm({"ids": ",".join(map(str, delegates))}, edition=edition)
    return badge_page(request, site, edition, choice, BadgePrintForm())


def badge_page(
    request: HttpRequest, site: AdminSite, edition: Edition, choice: BadgeChoiceForm, form: BadgePrintForm
) -> HttpResponse:
    texts = chosen_badges(edition, choice.choice()) if choice.is_valid() else ()
    printed = last_digests(edition)
    context = {
        **site.each_context(request),
        "opts": Edition._meta,
        "title": _("Badges"),
        "subtitle": str(edition),
        "edition": edition,
        "choice": choice,
        "form": form,
        "by_hand": len(choice.choice().ids) if choice.is_valid() else 0,
        "count": len(texts),
        "again": sum(text.delegate.pk in printed for text in texts),
        "most": MOST,
        "texts": texts[:SHOWN],
        "more": max(len(texts) - SHOWN, 0),
        "batches": batches_of(edition, BATCHES),
    }
    return TemplateResponse(request, "admin/badges/page.html", context)


def _printed(
    request: HttpRequest, edition: Edition, choice: BadgeChoiceForm, form: BadgePrintForm
) -> HttpResponse:
    """Print, and note it in both logs. Raises ValidationError."""
    kind, _sign, part = request.POST["print"].partition("-")
    if kind not in _DRAW:
        raise Http404(_("There is no such record."))
    texts = chosen_badges(edition, choice.choice())
    return print_and_log(request, edition, texts[:MOST] if part == "first" else texts, form, kind)


def print_and_log(
    request: HttpRequest,
    edition: Edition,
    texts: tuple[BadgeText, ...],
    form: BadgePrintForm,
    kind: str = PDF,
) -> HttpResponse:
    """Print badges, note it in the log of the admin, and return the file. Raises ValidationError."""
    printed = print_badges(
        edition=edition,
        texts=texts,
        paper=form.cleaned_data["paper"],
        reason=form.cleaned_data["reason"],
        by=request.user,
        at=timezone.now(),
        draw=_DRAW[kind],
        leaves_out=form.cleaned_data["leaves_out"],
    )
    text = ngettext(
        "Printed %(count)d badge as %(format)s, batch %(batch)s.",
        "Printed %(count)d badges as %(format)s, batch %(batch)s.",
        printed.count,
    )
    values = {"count": printed.count, "format": kind.upper(), "batch": printed.batch}
    record_print(edition=edition, by=request.user, text=text, values=values)
    return download(printed.data, file_name(edition, "badges", kind))
