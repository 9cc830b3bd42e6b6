"""The rows that an import leaves out, to be taken away, put right and uploaded again."""

import uuid
from pathlib import PurePath

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.utils.decorators import method_decorator
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from conferences.admin.imports.own import OwnImports
from conferences.admin.imports.staff import staff
from conferences.enums import ImportState
from conferences.importing.confirming import preview_import
from conferences.importing.leftovers import Leftovers, from_bytes, leftovers_of
from conferences.importing.verdicts import LEFT_OUT, Verdict
from conferences.models import ImportBatch
from conferences.services.imports import rows_left_out
from eventsite.lib.tables.limits import UnreadableFile
from eventsite.lib.tables.writer import CONTENT_TYPES, write_table


class LeftoverMixin(OwnImports):
    """The download of rejected rows and of rows that wait for a decision."""

    @method_decorator(require_GET)
    def leftovers_action(self, request: HttpRequest, token: uuid.UUID, verdict: str) -> HttpResponseBase:
        """Return the rows of one verdict in the format of the upload, with the reasons."""
        batch = self._own_batch(request, token)
        if verdict not in [each.value for each in LEFT_OUT]:
            raise Http404(_("There are no such rows."))
        try:
            left = _left_out(batch, Verdict(verdict))
        except (UnreadableFile, ValidationError):
            text = _("The rows cannot be told yet: say first what the columns hold.")
            self.message_user(request, text, messages.WARNING)
            return HttpResponseRedirect(self._url("preview", token))
        rows = left.rows.get(verdict, []) if left else []
        if left is None or not rows:
            raise Http404(_("There are no such rows."))
        self._log(request, len(rows) - 1, Verdict(verdict), left.format)
        name = f"{PurePath(batch.file_name).stem}-{verdict}.{left.format}"
        return StreamingHttpResponse(
            write_table(rows, left.format, left.delimiter),
            content_type=CONTENT_TYPES[left.format],
            headers={"Content-Disposition": content_disposition_header(as_attachment=True, filename=name)},
        )

    def _log(self, request: HttpRequest, count: int, verdict: Verdict, file_format: str) -> None:
        """Record how many rows were taken away, and in what form; never which."""
        model = self.import_kind.model
        text = ngettext(
            "Took %(count)s row away (%(verdict)s) as %(format)s.",
            "Took %(count)s rows away (%(verdict)s) as %(format)s.",
            count,
        )
        LogEntry.objects.create(
            user_id=staff(request).pk,
            content_type=ContentType.objects.get_for_model(model),
            object_repr=str(model._meta.verbose_name_plural),
            action_flag=CHANGE,
            change_message=text % {"count": count, "verdict": verdict.label, "format": file_format},
        )


def _left_out(batch: ImportBatch, verdict: Verdict) -> Leftovers | None:
    """Return the rows that a waiting import would leave out, or that a written one did, for a day."""
    if batch.state == ImportState.PREVIEWED:
        return leftovers_of(preview_import(batch), [verdict])
    kept = rows_left_out(batch)
    return from_bytes(kept) if kept else None
