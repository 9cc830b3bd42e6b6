"""What was merged, by whom and why, and the way back."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import RecordAdmin
from delegations.enums import MergeState, RecordKind
from delegations.forms.merging import ReasonForm
from delegations.models import Merge
from delegations.reports.merging.told import told_steps
from delegations.reports.merging.undoing import plan_undoing
from delegations.services.merge_undoing import undo_merge
from eventsite.lib.records import row_id


@admin.register(Merge)
class MergeAdmin(RecordAdmin):
    list_display = ("pair", "kind", "reason", "state", "merged_by", "merged_at", "undone_at")
    list_filter = ("state", "kind")
    label_related = ("survivor_person", "merged_person", "survivor_body", "merged_body")
    list_select_related = ("merged_by", "undone_by")
    name_keys = ("survivor_person__match_key", "merged_person__match_key")
    search_fields = ("survivor_body__label", "merged_body__label", "reason")
    search_help_text = _("Name in any spelling, reason.")
    ordering = ("-merged_at", "-id")
    date_hierarchy = "merged_at"
    actions = None

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    @admin.display(description=_("merge"), ordering="id")
    def pair(self, merge: Merge) -> str:
        return str(merge)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show what a merge changed and what undoing it would do; a POST undoes it."""
        pk = row_id(object_id)
        merge = self.get_object(request, str(pk)) if pk is not None else None
        if merge is None:
            raise Http404(gettext("There is no such record."))
        if not self.has_view_permission(request, merge):
            raise PermissionDenied
        form = ReasonForm(request.POST or None)
        if request.method == "POST":
            if not _may_undo(request, merge):
                raise PermissionDenied
            if form.is_valid() and self._undone(request, merge, form):
                return HttpResponseRedirect(request.path)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("Merge: %(merge)s") % {"merge": merge},
            "merge": merge,
            "model": RecordKind(merge.kind).value,
            "told": told_steps(merge),
            "undoing": plan_undoing(merge) if merge.state == MergeState.DONE else None,
            "may_undo": _may_undo(request, merge) and merge.state == MergeState.DONE,
            "form": form,
        }
        return TemplateResponse(request, "admin/merging/merged.html", context)

    def _undone(self, request: HttpRequest, merge: Merge, form: ReasonForm) -> bool:
        try:
            undone = undo_merge(merge=merge, by=request.user, reason=form.cleaned_data["reason"])
        except ValidationError as error:
            form.add_error(None, error)
            return False
        text = gettext("Undone. Records that are as before: %(count)d.") % {"count": undone.restored}
        self.message_user(request, text, messages.SUCCESS)
        for sentence in undone.kept:
            self.message_user(request, sentence, messages.WARNING)
        return True


def _may_undo(request: HttpRequest, merge: Merge) -> bool:
    return bool(request.user.has_perm(f"delegations.merge_{merge.kind}"))
