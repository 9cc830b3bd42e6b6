"""The staff's pages of translations: what is there in which language, and what is missing, to fill in."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from delegations.models import Body
from eventsite.desk.translations.coverage import BODIES, coverage
from eventsite.desk.translations.filling import Entry, Filled, entries_of, fill, read_typed
from eventsite.desk.translations.gaps import rows_with_gaps, unnamed_bodies
from eventsite.desk.translations.kinds import KINDS, LANGUAGES, Kind, Scope, kind_of
from eventsite.desk.translations.scope_form import ScopeForm, scope_of
from eventsite.lib.wording import direction_of

PAGE_SIZE = 25


def overview(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Show the kinds that the user may see, by language; 403 for those who may see none."""
    scope = _scope(request)
    kinds = [kind for kind in KINDS if _may_view(site, kind.model, request)]
    bodies = _may_view(site, Body, request)
    if not kinds and not bodies:
        raise PermissionDenied
    rows = [row for row in coverage(kinds, scope, bodies=bodies) if row.total]
    context = {
        "title": _("Translations"),
        "form": ScopeForm(request.GET),
        "rows": rows,
        "languages": [_language_name(code) for code in LANGUAGES],
        "bodies": BODIES,
        "query": _query(scope),
    }
    return _page(request, site, "overview", context)


def gaps(request: HttpRequest, site: AdminSite, kind: str, language: str) -> HttpResponse:
    """Show what a kind lacks in a language; a POST writes what was typed, and shows what is wrong."""
    found = kind_of(kind)
    if found is None or language not in LANGUAGES:
        raise Http404(_("There is no such page."))
    model_admin = site.get_model_admin(found.model)
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    scope = _scope(request)
    may_write = model_admin.has_change_permission(request)
    filled = Filled()
    if request.method == "POST":
        filled = _fill(request, site, found, language)
        if not filled.entries and not filled.gone:
            return HttpResponseRedirect(request.get_full_path())
    lacking = rows_with_gaps(found, scope, language, model_admin.get_queryset(request))
    page = _paged(request, lacking)
    context = {
        **_of_language(language, scope),
        "title": found.label,
        "kind": found,
        "page": page,
        "filled": filled,
        "rows": _entries(found, language, page.object_list, filled.entries),
        "may_write": may_write,
    }
    return _page(request, site, "gaps", context)


def bodies(request: HttpRequest, site: AdminSite, language: str) -> HttpResponse:
    """Show the bodies without a name in a language, each with the way to its names."""
    if language not in LANGUAGES:
        raise Http404(_("There is no such page."))
    if not _may_view(site, Body, request):
        raise PermissionDenied
    scope = _scope(request)
    context = {
        **_of_language(language, scope),
        "title": _("Names of bodies"),
        "page": _paged(request, unnamed_bodies(scope, language)),
    }
    return _page(request, site, "bodies", context)


def _fill(request: HttpRequest, site: AdminSite, kind: Kind, language: str) -> Filled:
    model_admin = site.get_model_admin(kind.model)
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    typed = read_typed(kind, language, request.POST.dict())
    rows = model_admin.get_queryset(request)
    filled = fill(kind, language, typed, rows, by=request.user)
    for form in filled.forms:
        told = model_admin.construct_change_message(request, form, [])
        model_admin.log_change(request, form.instance, told)
    if filled.saved:
        text = ngettext("%(count)d text was saved.", "%(count)d texts were saved.", filled.saved)
        messages.success(request, text % {"count": filled.saved})
    elif not typed:
        messages.warning(request, _("Nothing was typed, and nothing saved."))
    return filled


def _entries(
    kind: Kind, language: str, rows: Iterable[Model], again: list[Entry]
) -> list[tuple[Model, str, list[Entry]]]:
    """Return rows with their address and entries: first those to look at again, then what is empty."""
    waiting: dict[Model, list[Entry]] = {}
    for entry in again:
        waiting.setdefault(entry.gap.row, []).append(entry)
    for row in rows:
        shown = {entry.gap.column for entry in waiting.get(row, ())}
        empty = [entry for entry in entries_of(kind, row, language) if entry.gap.column not in shown]
        waiting.setdefault(row, []).extend(empty)
    name = f"admin:{kind.model._meta.app_label}_{kind.key}_change"
    return [(row, reverse(name, args=[row.pk]), entries) for row, entries in waiting.items() if entries]


def _scope(request: HttpRequest) -> Scope:
    scope = scope_of(request.GET.get("scope", ""))
    if scope is None:
        raise Http404(_("There is no such record."))
    return scope


def _may_view(site: AdminSite, model: type[Model], request: HttpRequest) -> bool:
    return site.get_model_admin(model).has_view_permission(request)


def _paged(request: HttpRequest, rows: Any) -> "Page[Any]":
    return Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))


def _language_name(code: str) -> str:
    return str(dict(settings.LANGUAGES)[code])


def _of_language(language: str, scope: Scope) -> dict[str, Any]:
    return {
        "language": language,
        "language_name": _language_name(language),
        "direction": direction_of(language),
        "scope": scope,
        "back": reverse("admin:translations") + _query(scope),
    }


def _query(scope: Scope) -> str:
    return f"?{urlencode({'scope': scope.key})}" if scope.key else ""


def _page(request: HttpRequest, site: AdminSite, name: str, context: dict[str, Any]) -> HttpResponse:
    return TemplateResponse(
        request, f"admin/translations/{name}.html", {**site.each_context(request), **context}
    )
