"""The door of every import in the admin: upload, preview, confirm once; and of every export.

The addresses, the flow and the formats are those of django-import-export. Its reading, its temporary files
and its confirmation are not used: the upload waits encrypted in an `ImportBatch`, is compared with the
records by its kind of list, and is claimed by one conditional update.
"""

import uuid
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST
from import_export.admin import ImportExportMixin

from conferences.admin.imports.export import LoggedExportMixin
from conferences.admin.imports.pages import preview_context, result_context
from conferences.admin.imports.staff import staff
from conferences.admin.imports.uploads import MemoryUpload, receive_in_memory
from conferences.admin.imports.waiting import CHECKING, WRITING, tell
from conferences.admin.imports.written import ImportFilter
from conferences.enums import ImportState
from conferences.exporting import FORMATS
from conferences.forms.imports import ConfirmImportForm, ReadingForm, UploadForm
from conferences.importing.confirming import NotWaiting, confirm_import, preview_import
from conferences.importing.kinds import ImportStopped, ListKind
from conferences.models import ImportBatch
from conferences.services.imports import change_options, discard_import, purge_imports, stage_import
from eventsite.lib.tables.limits import UnreadableFile


class ImportDoor(LoggedExportMixin, ImportExportMixin):
    """Import and export on the pages of a model. The list of a kind says what its files hold."""

    import_kind: ListKind
    #: What the user must be allowed to do to let it create what the rows need besides.
    creating_rights: tuple[str, ...] = ()
    #: What to say to those who are not.
    creating_refused: Any = ""
    import_export_change_list_template = "admin/imports/change_list.html"
    import_template_name = "admin/imports/upload.html"
    preview_template_name = "admin/imports/preview.html"
    result_template_name = "admin/imports/result.html"
    upload_form_class: type[UploadForm] = UploadForm
    reading_form_class: type[ReadingForm] = ReadingForm
    import_formats = FORMATS

    def get_urls(self) -> list[URLPattern]:
        own = [
            path("import/<uuid:token>/", self._view(self.preview_action), name=self._name("preview")),
            path("import/<uuid:token>/discard/", self._view(self.discard_action), name=self._name("discard")),
        ]
        urls: list[URLPattern] = super().get_urls()
        return own + urls

    def _view(self, view: Any) -> Any:
        return self.admin_site.admin_view(view)

    def _name(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def _url(self, page: str, *args: Any) -> str:
        return reverse(f"admin:{self._name(page)}", args=args)

    def has_import_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perms(self.import_kind.rights)

    def get_list_filter(self, request: HttpRequest) -> Sequence[Any]:
        return (*super().get_list_filter(request), ImportFilter)

    def may_create(self, request: HttpRequest) -> bool:
        return request.user.has_perms(self.creating_rights)

    # Nothing may read the body of the request before it is settled where the upload goes; the check against
    # forged requests, which reads it, follows inside.
    @csrf_exempt
    def import_action(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show the upload form; take a file, and keep it if it can be read at all."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        upload = receive_in_memory(request)
        response: HttpResponse = csrf_protect(self._upload)(request, upload)
        return response

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
            may_create=self.may_create(request),
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
            plan = self.import_kind.plan(
                edition=edition,
                data=data,
                filename=file.name,
                options=options,
                progress=tell(request, form.cleaned_data["job"], CHECKING),
            )
            form.check_format(plan.table)
        except (UnreadableFile, ValidationError) as error:
            form.add_error("import_file", _message(error))
            return None
        return stage_import(
            kind=self.import_kind.name,
            edition=edition,
            data=data,
            file_name=file.name,
            options=options,
            by=staff(request),
        )

    def preview_action(self, request: HttpRequest, token: uuid.UUID) -> HttpResponse:
        """Show what a waiting import would do, or what a written one did; take another way of reading."""
        batch = self._own_batch(request, token)
        if batch.state != ImportState.PREVIEWED:
            lists = self._url("changelist")
            undoing = self._undoing(request, batch)
            return self._page(request, self.result_template_name, result_context(batch, lists, undoing))
        posted = request.POST if request.method == "POST" else None
        form = self.reading_form_class(posted, initial=batch.options, may_create=self.may_create(request))
        if form.is_bound and form.is_valid() and self._read_otherwise(batch, form):
            return HttpResponseRedirect(self._url("preview", token))
        return self._preview(request, batch, form)

    def _read_otherwise(self, batch: ImportBatch, form: ReadingForm) -> bool:
        """Read the waiting file as the form says, if it can be read that way."""
        before, batch.options = batch.options, {**batch.options, **form.options()}
        try:
            preview_import(batch)
            change_options(batch=batch, options=batch.options)
        except (UnreadableFile, ValidationError) as error:
            batch.options = before
            form.add_error(None, _message(error))
            return False
        return True

    def _preview(self, request: HttpRequest, batch: ImportBatch, form: ReadingForm) -> HttpResponse:
        try:
            plan = preview_import(batch)
        except (UnreadableFile, ValidationError) as error:
            self.message_user(request, _message(error), messages.ERROR)
            return HttpResponseRedirect(self._url("import"))
        context = preview_context(batch, plan, form, request.GET)
        return self._page(request, self.preview_template_name, context)

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
        if batch.options.get("create_missing") and not self.may_create(request):
            problem = str(self.creating_refused)
        else:
            problem = _confirm(request, form)
        if problem:
            self.message_user(request, problem, messages.WARNING)
        else:
            self.message_user(request, _("The import is written."), messages.SUCCESS)
        return HttpResponseRedirect(self._url("preview", token))

    @method_decorator(require_POST)
    def discard_action(self, request: HttpRequest, token: uuid.UUID) -> HttpResponse:
        """Erase a waiting upload without writing anything."""
        self._own_batch(request, token)
        if discard_import(token=token, by=staff(request)):
            self.message_user(request, _("The upload is erased. Nothing was written."), messages.SUCCESS)
        else:
            self.message_user(request, _("This import was not waiting any more."), messages.WARNING)
        return HttpResponseRedirect(self._url("import"))

    def _own_batch(self, request: HttpRequest, token: uuid.UUID) -> ImportBatch:
        """Return an import of this user; anybody else's is not found."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        batch = self._mine(request).filter(token=token).first()
        if batch is None:
            raise Http404(_("There is no such import of yours."))
        return batch

    def _undoing(self, request: HttpRequest, batch: ImportBatch) -> str:
        """Return where this user may take the import back, if at all."""
        imports: Any = self.admin_site.get_model_admin(ImportBatch)
        may = imports.has_undo_permission(request) and imports.has_view_permission(request, batch)
        if batch.state != ImportState.DONE or not may:
            return ""
        return reverse("admin:conferences_importbatch_changelist")

    def _mine(self, request: HttpRequest) -> QuerySet[ImportBatch]:
        """Return the imports of this user into this kind of list."""
        of_kind = ImportBatch.objects.filter(kind=self.import_kind.name)
        return of_kind.select_related("edition__series").filter(uploaded_by_id=request.user.pk)

    def _waiting(self, request: HttpRequest) -> list[ImportBatch]:
        """Return this user's imports that wait for their confirmation, the newest first."""
        mine = self._mine(request).filter(state=ImportState.PREVIEWED)
        return list(mine.order_by("-created_at", "-id")[:5])

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        request.current_app = self.admin_site.name
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media}
        return TemplateResponse(request, template, {**shared, **context})


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
        return _message(error)
    return ""


def _message(error: Exception) -> str:
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
