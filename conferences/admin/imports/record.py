"""The record of imports: who, when, which file, with what result. Nothing here can be changed."""

import uuid
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conferences.admin.base import RecordAdmin
from conferences.admin.confirmation import confirm
from conferences.admin.imports.staff import staff
from conferences.admin.imports.waiting import UNDOING, as_job, progress, tell, told_where
from conferences.enums import ImportKind
from conferences.importing.kinds import kind_of, known_kinds
from conferences.importing.verdicts import Verdict
from conferences.models import ImportBatch

#: Rows that the message names; the rest is counted.
_NAMED = 20


@admin.register(ImportBatch)
class ImportBatchAdmin(RecordAdmin):
    list_display = (
        "file_name",
        "kind",
        "edition",
        "state",
        "new",
        "updated",
        "unchanged",
        "held",
        "rejected",
        "skipped",
        "uploaded_by",
        "created_at",
    )
    list_filter = ("kind", "state", "edition")
    list_select_related = ("edition__series", "uploaded_by")
    label_related = ("edition__series",)
    edition_lookup = "edition"
    search_fields = ("file_name", "sha256")
    search_help_text = _("File name, checksum.")
    ordering = ("-created_at", "-id")
    date_hierarchy = "created_at"
    fields = (
        "kind",
        "file_name",
        "edition",
        "state",
        "uploaded_by",
        "finished_at",
        "counts",
        "options",
        "size",
        "sha256",
        "token",
    )
    readonly_fields = fields
    actions = ("undo",)

    def get_urls(self) -> list[URLPattern]:
        own = path(
            "progress/<uuid:job>/",
            self.admin_site.admin_view(progress),
            name="conferences_importbatch_progress",
        )
        return [own, *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the imports, or undo some: the page that waits for that is told where to go."""
        return told_where(request, super().changelist_view(request, extra_context))

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    def has_undo_permission(self, request: HttpRequest) -> bool:
        """Undoing removes and changes what an import added and changed."""
        return any(request.user.has_perms(kind.rights) for kind in known_kinds())

    @admin.action(description=_("Undo the import …"), permissions=["undo"])
    def undo(self, request: HttpRequest, queryset: QuerySet[ImportBatch]) -> HttpResponse | None:
        if refused := _refused(queryset, request):
            self.message_user(request, refused, messages.ERROR)
            return None
        question = gettext("Undo these imports?")
        consequence = gettext(
            "What an import alone created is removed, what it changed gets its old values back. What was "
            "touched since stays as it is and is listed. The history keeps the trace of both."
        )
        return confirm(
            self,
            request,
            queryset,
            action="undo",
            question=question,
            consequence=consequence,
            act=lambda: _undo(queryset, request),
            job=uuid.uuid4(),
        )

    @admin.display(description=Verdict.NEW.label)
    def new(self, batch: ImportBatch) -> int | None:
        return batch.counts.get("new")

    @admin.display(description=Verdict.UPDATED.label)
    def updated(self, batch: ImportBatch) -> int | None:
        return batch.counts.get("updated")

    @admin.display(description=Verdict.UNCHANGED.label)
    def unchanged(self, batch: ImportBatch) -> int | None:
        return batch.counts.get("unchanged")

    @admin.display(description=_("Held"))
    def held(self, batch: ImportBatch) -> int | None:
        return batch.counts.get("held")

    @admin.display(description=Verdict.REJECTED.label)
    def rejected(self, batch: ImportBatch) -> int | None:
        return batch.counts.get("rejected")

    @admin.display(description=_("Left out"))
    def skipped(self, batch: ImportBatch) -> int | None:
        return batch.counts.get("skipped")


def _refused(queryset: QuerySet[ImportBatch], request: HttpRequest) -> str:
    """Return why the user may not undo these: each kind of list has its own rights."""
    kinds = set(queryset.order_by().values_list("kind", flat=True))
    lists = sorted(kind for kind in kinds if not request.user.has_perms(kind_of(kind).rights))
    if not lists:
        return ""
    text = gettext("Nothing was undone: you may not import these lists: %(lists)s.")
    return text % {"lists": ", ".join(str(ImportKind(kind).label) for kind in lists)}


@transaction.atomic
def _undo(queryset: QuerySet[ImportBatch], request: HttpRequest) -> str:
    """Undo the chosen imports, the newest first: it may have changed what an older one wrote."""
    removed, restored = 0, 0
    news = tell(request, as_job(request.POST.get("job", "")), UNDOING)
    kept: list[str] = []
    for batch in queryset.order_by("-finished_at", "-id"):
        undone = kind_of(batch.kind).undo(batch=batch, by=staff(request), progress=news)
        removed += undone.removed
        restored += undone.restored
        kept += undone.kept
    text = gettext("Undone. Records removed: %(removed)s; given their old values back: %(restored)s.") % {
        "removed": removed,
        "restored": restored,
    }
    if kept:
        names = ", ".join(kept[:_NAMED])
        text += " " + gettext("Kept, because touched since or in use (%(count)s): %(names)s.") % {
            "count": len(kept),
            "names": names if len(kept) <= _NAMED else f"{names} …",
        }
    return text
