"""The door of every import in the admin: upload, preview, confirm once; and of every export.

The addresses, the flow and the formats are those of django-import-export. Its reading, its temporary files
and its confirmation are not used: the upload waits encrypted in an `ImportBatch`, is compared with the
records by its kind of list, and is claimed by one conditional update.
"""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST
from import_export.admin import ImportExportMixin

from conferences.admin.imports.checking import CheckingMixin, message_of
from conferences.admin.imports.export import LoggedExportMixin
from conferences.admin.imports.leftovers import LeftoverMixin
from conferences.admin.imports.staff import staff
from conferences.admin.imports.uploads import MemoryUpload, receive_in_memory
from conferences.admin.imports.waiting import CHECKING, WRITING, tell, told_where
from conferences.admin.imports.written import ImportFilter
from conferences.enums import ImportState
from conferences.exporting import FORMATS
from conferences.forms.imports import ConfirmImportForm, UploadForm
from conferences.importing.confirming import NotWaiting, confirm_import
from conferences.importing.kinds import ImportStopped
from conferences.models import ImportBatch
from conferences.services.imports import discard_import, purge_imports, stage_import
from eventsite.lib.tables.columns import UnsettledColumns
from eventsite.lib.tables.limits import UnreadableFile, WrongChoice
from eventsite.lib.tables.table import Table


class ImportDoor(CheckingMixin, LeftoverMixin, LoggedExportMixin, ImportExportMixin):
    """Import and export on the pages of a model. The list of a kind says what its files hold."""

    import_export_change_list_template = "admin/imports/change_list.html"
    import_template_name = "admin/imports/upload.html"
    upload_form_class: type[UploadForm] = UploadForm
    import_formats = FORMATS

    def get_urls(self) -> list[URLPattern]:
        own = [
            path("import/<uuid:token>/", self._view(self.preview_action), name=self._name("preview")),
            path("import/<uuid:token>/discard/", self._view(self.discard_action), name=self._name("discard")),
            path(
                "import/<uuid:token>/rows/<str:verdict>/",
                self._view(self.leftovers_action),
                name=self._name("leftovers"),
            ),
        ]
        urls: list[URLPattern] = super().get_urls()
        return own + urls

    def get_list_filter(self, request: HttpRequest) -> Any:
        return (*super().get_list_filter(request), ImportFilter)

    # Nothing may read the body of the request before it is settled where the upload goes; the check against
    # forged requests, which reads it, follows inside.
    @csrf_exempt
    def import_action(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show the upload form; take a file, and keep it if it can be read at all."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        upload = receive_in_memory(request)
        return told_where(request, csrf_protect(self._upload)(request, upload))

    def _upload(self, request: HttpRequest, upload: MemoryUpload) -> HttpResponse:
        form = self._upload_form(request)
        if upload.is_too_large:
            form.replace_error(
                "import_file", _("The file is too large. %(limit)s") % {"limit": form.limits()}
            )
        elif form.is_bound and form.is_valid() and (batch := self._stage(request, form)):
            return HttpResponseRedirect(self._url("preview", batch.token))
        title = _("Import: %(list)s") % {"list": self.opts.verbose_name_plural}
        context = {"title": title, "form": form, "waiting": self._waiting(request)}
        return self._page(request, self.import_template_name, context)

    def _upload_form(self, request: HttpRequest) -> UploadForm:
        posted = request.method == "POST"
        return self.upload_form_class(
            data=request.POST if posted else None,
            files=request.FILES if posted else None,
            **self.may(request),
            concerns_edition=self.import_kind.concerns_edition,
            initial={"edition": request.GET.get("edition", "")},
        )

    def _stage(self, request: HttpRequest, form: UploadForm) -> ImportBatch | None:
        """Keep the upload if it can be read and compared; else tell in the form why not."""
        purge_imports(now=timezone.now())
        file, edition, options = (
            form.cleaned_data["import_file"],
            form.cleaned_data.get("edition"),
            form.options(),
        )
        data = file.read()
        try:
            form.check_format(self._table_of(request, form, data))
        except WrongChoice as error:
            form.add_error(error.field if error.field in form.fields else "import_file", str(error))
            return None
        except (UnreadableFile, ValidationError) as error:
            form.add_error("import_file", message_of(error))
            return None
        return stage_import(
            kind=self.import_kind.name,
            edition=edition,
            data=data,
            file_name=file.name,
            options=options,
            by=staff(request),
        )

    def _table_of(self, request: HttpRequest, form: UploadForm, data: bytes) -> Table:
        """Return the table of an upload that can be compared, or will be once its columns are settled."""
        try:
            plan = self.import_kind.plan(
                edition=form.cleaned_data.get("edition"),
                data=data,
                filename=form.cleaned_data["import_file"].name,
                options=form.options(),
                progress=tell(request, form.cleaned_data["job"], CHECKING),
            )
        except UnsettledColumns as unsettled:
            return unsettled.table
        return plan.table

    @method_decorator(require_POST)
    def process_import(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Write a confirmed import, once."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = ConfirmImportForm(request.POST)
        if not form.is_valid():
            text = _("This confirmation is not complete. Upload the file again.")
            self.message_user(request, text, messages.ERROR)
            return HttpResponseRedirect(self._url("import"))
        token = form.cleaned_data["token"]
        batch = self._own_batch(request, token)
        problem = self.refused(request, batch.options) or _confirm(request, form)
        if problem:
            self.message_user(request, problem, messages.WARNING)
        else:
            batch.refresh_from_db()
            self.message_user(request, _written(batch), messages.SUCCESS)
        return told_where(request, HttpResponseRedirect(self._url("preview", token)))

    @method_decorator(require_POST)
    def discard_action(self, request: HttpRequest, token: uuid.UUID) -> HttpResponse:
        """Erase a waiting upload without writing anything."""
        self._own_batch(request, token)
        if discard_import(token=token, by=staff(request)):
            self.message_user(request, _("The upload is erased. Nothing was written."), messages.SUCCESS)
        else:
            self.message_user(request, _("This import was not waiting any more."), messages.WARNING)
        return HttpResponseRedirect(self._url("import"))

    def _waiting(self, request: HttpRequest) -> list[ImportBatch]:
        """Return this user's imports that wait for their confirmation, the newest first."""
        mine = self._mine(request).filter(state=ImportState.PREVIEWED)
        return list(mine.order_by("-created_at", "-id")[:5])


def _written(batch: ImportBatch) -> str:
    """Return what to say of an import that was confirmed."""
    if batch.counts.get("new") or batch.counts.get("updated"):
        return _("The import is written.")
    return _("No row had to be added or changed: all are on record already or left out.")


def _confirm(request: HttpRequest, form: ConfirmImportForm) -> str:
    """Write the import. Returns the reason why nothing was written, or nothing."""
    chosen = form.cleaned_data
    try:
        confirm_import(
            token=chosen["token"],
            by=staff(request),
            expected=chosen["fingerprint"],
            without_rejected=chosen["without_rejected"],
            progress=tell(request, chosen["token"], WRITING),
        )
    except NotWaiting:
        return _("Nothing was written now: this import was written, discarded or expired before.")
    except ImportStopped as stopped:
        if stopped.is_stale:
            return _("Nothing was written: the records have changed since the preview. Look at it again.")
        return _("Nothing was written: rows are rejected. Correct the file, or leave those rows out.")
    except IntegrityError:
        return _("Nothing was written: somebody else is changing these records. Try again.")
    except (UnreadableFile, ValidationError) as error:
        return message_of(error)
    return ""
