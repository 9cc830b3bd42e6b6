"""Let released programmes know a delegate by another id, when two records of one seat became one."""

from collections.abc import Collection
from typing import Any

from django.db import transaction

from conferences.models import ProgrammeRelease
from eventsite.lib.audit import save_with_reason


@transaction.atomic
def exchange_delegate(*, release: int, roles: Collection[int], delegate: int, by: Any, reason: str) -> None:
    """Let these speaking roles (ids) of a release (id) name this delegate (id).

    The one thing that changes in a release once it is written: it names the same person as before.
    """
    found = ProgrammeRelease.objects.select_for_update().filter(pk=release).first()
    if found is None:
        return
    for session in [*found.snapshot.get("sessions", ()), *found.snapshot.get("gone", ())]:
        session["roles"] = [
            [pk, kind, delegate if pk in roles else named] for pk, kind, named in session.get("roles", ())
        ]
    save_with_reason(found, by=by, reason=reason)
