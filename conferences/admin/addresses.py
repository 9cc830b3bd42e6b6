"""What arrives in an address or a form by hand: ids that no row can have are answered, not tripped over."""

from typing import Any, TypeVar

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin

from eventsite.lib.records import row_id

Row = TypeVar("Row", bound=models.Model)


class GuardedAdmin(SimpleHistoryAdmin):
    """The history and the actions of a list, for any id that somebody may write."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        _refuse_impossible(unquote(object_id))
        return super().history_view(request, object_id, extra_context)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Show an earlier version. It is never written back: the view would not ask who may change."""
        if request.method != "GET":
            raise PermissionDenied
        _refuse_impossible(unquote(object_id), unquote(version_id))
        return super().history_form_view(request, object_id, version_id, extra_context)

    def response_action(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> Any:
        if any(row_id(text) is None for text in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            self.message_user(request, _("Nothing was done: choose rows of the list."), messages.WARNING)
            return None
        return super().response_action(request, queryset)


def _refuse_impossible(*ids: str) -> None:
    if any(row_id(text) is None for text in ids):
        raise Http404(_("There is no such record."))


def found_or_404(rows: models.QuerySet[Row], object_id: str) -> Row:
    """Return the row of an address of the admin. Raises Http404 where the text is no key, or of no row."""
    pk = row_id(object_id)
    found = rows.filter(pk=pk).first() if pk is not None else None
    if found is None:
        raise Http404(_("There is no such record."))
    return found
