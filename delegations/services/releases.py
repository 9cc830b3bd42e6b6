"""Release a programme with those who speak in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from conferences.enums import Publication
from conferences.models import Edition, ProgrammeRelease
from conferences.reports.changes import changes_between
from conferences.reports.releases import current_release
from conferences.reports.snapshot import Snapshot, digest, draft_snapshot, is_same, stamped
from conferences.services.releases import write_release
from delegations.reports.speakers import roles_of


@transaction.atomic
def release_programme(
    *, edition: Edition, note: Mapping[str, str] | None = None, by: Any, looked_at: str = ""
) -> ProgrammeRelease:
    """Let the public see the programme as it stands now; `note` holds its text by column (`note_en`, …).

    `looked_at` is the digest of the draft that somebody was shown: if it has changed since, nothing is
    released. Raises ValidationError then, and where there is nothing to release.
    """
    draft = draft_of(edition)
    if looked_at and looked_at != digest(draft):
        raise ValidationError(
            _("Nothing was released: somebody has changed the programme meanwhile. Look again first."),
            code="changed_meanwhile",
        )
    return write_release(edition=edition, draft=draft, note=note or {}, by=by)


@transaction.atomic
def release_waiting(editions: QuerySet[Edition], *, by: Any) -> list[ProgrammeRelease]:
    """Release the programmes of those published editions that have sessions and were never released."""
    waiting = (
        editions.filter(publication=Publication.PUBLISHED, programme_releases__isnull=True)
        .filter(days__sessions__isnull=False)
        .order_by("starts_on", "id")
        .distinct()
    )
    return [release_programme(edition=edition, by=by) for edition in waiting]


def draft_of(edition: Edition) -> Snapshot:
    """Return the programme as it stands in the rows now; five queries."""
    return draft_snapshot(edition, roles_of(edition))


@dataclass(frozen=True)
class Preview:
    """The draft as the next release would keep it, beside the release that the public sees now.

    `digest` is that of the draft, for `release_programme` to compare; `changes` are as a release keeps them.
    """

    snapshot: Snapshot
    before: ProgrammeRelease | None
    digest: str
    changes: tuple[dict[str, Any], ...]

    @property
    def is_unchanged(self) -> bool:
        return self.before is not None and is_same(self.before.snapshot, self.snapshot)


def preview_of(edition: Edition) -> Preview:
    """Return what a release would do now; six queries."""
    draft, before = draft_of(edition), current_release(edition)
    released = before.snapshot if before else None
    number = before.number + 1 if before else 1
    snapshot = stamped(draft, released, number=number, at=timezone.now())
    return Preview(snapshot, before, digest(draft), tuple(changes_between(released, snapshot)))
