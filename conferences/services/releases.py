"""Release a programme to the public, go back to what was released before, give and revoke links to the draft.

Who speaks is written by the people's side: it calls `write_release` with the roles.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conferences.models import DraftLink, Edition, ProgrammeRelease, Topic
from conferences.reports.changes import changes_between
from conferences.reports.releases import current_release
from conferences.reports.snapshot import Snapshot, is_same, stamped
from conferences.services.released_sessions import make_findable
from eventsite.lib.audit import save_with_reason

#: What a release takes over from a snapshot that it goes back to.
_CONTENT = ("time_zone", "days", "rooms", "items", "sessions")


@transaction.atomic
def write_release(*, edition: Edition, draft: Snapshot, note: Mapping[str, str], by: Any) -> ProgrammeRelease:
    """Make a draft what the public sees; `note` holds its text by column (`note_en`, …).

    Raises ValidationError where nothing changed since the release before, or nothing is there to release.
    """
    return _write(edition, draft, note, by, reason="programme released", goes_back_to=None)


@transaction.atomic
def go_back_to_release(*, release: ProgrammeRelease, note: Mapping[str, str], by: Any) -> ProgrammeRelease:
    """Release the programme of an earlier release once more, as a release of its own; the draft stays.

    Raises ValidationError where the public sees just that already.
    """
    kept = {part: release.snapshot[part] for part in _CONTENT}
    days = [row for row in kept["days"] if not row.get("gone")]
    reason = f"programme of release {release.number} released again"
    return _write(
        release.edition, {**kept, "days": days, "gone": []}, note, by, reason=reason, goes_back_to=release
    )


@transaction.atomic
def make_draft_link(*, edition: Edition, by: Any) -> DraftLink:
    """Make a secret link to the draft, in the place of the one before."""
    revoke_draft_link(edition=edition, by=by)
    link = DraftLink(edition=edition, made_by=by)
    save_with_reason(link, by=by, reason="link to the draft made")
    return link


@transaction.atomic
def revoke_draft_link(*, edition: Edition, by: Any) -> bool:
    """Let the link to the draft lead nowhere from now on, and return whether there was one."""
    link = DraftLink.objects.select_for_update().filter(edition=edition, revoked_at__isnull=True).first()
    if link is None:
        return False
    link.revoked_at = timezone.now()
    save_with_reason(link, by=by, reason="link to the draft revoked")
    return True


def _write(
    edition: Edition,
    draft: Snapshot,
    note: Mapping[str, str],
    by: Any,
    *,
    reason: str,
    goes_back_to: ProgrammeRelease | None,
) -> ProgrammeRelease:
    # Two people who release at once take turns: each number once, each against the one before.
    Edition.objects.select_for_update().get(pk=edition.pk)
    before, at = current_release(edition), timezone.now().replace(microsecond=0)
    number = before.number + 1 if before else 1
    snapshot = stamped(draft, before.snapshot if before else None, number=number, at=at)
    changes = changes_between(before.snapshot if before else None, snapshot)
    _refuse_idle(before, snapshot)
    if before:
        before.is_current = False
        save_with_reason(before, by=by, reason=f"replaced by release {number}")
    release = ProgrammeRelease(
        edition=edition,
        number=number,
        released_at=at,
        released_by=by,
        goes_back_to=goes_back_to,
        snapshot=snapshot,
        changes=changes,
        session_count=len(snapshot["sessions"]),
        **note,
    )
    save_with_reason(release, by=by, reason=reason)
    carried = {topic for row in snapshot["sessions"] for topic in row["topics"]}
    release.topics.set(Topic.objects.filter(pk__in=carried))
    make_findable(edition=edition, snapshot=snapshot, by=by, reason=reason)
    return release


def _refuse_idle(before: ProgrammeRelease | None, snapshot: Snapshot) -> None:
    if before is None:
        if not snapshot["sessions"]:
            raise ValidationError(
                _("There is nothing to release: the programme has no session."), code="empty"
            )
    elif is_same(before.snapshot, snapshot):
        raise ValidationError(
            _("Nothing has changed since release %(number)d, so there is nothing to release."),
            code="unchanged",
            params={"number": before.number},
        )
