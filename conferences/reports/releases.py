"""Releases of a programme: the one that the public sees, and what each of them changed."""

import datetime as dt
from dataclasses import dataclass

from conferences.models import DraftLink, Edition, ProgrammeRelease, Session
from conferences.reports.changes import SessionChange, told
from eventsite.lib.wording import Wording, wording


@dataclass(frozen=True)
class ReleaseEntry:
    """A release of a list; `first` has no changes, since there was nothing before it."""

    release: ProgrammeRelease
    note: Wording
    changes: tuple[SessionChange, ...]
    first: bool


def current_release(edition: Edition) -> ProgrammeRelease | None:
    """Return the release that the public sees, with its snapshot; one query."""
    return ProgrammeRelease.objects.current().filter(edition=edition).order_by("id").first()


def releases_of(edition: Edition) -> tuple[ReleaseEntry, ...]:
    """Return the releases of a programme with what they changed, newest first; one query."""
    rows = (
        ProgrammeRelease.objects.filter(edition=edition)
        .select_related("released_by", "goes_back_to")
        .defer("snapshot")
        .order_by("-number")
    )
    return tuple(
        ReleaseEntry(row, wording(row, "note"), told(row.changes), first=row.number == 1) for row in rows
    )


def is_expected(edition: Edition, now: dt.datetime) -> bool:
    """Say whether a programme never released may still be: the edition is not over, or there is a draft."""
    is_over = edition.ends_on < now.astimezone(edition.zone).date()
    return not is_over or Session.objects.filter(day__edition=edition).exists()


def open_draft_link(edition: Edition) -> DraftLink | None:
    """Return the link by which the draft may be read, where there is one."""
    return DraftLink.objects.filter(edition=edition, revoked_at__isnull=True).first()
