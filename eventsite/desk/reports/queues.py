"""What waits beside the editions: imports to confirm, records that may be one."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from conferences.enums import ImportState
from conferences.importing.verdicts import Verdict
from conferences.models import ImportBatch
from delegations.models import LikelyDuplicate
from eventsite.desk.reports.shapes import Decision, rows_of


def queues(user: Any) -> Iterator[Decision]:
    """Yield the queues that the user may see; two queries at most."""
    if user.has_perm("conferences.view_importbatch"):
        yield _imports()
    if user.has_perm("delegations.view_likelyduplicate"):
        yield _duplicates()


def _imports() -> Decision:
    """Count the imports of every edition that somebody has yet to confirm; one query."""
    waiting = ImportBatch.objects.filter(state=ImportState.PREVIEWED).order_by("-created_at")
    counts = list(waiting.values_list("file_name", "counts"))
    held = sum(each.get(Verdict.HELD.value, 0) for _name, each in counts)
    text = _("Read and checked, but not yet confirmed: nothing is written so far.")
    if held:
        rows = ngettext(
            "%(count)d row in them is held as a suspected duplicate.",
            "%(count)d rows in them are held as suspected duplicates.",
            held,
        )
        text = f"{rows % {'count': held}} {text}"
    return Decision(
        _("Imports waiting"),
        len(counts),
        text,
        rows_of("conferences_importbatch", None, state__exact=ImportState.PREVIEWED),
        pgettext("link", "Look"),
    )


def _duplicates() -> Decision:
    return Decision(
        _("Likely duplicates"),
        LikelyDuplicate.objects.waiting().count(),
        _("Two records that may be one person, or one body. Nothing is merged by itself."),
        rows_of("delegations_likelyduplicate", None),
        _("Compare"),
    )
