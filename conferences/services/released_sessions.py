"""Let the search find the sessions that were released, and no others."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from conferences.models import Edition, ReleasedSession
from conferences.models.released_session import ids_in_text
from conferences.reports.snapshot import Snapshot
from eventsite.lib.bulk.undoing import remove_rows
from eventsite.lib.history import insert_rows, update_rows

_FIELDS = ("title", "starts_at", "status", "guests")


def make_findable(*, edition: Edition, snapshot: Snapshot, by: Any, reason: str) -> None:
    """Bring the findable sessions of an edition in line with a release. Call it inside a transaction."""
    wanted = {row["id"]: _values(row) for row in snapshot["sessions"]}
    known = {row.session_id: row for row in ReleasedSession.objects.filter(edition=edition).order_by("id")}
    new = [
        ReleasedSession(edition=edition, session_id=pk, **values)
        for pk, values in wanted.items()
        if pk not in known
    ]
    insert_rows(new, by=by, reason=reason)
    changed = [row for pk, row in known.items() if pk in wanted and _take(row, wanted[pk])]
    update_rows(changed, _FIELDS, by=by, reason=reason)
    gone = [row.pk for pk, row in known.items() if pk not in wanted]
    remove_rows(ReleasedSession, gone, by=by, reason=reason)


def _values(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": row["title"],
        "starts_at": dt.datetime.fromisoformat(row["starts_at"]),
        "status": row["status"],
        "guests": ids_in_text(pk for pk, _kind, delegate in row["roles"] if delegate is None),
    }


def _take(row: ReleasedSession, values: Mapping[str, Any]) -> bool:
    """Give a row these values; return whether any of them was news."""
    is_news = any(getattr(row, name) != value for name, value in values.items())
    for name, value in values.items():
        setattr(row, name, value)
    return is_news
