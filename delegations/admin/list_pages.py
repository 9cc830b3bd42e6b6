"""The staff's page of an edition's list of participants: look, print, freeze, take what is frozen."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from conferences.enums import Language
from conferences.models import Edition
from delegations.admin.paper import edition_or_404
from delegations.exporting.printed_lists import Unprintable, UnprintableList, freeze, print_list
from delegations.forms.printed_list import FreezeForm
from delegations.models import ListSettings, PrintedList
from delegations.reports.frozen_lists import FORMS, AlteredFile, file_name, frozen_file, frozen_lists
from delegations.reports.printed_list.building import paper_list
from delegations.services.printed_lists import record_print

VIEW, PRINT, FREEZE = (
    "delegations.view_printedlist",
    "delegations.print_list",
    "delegations.freeze_list",
)
_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_PRINTED = gettext_noop("Printed the list of participants as %(format)s: %(persons)s persons.")
_TAKEN = gettext_noop("Took the frozen list of participants %(number)s as %(format)s: %(persons)s persons.")


@dataclass(frozen=True, slots=True)
class LanguageTab:
    code: str
    label: str
    current: bool
    is_original: bool


class ListPages(admin.ModelAdmin):  # type: ignore[type-arg]  # mixed into the pages of an edition
    """The list of participants on paper, under the edition."""

    def get_urls(self) -> list[Any]:
        guarded = self.admin_site.admin_view
        return [
            path("<path:object_id>/list/", guarded(self.list_view), name="conferences_edition_list"),
            path(
                "<path:object_id>/list/<int:pk>/<str:form>/",
                guarded(self.frozen_view),
                name="conferences_edition_list_frozen",
            ),
            *super().get_urls(),
        ]

    def list_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the list; a POST prints it or freezes it, whichever button was pressed."""
        edition = edition_or_404(request, object_id, VIEW)
        language = _language(request, edition)
        form = FreezeForm(request.POST if "freeze" in request.POST else None, initial={"language": language})
        if request.method != "POST":
            return self._page(request, edition, language, form)
        try:
            if "freeze" in request.POST:
                return self._frozen(request, edition, form) or self._page(request, edition, language, form)
            return _printed(request, edition, language)
        except UnprintableList as error:
            return self._page(request, edition, language, form, error.texts)

    def frozen_view(self, request: HttpRequest, object_id: str, pk: int, form: str) -> HttpResponse:
        """Give a frozen file back, if it is the one that was frozen."""
        edition = edition_or_404(request, object_id, VIEW)
        rows = PrintedList.objects.of_edition(edition).defer("content").select_related("edition__series")
        row = rows.filter(pk=pk).first()
        if row is None or form not in FORMS:
            raise Http404(_("There is no such record."))
        try:
            file = frozen_file(row, form)
        except AlteredFile as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(_page_of(edition))
        values = {"number": row.number, "format": form.upper(), "persons": row.person_count}
        record_print(edition=edition, by=request.user, text=_(_TAKEN), values=values)
        return _download(file.content, file.name)

    def _frozen(self, request: HttpRequest, edition: Edition, form: FreezeForm) -> HttpResponse | None:
        """Freeze the list; None where it was refused, with the reason on the form."""
        if not request.user.has_perm(FREEZE):
            raise PermissionDenied
        if not form.is_valid():
            return None
        try:
            row = freeze(edition=edition, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("supersedes_because" if error.code == "reason" else None, error)
            return None
        values = {"kind": row.get_kind_display(), "number": row.number}
        self.message_user(request, _("Frozen: %(kind)s %(number)s.") % values, messages.SUCCESS)
        return HttpResponseRedirect(f"{_page_of(edition)}?language={row.language}")

    def _page(
        self,
        request: HttpRequest,
        edition: Edition,
        language: str,
        form: FreezeForm,
        unprintable: tuple[Unprintable, ...] = (),
    ) -> HttpResponse:
        settings = ListSettings.objects.filter(edition=edition).first()
        may_change = request.user.has_perm(f"delegations.{'change' if settings else 'add'}_listsettings")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("List of participants"),
            "subtitle": str(edition),
            "edition": edition,
            "paper": paper_list(edition, language=language, at=timezone.now()),
            "language": language,
            "languages": _tabs(edition, language),
            "settings": settings,
            "settings_url": _settings_url(edition, settings) if may_change else "",
            "frozen": frozen_lists(edition),
            "form": form,
            "unprintable": unprintable,
            "may_print": request.user.has_perm(PRINT),
            "may_freeze": request.user.has_perm(FREEZE),
        }
        return TemplateResponse(request, "admin/lists/page.html", context)


def _language(request: HttpRequest, edition: Edition) -> str:
    asked = request.POST.get("language") or request.GET.get("language", "")
    return asked if asked in Language.values else edition.order_language


def _tabs(edition: Edition, current: str) -> list[LanguageTab]:
    original = edition.order_language
    return [
        LanguageTab(code, str(label), code == current, code == original) for code, label in Language.choices
    ]


def _page_of(edition: Edition) -> str:
    return reverse("admin:conferences_edition_list", args=[edition.pk])


def _settings_url(edition: Edition, settings: ListSettings | None) -> str:
    if settings:
        return reverse("admin:delegations_listsettings_change", args=[settings.pk])
    return f"{reverse('admin:delegations_listsettings_add')}?edition={edition.pk}"


def _printed(request: HttpRequest, edition: Edition, language: str) -> HttpResponse:
    """Print a draft. Raises UnprintableList."""
    if not request.user.has_perm(PRINT):
        raise PermissionDenied
    form = request.POST.get("print", "")
    if form not in FORMS:
        raise Http404(_("There is no such record."))
    at = timezone.now()
    paper = paper_list(edition, language=language, at=at)
    content = print_list(paper, form, edition=edition, at=at)
    values = {"format": form.upper(), "persons": paper.persons}
    record_print(edition=edition, by=request.user, text=_(_PRINTED), values=values)
    return _download(content, f"{file_name(edition, '', language)}.{form}")


def _download(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=_TYPES[name.rpartition(".")[2]], headers=headers)
