"""The attendee import in the admin: upload, preview, confirm once; and the export.

The addresses, the flow and the formats are those of django-import-export. Its reading, its temporary files
and its confirmation are not used: the upload waits encrypted in an `ImportBatch`, is compared with the
records by `delegations.importing`, and is claimed by one conditional update.
"""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm

from conferences.enums import ImportState
from conferences.models import ImportBatch
from conferences.services.imports import change_options, discard_import, purge_imports, stage_import
from delegations.admin.import_pages import preview_context, result_context
from delegations.admin.uploads import MemoryUpload, receive_in_memory
from delegations.exporting import FORMATS, AttendeeResource
from delegations.forms.attendee_file import AttendeeImportForm, ConfirmAttendeeImportForm, ReadingForm
from delegations.importing.confirming import NotWaiting, confirm_import, preview_import
from delegations.importing.loader import ImportStopped
from delegations.importing.planning import plan_import
from delegations.models import Delegate
from eventsite.lib.tables.limits import UnreadableFile


class AttendeeImportMixin(ImportExportMixin):
    """Import and export on the pages of Delegate."""

    import_export_change_list_template = "admin/delegations/delegate/change_list.html"
    import_template_name = "admin/delegations/delegate/import.html"
    preview_template_name = "admin/delegations/delegate/import_preview.html"
    result_template_name = "admin/delegations/delegate/import_result.html"
    export_template_name = "admin/delegations/delegate/export.html"
    import_form_class = AttendeeImportForm
    confirm_form_class = ConfirmAttendeeImportForm
    export_form_class = ExportForm
    resource_classes = [AttendeeResource]
    import_formats = export_formats = FORMATS
    # Spreadsheet programs take a CSV without this mark for one in an old encoding.
    to_encoding = "utf-8-sig"
    skip_admin_log = True

    def get_urls(self) -> list[URLPattern]:
        own = [
            path(
                "import/<uuid:token>/", self._view(self.preview_action), name="delegations_delegate_preview"
            ),
            path(
                "import/<uuid:token>/discard/",
                self._view(self.discard_action),
                name="delegations_delegate_discard",
            ),
        ]
        urls: list[URLPattern] = super().get_urls()
        return own + urls

    def _view(self, view: Any) -> Any:
        return self.admin_site.admin_view(view)

    def has_import_permission(self, request: HttpRequest) -> bool:
        """An import adds and changes delegates and opens their delegations."""
        needed = ("delegations.add_delegate", "delegations.change_delegate", "delegations.add_delegation")
        return request.user.has_perms(needed)

    def get_export_data(
        self, file_format: Any, request: HttpRequest, queryset: QuerySet[Delegate], **kwargs: Any
    ) -> Any:
        """Render the export, and record who took how many people's data away, and in what form."""
        data = super().get_export_data(file_format, request, queryset, **kwargs)
        count = queryset.count()
        LogEntry.objects.create(
            user_id=staff(request).pk,
            content_type=ContentType.objects.get_for_model(Delegate),
            object_repr=str(Delegate._meta.verbose_name_plural),
            action_flag=CHANGE,
            change_message=ngettext(
                "Exported %(count)s delegate as %(format)s.",
                "Exported %(count)s delegates as %(format)s.",
                count,
            )
            % {"count": count, "format": file_format.get_title()},
        )
        return data

    def may_create_bodies(self, request: HttpRequest) -> bool:
        return request.user.has_perms(("delegations.add_body", "delegations.add_category"))

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
            return HttpResponseRedirect(_page_of(batch.token))
        context = {"title": _("Import delegates"), "form": form, "waiting": _waiting(request)}
        return self._page(request, self.import_template_name, context)

    def _upload_form(self, request: HttpRequest) -> AttendeeImportForm:
        posted = request.method == "POST"
        return AttendeeImportForm(
            self.get_import_formats(),
            self.get_import_resource_classes(request),
            data=request.POST if posted else None,
            files=request.FILES if posted else None,
            may_create=self.may_create_bodies(request),
            initial={"edition": request.GET.get("edition", "")},
        )

    def _stage(self, request: HttpRequest, form: AttendeeImportForm) -> ImportBatch | None:
        """Keep the upload if it can be read and compared; else tell in the form why not."""
        purge_imports(now=timezone.now())
        file, edition, options = (
            form.cleaned_data["import_file"],
            form.cleaned_data["edition"],
            form.options(),
        )
        data = file.read()
        try:
            plan = plan_import(edition=edition, data=data, filename=file.name, options=options)
            form.check_format(plan.table)
        except UnreadableFile as error:
            form.add_error("import_file", str(error))
            return None
        return stage_import(
            edition=edition, data=data, file_name=file.name, options=options.as_dict(), by=staff(request)
        )

    def preview_action(self, request: HttpRequest, token: uuid.UUID) -> HttpResponse:
        """Show what a waiting import would do, or what a written one did; take another way of reading."""
        batch = self._own_batch(request, token)
        if batch.state != ImportState.PREVIEWED:
            return self._page(request, self.result_template_name, result_context(batch))
        may_create = self.may_create_bodies(request)
        if request.method != "POST":
            return self._preview(request, batch, ReadingForm(initial=batch.options, may_create=may_create))
        form = ReadingForm(request.POST, initial=batch.options, may_create=may_create)
        if form.is_valid() and self._read_otherwise(batch, form):
            return HttpResponseRedirect(_page_of(token))
        return self._preview(request, batch, form)

    def _read_otherwise(self, batch: ImportBatch, form: ReadingForm) -> bool:
        """Read the waiting file as the form says, if it can be read that way."""
        before, batch.options = batch.options, form.options().as_dict()
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
            return HttpResponseRedirect(reverse("admin:delegations_delegate_import"))
        context = preview_context(batch, plan, form, request.GET)
        return self._page(request, self.preview_template_name, context)

    @method_decorator(require_POST)
    def process_import(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Write a confirmed import, once."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = ConfirmAttendeeImportForm(request.POST)
        if not form.is_valid():
            text = _("This confirmation is not complete. Upload the file again.")
            self.message_user(request, text, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:delegations_delegate_import"))
        token = form.cleaned_data["token"]
        batch = self._own_batch(request, token)
        if batch.options.get("create_missing") and not self.may_create_bodies(request):
            problem = _("Nothing was written: you may not create bodies and categories.")
        else:
            problem = _confirm(request, form)
        if problem:
            self.message_user(request, problem, messages.WARNING)
        else:
            self.message_user(request, _("The import is written."), messages.SUCCESS)
        return HttpResponseRedirect(_page_of(token))

    @method_decorator(require_POST)
    def discard_action(self, request: HttpRequest, token: uuid.UUID) -> HttpResponse:
        """Erase a waiting upload without writing anything."""
        self._own_batch(request, token)
        if discard_import(token=token, by=staff(request)):
            self.message_user(request, _("The upload is erased. Nothing was written."), messages.SUCCESS)
        else:
            self.message_user(request, _("This import was not waiting any more."), messages.WARNING)
        return HttpResponseRedirect(reverse("admin:delegations_delegate_import"))

    def _own_batch(self, request: HttpRequest, token: uuid.UUID) -> ImportBatch:
        """Return an import of this user; anybody else's is not found."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        mine = ImportBatch.objects.select_related("edition__series").filter(uploaded_by_id=request.user.pk)
        batch = mine.filter(token=token).first()
        if batch is None:
            raise Http404(_("There is no such import of yours."))
        return batch

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        request.current_app = self.admin_site.name
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media}
        return TemplateResponse(request, template, {**shared, **context})


def staff(request: HttpRequest) -> AbstractBaseUser:
    """Return the signed-in user: the admin lets nobody else in."""
    user = request.user
    if not isinstance(user, AbstractBaseUser):
        raise PermissionDenied
    return user


def _waiting(request: HttpRequest) -> list[ImportBatch]:
    """Return this user's imports that wait for their confirmation, the newest first."""
    mine = ImportBatch.objects.filter(uploaded_by_id=request.user.pk, state=ImportState.PREVIEWED)
    return list(mine.select_related("edition__series").order_by("-created_at", "-id")[:5])


def _confirm(request: HttpRequest, form: ConfirmAttendeeImportForm) -> str:
    """Write the import. Returns the reason why nothing was written, or nothing."""
    chosen = form.cleaned_data
    try:
        confirm_import(
            token=chosen["token"],
            by=staff(request),
            expected=chosen["fingerprint"],
            without_rejected=chosen["without_rejected"],
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


def _page_of(token: uuid.UUID) -> str:
    return reverse("admin:delegations_delegate_preview", args=[token])
