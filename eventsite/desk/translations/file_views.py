"""The page on which missing texts go out as a file and come back translated."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eventsite.desk.translations.file_forms import BringForm, TakeForm
from eventsite.desk.translations.files import Judged, Line, Outcome, Writable, judge, sealed, unsealed, write
from eventsite.desk.translations.kinds import KINDS, Kind
from eventsite.desk.translations.listing import COLUMNS, gap_rows
from eventsite.desk.translations.scope_form import scope_of
from eventsite.lib.tables.writer import CONTENT_TYPES, write_table

_NOT_WRITTEN = (Outcome.HELD, Outcome.REJECTED)


def file_page(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Offer the file; a POST reads a filled one and shows what it would do, or writes what was shown."""
    if not any(site.get_model_admin(kind.model).has_change_permission(request) for kind in KINDS):
        raise PermissionDenied
    if "confirmed" in request.POST:
        return _confirm(request, site)
    form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm()
    lines = form.lines if form.is_valid() else None
    judged = None if lines is None else judge(lines, _writable(request, site), by=request.user)
    return _page(request, site, form, lines, judged)


def take_file(request: HttpRequest, site: AdminSite) -> StreamingHttpResponse:
    """Send the texts that lack a language, of those kinds that the user may take away."""
    form = TakeForm(request.GET)
    scope = scope_of(request.GET.get("scope", ""))
    if not form.is_valid() or scope is None:
        raise Http404(_("There is no such page."))
    kinds = [kind for kind in KINDS if _may_take(request, site, kind)]
    if not kinds:
        raise PermissionDenied
    language, file_format = form.cleaned_data["language"], form.cleaned_data["format"]
    rows = (COLUMNS, *gap_rows(kinds, scope, language))
    response = StreamingHttpResponse(write_table(rows, file_format), content_type=CONTENT_TYPES[file_format])
    response["Content-Disposition"] = f'attachment; filename="translations-{language}.{file_format}"'
    return response


def _confirm(request: HttpRequest, site: AdminSite) -> HttpResponse:
    try:
        lines = unsealed(request.POST.get("confirmed", ""))
    except BadSignature:
        messages.error(request, _("Nothing was written: the preview is too old. Bring the file once more."))
        return HttpResponseRedirect(request.path)
    written = write(lines, _writable(request, site), by=request.user)
    for form in {id(form): form for _judged, form in written if form}.values():
        model_admin = site.get_model_admin(type(form.instance))
        told = model_admin.construct_change_message(request, form, [])
        model_admin.log_change(request, form.instance, told)
    judged = [each for each, _form in written]
    count = sum(each.verdict == Outcome.NEW for each in judged)
    text = ngettext("%(count)d text was saved.", "%(count)d texts were saved.", count)
    messages.success(request, text % {"count": count})
    left = [each for each in judged if each.verdict in _NOT_WRITTEN]
    return _page(request, site, BringForm(), None, left) if left else HttpResponseRedirect(request.path)


def _writable(request: HttpRequest, site: AdminSite) -> Writable:
    def rows(kind: Kind) -> QuerySet[Any] | None:
        model_admin = site.get_model_admin(kind.model)
        return model_admin.get_queryset(request) if model_admin.has_change_permission(request) else None

    return rows


def _may_take(request: HttpRequest, site: AdminSite, kind: Kind) -> bool:
    may_view = site.get_model_admin(kind.model).has_view_permission(request)
    return may_view and request.user.has_perm(f"{kind.model._meta.app_label}.export_{kind.key}")


def _page(
    request: HttpRequest,
    site: AdminSite,
    form: BringForm,
    lines: list[Line] | None,
    judged: list[Judged] | None,
) -> HttpResponse:
    counts = Counter(each.verdict for each in judged or ())
    context = {
        **site.each_context(request),
        "title": _("Translations in a file"),
        "back": reverse("admin:translations"),
        "take": TakeForm(initial={"scope": request.GET.get("scope", "")}),
        "form": form,
        "judged": judged,
        "counts": [(outcome, counts[outcome]) for outcome in Outcome if counts[outcome]],
        "confirmed": sealed(lines) if lines and counts[Outcome.NEW] else "",
    }
    return TemplateResponse(request, "admin/translations/file.html", context)
