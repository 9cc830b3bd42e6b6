"""Names of delegates in public: by their own flag, and only where the edition publishes delegates."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from delegations.models import Delegate
from eventsite.lib.history import update_rows


@transaction.atomic
def publish_delegates(*, delegates: Iterable[Delegate], by: Any) -> int:
    """Let these delegates be named in public, and return how many were not before."""
    return _set(delegates, by, is_public=True)


@transaction.atomic
def hide_delegates(*, delegates: Iterable[Delegate], by: Any) -> int:
    """Take these names back from the public, and return how many."""
    return _set(delegates, by, is_public=False)


def _set(delegates: Iterable[Delegate], by: Any, *, is_public: bool) -> int:
    ids = [delegate.pk for delegate in delegates]
    rows = list(
        Delegate.objects.select_for_update().filter(pk__in=ids, is_public=not is_public).order_by("id")
    )
    for row in rows:
        row.is_public = is_public
    reason = "named in public" if is_public else "taken back from the public"
    update_rows(rows, ["is_public"], by=by, reason=reason)
    return len(rows)
