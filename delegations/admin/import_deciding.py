"""The page on which a person decides what an import cannot: bodies to choose, and who is whom."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.admin.imports.door import ImportDoor
from conferences.enums import ImportState
from conferences.importing.confirming import preview_import
from conferences.models import ImportBatch
from conferences.services.imports import change_options
from delegations.forms.import_choices import BodyChoicesForm, PersonChoicesForm, RowChoicesForm
from delegations.importing.known_bodies import load_spellings
from eventsite.lib.tables.limits import UnreadableFile

_ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of decisions; `options` names the choices in the options of the import."""

    name: str
    title: Any
    options: str
    items: Sequence[Any]


class DecidingDoor(ImportDoor):
    """The door of a list in which people and bodies may have to be told apart by a person."""

    deciding_template_name = "admin/delegations/delegate/import_decide.html"

    def get_urls(self) -> list[URLPattern]:
        own = path("import/<uuid:token>/decide/", self._view(self.decide_action), name=self._name("decide"))
        return [own, *super().get_urls()]

    def decide_action(self, request: HttpRequest, token: uuid.UUID) -> HttpResponse:
        """Show a page of one part of what is to be decided; keep the choices made on it."""
        batch = self._own_batch(request, token)
        if batch.state != ImportState.PREVIEWED:
            return HttpResponseRedirect(self._url("preview", token))
        try:
            parts = _parts(preview_import(batch))
        except (UnreadableFile, ValidationError):
            # The preview says why.
            return HttpResponseRedirect(self._url("preview", token))
        part = next((part for part in parts if part.name == request.GET.get("part")), None)
        part = part or next((part for part in parts if part.items), parts[0])
        page = Paginator(part.items, _ON_A_PAGE).get_page(request.GET.get("page"))
        form = self._choices_form(request, batch, part, page)
        if form.is_bound and form.is_valid() and _keep(batch, part, form.chosen()):
            return HttpResponseRedirect(self._next(request, token, part, page))
        context = {
            "title": _("Decide"),
            "batch": batch,
            "parts": parts,
            "part": part,
            "page": page,
            "form": form,
        }
        return self._page(request, self.deciding_template_name, context)

    def _choices_form(self, request: HttpRequest, batch: ImportBatch, part: Part, page: Page[Any]) -> Any:
        posted = request.POST if request.method == "POST" else None
        if part.name == "bodies":
            return BodyChoicesForm(
                posted, questions=list(page), may_create=self.may_create(request), find=_finder(batch)
            )
        return (RowChoicesForm if part.name == "rows" else PersonChoicesForm)(posted, rows=list(page))

    def _next(self, request: HttpRequest, token: uuid.UUID, part: Part, page: Page[Any]) -> str:
        """Return where to go on: to the next page if so asked, else to what the import would do now."""
        if "next" in request.POST and page.has_next():
            return f"{self._url('decide', token)}?part={part.name}&page={page.next_page_number()}"
        return self._url("preview", token)


def _parts(plan: Any) -> list[Part]:
    """Return what there is to decide; what is decided stands behind what is not."""
    rows = [row for row in plan.rows if row.may_be or (row.key and row.verdict == "held")]
    rows.sort(key=lambda row: row.choice is not None)
    bodies = sorted(plan.questions, key=lambda question: question.body is not None)
    return [
        Part("bodies", gettext_lazy("Bodies to choose"), "bodies", bodies),
        Part(
            "rows",
            gettext_lazy("Possible duplicates"),
            "rows",
            sorted(rows, key=lambda row: bool(row.choice)),
        ),
        Part(
            "persons",
            gettext_lazy("Known from other editions"),
            "rows",
            [row for row in plan.rows if row.known_as],
        ),
    ]


def _finder(batch: ImportBatch) -> Any:
    def find(text: str) -> set[int]:
        edition = batch.edition
        if edition is None or not text.strip():
            return set()
        known = load_spellings(edition.starts_on)
        return known.by_code(text) or known.by_name(text)

    return find


def _keep(batch: ImportBatch, part: Part, chosen: dict[str, dict[str, Any]]) -> bool:
    """Keep the choices with the waiting import; False where it does not wait any more."""
    kept = {**batch.options.get(part.options, {}), **chosen}
    try:
        change_options(batch=batch, options={**batch.options, part.options: kept})
    except ValidationError:
        return False
    return True
