"""Two seats of one person in one delegation made one."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from conferences.models import ProgrammeRelease
from delegations.enums import SEATED_STATUSES
from delegations.models import Badge, Delegate, SpeakingRole
from delegations.reports.merging.fields import filled_blanks
from delegations.reports.merging.plan import KEPT, Draft, of_either
from delegations.reports.merging.references import Fate, references_to
from delegations.reports.merging.steps import Deed, Step, change, removal
from eventsite.lib.wording import in_line

#: What a seat says; those of `_FILLED` are filled from the other seat where they are empty.
_FILLED = (
    *("honorific", "given_name", "patronymic", "family_name", "original_name"),
    *("function", "badge_type", "badge_name", "email", "phone", "nationality", "language"),
)
_VALUES = (
    *("full_name", "role", "rank", "status", "status_on", "is_listed", "is_public"),
    *("arrives_on", "departs_on", "source_id"),
    *_FILLED,
)


def join_seats(draft: Draft, kept: Delegate, going: Delegate) -> dict[str, Any]:
    """Plan one seat out of two, and return what the one that stays will hold, by `attname`.

    What points to the seat that goes moves, then it goes; the caller sets the other one after that.
    """
    words = _("Both are in the delegation “%(delegation)s”. Which record of the seat is right?")
    proposed = KEPT if kept.status in SEATED_STATUSES or going.status not in SEATED_STATUSES else "merged"
    chosen = draft.ask(
        f"seat-{going.pk}",
        words % {"delegation": kept.delegation},
        of_either(_described(kept), _described(going)),
        proposed,
    )
    _move_references(draft, kept, going)
    draft.steps.append(removal(going))
    draft.tell(
        _("Seats recorded twice"),
        _("They become one: what hangs on the second record moves to the first, and the second goes."),
        [in_line(_described(going), going.delegation)],
    )
    return _values(kept, going, chosen)


def _values(kept: Delegate, going: Delegate, chosen: str) -> dict[str, Any]:
    right, other = (kept, going) if chosen == KEPT else (going, kept)
    replaced_by = right.replaced_by_id if right.replaced_by_id not in (kept.pk, going.pk) else None
    values = {name: getattr(right, name) for name in _VALUES}
    values = {**values, **filled_blanks(right, other, _FILLED), "replaced_by_id": replaced_by}
    if kept.delegation_id != going.delegation_id:
        # The rank is one in the delegation of the seat.
        values["rank"] = kept.rank
    return values


def _described(seat: Delegate) -> str:
    return in_line(
        seat.full_name, seat.get_role_display(), seat.get_status_display(), *seat.function_lines[:1]
    )


def _move_references(draft: Draft, kept: Delegate, going: Delegate) -> None:
    _move_badges(draft, kept, going)
    _move_released(draft, kept, going)
    for reference in references_to(Delegate):
        if reference.decision.fate is not Fate.MOVES:
            continue
        # A seat that was replaced by the other record of itself is replaced by nobody: that is set with it.
        rows = [row for row in reference.rows(going.pk) if row != kept]
        for row in rows:
            draft.steps.extend(change(row, **{reference.attname: kept.pk}))
        draft.tell(reference.model._meta.verbose_name_plural, _("They move to the seat that stays."), rows)
    _note_second_roles(draft, kept, going)


def _move_badges(draft: Draft, kept: Delegate, going: Delegate) -> None:
    """Move the badges; of two in force the one of the seat that goes loses it."""
    in_force = Badge.objects.valid().filter(delegate=kept).exists()
    badges = list(Badge.objects.filter(delegate=going).select_related("edition__series").order_by("pk"))
    for badge in badges:
        loses = in_force and badge.voided_at is None
        now = {"voided_at": timezone.now()} if loses else {}
        draft.steps.extend(change(badge, delegate_id=kept.pk, **now))
        if loses:
            text = _("Badge %(number)d loses its force: the seat that stays has another. Ask for it back.")
            draft.notes.append(text % {"number": badge.number})
    draft.tell(Badge._meta.verbose_name_plural, _("They move to the seat that stays."), badges)


def _move_released(draft: Draft, kept: Delegate, going: Delegate) -> None:
    """Let released programmes name the seat that stays: they know it by its id alone."""
    edition = going.delegation.edition_id
    if edition not in draft.releases:
        releases = ProgrammeRelease.objects.filter(edition=edition).select_related("edition__series")
        draft.releases[edition] = list(releases.order_by("pk"))
    named = []
    for release in draft.releases[edition]:
        if ids := _roles_of(release, going.pk):
            named.append(release)
            old, new = {"delegate_id": going.pk}, {"delegate_id": kept.pk}
            draft.steps.append(Step(Deed.RELEASE, release._meta.label, release.pk, old, new, tuple(ids)))
    draft.tell(
        ProgrammeRelease._meta.verbose_name_plural,
        _("They name the same person, now by the seat that stays."),
        named,
    )


def _roles_of(release: ProgrammeRelease, delegate: int) -> Sequence[int]:
    sessions = [*release.snapshot.get("sessions", ()), *release.snapshot.get("gone", ())]
    return [pk for row in sessions for pk, _kind, named in row.get("roles", ()) if named == delegate]


def _note_second_roles(draft: Draft, kept: Delegate, going: Delegate) -> None:
    own = set(SpeakingRole.objects.filter(delegate=kept).order_by().values_list("session_id", "kind"))
    for role in SpeakingRole.objects.filter(delegate=going).select_related("session").order_by("pk"):
        if (role.session_id, role.kind) in own:
            text = _(
                "The session “%(session)s” will name this person twice: take one of the roles away there."
            )
            draft.notes.append(text % {"session": role.session})
