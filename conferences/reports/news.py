"""What the releases of a programme changed last in each session, and where it was before it moved."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conferences.models import Edition, ProgrammeRelease
from conferences.reports.changes import LABELS
from eventsite.lib.wording import Texts


@dataclass(frozen=True, slots=True)
class Held:
    """When and where a session was to take place before; moments in UTC, no room is all rooms."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    room: Texts | None


@dataclass(frozen=True, slots=True)
class News:
    """The last change of a session: the release, what changed in words, and where it was before it moved."""

    release: int
    labels: tuple[str, ...]
    before: Held | None


def news_of(edition: Edition) -> dict[int, News]:
    """Return the last change of each session (id) since the first release; one query."""
    releases = (
        ProgrammeRelease.objects.filter(edition=edition, number__gt=1)
        .order_by("number")
        .values_list("number", "changes")
    )
    found: dict[int, News] = {}
    for number, changes in releases:
        for change in changes:
            pk = change["session"]
            earlier = found[pk].before if pk in found else None
            labels = tuple(str(LABELS[key]) for key in change["what"])
            found[pk] = News(number, labels, _before(change) or earlier)
    return found


def _before(change: Mapping[str, Any]) -> Held | None:
    """Return the place before, where time or room differ; nothing for one that is new or gone."""
    old, new = change["old"], change["new"]
    if old is None or new is None or all(old[key] == new[key] for key in ("starts_at", "ends_at", "room")):
        return None
    starts, ends = (dt.datetime.fromisoformat(old[key]) for key in ("starts_at", "ends_at"))
    return Held(starts, ends, old["room"])
