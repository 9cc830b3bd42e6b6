"""The preview of an import: what it would do, how the file was read, and what its columns hold."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from conferences.admin.imports.own import OwnImports
from conferences.admin.imports.pages import columns_context, preview_context, result_context
from conferences.enums import ImportState
from conferences.forms.columns import ColumnsForm
from conferences.forms.imports import ReadingForm
from conferences.importing.confirming import preview_import
from conferences.importing.kinds import Plan
from conferences.models import ImportBatch
from conferences.services.imports import change_options
from eventsite.lib.tables.columns import Columns, UnsettledColumns
from eventsite.lib.tables.limits import UnreadableFile, WrongChoice
from eventsite.lib.tables.table import Table

#: What a file is read by: another choice makes other columns of it.
_MAKES_COLUMNS = ("encoding", "delimiter")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A waiting file as far as it can be looked at; no plan where its columns are not settled."""

    table: Table
    columns: Columns
    plan: Plan | None


@dataclass(frozen=True, slots=True)
class _Forms:
    """How to read the file, and what its columns hold: the parts of one form on the page."""

    reading: ReadingForm
    columns: ColumnsForm

    def are_valid(self) -> bool:
        return all([self.reading.is_valid(), self.columns.is_valid()])


class CheckingMixin(OwnImports):
    """The pages of an import that waits, and of one that does not any more."""

    preview_template_name: Any = "admin/imports/preview.html"
    columns_template_name = "admin/imports/columns.html"
    result_template_name = "admin/imports/result.html"
    reading_form_class: type[ReadingForm] = ReadingForm

    def preview_action(self, request: HttpRequest, token: uuid.UUID) -> HttpResponse:
        """Show what a waiting import would do, or what a written one did; take another way of reading."""
        batch = self._own_batch(request, token)
        if batch.state != ImportState.PREVIEWED:
            context = result_context(batch, self._url("changelist"), self._undoing(request, batch))
            return self._page(request, self.result_template_name, context)
        try:
            seen = _look(batch)
        except (UnreadableFile, ValidationError) as error:
            self.message_user(request, message_of(error), messages.ERROR)
            return HttpResponseRedirect(self._url("import"))
        forms = self._forms(request, batch, seen)
        if request.method == "POST" and forms.are_valid() and self._read_otherwise(batch, forms):
            return HttpResponseRedirect(self._url("preview", token))
        return self._preview(request, batch, seen, forms)

    def _forms(self, request: HttpRequest, batch: ImportBatch, seen: _Seen) -> _Forms:
        posted = request.POST if request.method == "POST" else None
        reading = self.reading_form_class(posted, initial=batch.options, **self.may(request))
        chosen = reading.options() if reading.is_bound and reading.is_valid() else {}
        given = self.import_kind.given_columns({**batch.options, **chosen})
        columns = ColumnsForm(
            posted,
            rules=self.import_kind.rules,
            table=seen.table,
            columns=seen.columns,
            options=batch.options,
            given=given,
            is_replaced=_makes_columns(batch.options, chosen),
        )
        return _Forms(reading, columns)

    def _read_otherwise(self, batch: ImportBatch, forms: _Forms) -> bool:
        """Read the waiting file as the forms say, if it can be read that way."""
        before = batch.options
        batch.options = {**before, **forms.reading.options(), **forms.columns.options()}
        if _makes_columns(before, batch.options):
            batch.options |= {"columns": {}, "heading_line": None}
        try:
            _look(batch)
            change_options(batch=batch, options=batch.options)
        except WrongChoice as error:
            field = error.field if error.field in forms.reading.fields else None
            forms.reading.add_error(field, str(error))
        except (UnreadableFile, ValidationError) as error:
            forms.reading.add_error(None, message_of(error))
        if forms.reading.is_valid():
            return True
        batch.options = before
        return False

    def _preview(self, request: HttpRequest, batch: ImportBatch, seen: _Seen, forms: _Forms) -> HttpResponse:
        if seen.plan is None or "columns" in request.GET:
            context = columns_context(batch, seen.table, forms.reading, forms.columns)
            # Without headings all is asked for anyway.
            context["problems"] = () if seen.table.headless else seen.columns.errors
            return self._page(request, self.columns_template_name, context)
        context = preview_context(batch, seen.plan, forms.reading, forms.columns, request.GET)
        return self._page(request, self.preview_template_name, context)

    def _undoing(self, request: HttpRequest, batch: ImportBatch) -> str:
        """Return where this user may take the import back, if at all."""
        imports: Any = self.admin_site.get_model_admin(ImportBatch)
        may = imports.has_undo_permission(request) and imports.has_view_permission(request, batch)
        if batch.state != ImportState.DONE or not may:
            return ""
        return reverse("admin:conferences_importbatch_changelist")


def _makes_columns(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    return any(before.get(name, "") != after.get(name, "") for name in _MAKES_COLUMNS if name in after)


def _look(batch: ImportBatch) -> _Seen:
    """Compare a waiting file with the records as far as that goes. Raises UnreadableFile, ValidationError."""
    try:
        plan = preview_import(batch)
    except UnsettledColumns as unsettled:
        return _Seen(unsettled.table, unsettled.columns, None)
    return _Seen(plan.table, plan.columns, plan)


def message_of(error: Exception) -> str:
    """Return what an error says to the person."""
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
