"""Two delegations of one body to one edition made one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from delegations.enums import SEATED_STATUSES, DelegateRole
from delegations.models import Delegate, Delegation
from delegations.reports.merging.fields import filled_blanks
from delegations.reports.merging.plan import KEPT, Draft, Option, of_either
from delegations.reports.merging.references import Fate, references_to
from delegations.reports.merging.seats import join_seats
from delegations.reports.merging.steps import change, removal
from eventsite.lib.wording import in_line

_FILLED = (
    *("printed_name", "printed_language", "position", "invited_on", "replied_on", "quota"),
    *("focal_point_name", "focal_point_email", "focal_point_phone", "source_id", "note"),
)
_VALUES = ("category_id", "invitation", "credentials", "presence", *_FILLED)


def join_delegations(draft: Draft, kept: Delegation, going: Delegation, seats: Sequence[Delegate]) -> None:
    """Plan one delegation out of two; `seats` are those of both."""
    words = _("Both bodies have a delegation to %(edition)s. Whose particulars are right?")
    chosen = draft.ask(
        f"delegation-{going.pk}",
        words % {"edition": kept.edition},
        of_either(_described(kept), _described(going)),
        KEPT,
    )
    own = {seat.person_id: seat for seat in seats if seat.delegation_id == kept.pk}
    theirs = [seat for seat in seats if seat.delegation_id == going.pk]
    joined = {
        own[seat.person_id]: join_seats(draft, own[seat.person_id], seat)
        for seat in theirs
        if seat.person_id in own
    }
    moving = [seat for seat in theirs if seat.person_id not in own]
    _seat_all(draft, kept, _seated(list(own.values()), joined, moving))
    draft.tell(
        Delegate._meta.verbose_name_plural,
        _("They go over to the delegation that stays, behind those who are in it."),
        moving,
    )
    _move_others(draft, kept, going)
    draft.steps.append(removal(going))
    right, other = (kept, going) if chosen == KEPT else (going, kept)
    values = {name: getattr(right, name) for name in _VALUES}
    draft.steps.extend(change(kept, **{**values, **filled_blanks(right, other, _FILLED)}))
    draft.tell(
        _("Delegations of both to one edition"),
        _(
            "They become one: delegates and all that hangs on the second move to the first, and the second "
            "goes."
        ),
        [going],
    )


def _described(delegation: Delegation) -> str:
    return in_line(
        delegation.printed_name or delegation.body,
        delegation.category,
        delegation.get_invitation_display(),
        delegation.get_credentials_display(),
    )


def _seated(
    own: Sequence[Delegate], joined: Mapping[Delegate, dict[str, Any]], moving: Sequence[Delegate]
) -> dict[Delegate, dict[str, Any]]:
    """Return what each seat of the delegation that stays will hold, those who come in behind the others."""
    behind = max((seat.rank for seat in own), default=0)
    seated: dict[Delegate, dict[str, Any]] = {
        seat: {"role": seat.role, "status": seat.status, **joined.get(seat, {})} for seat in own
    }
    for seat in moving:
        seated[seat] = {"role": seat.role, "status": seat.status, "rank": behind + seat.rank}
    return seated


def _seat_all(draft: Draft, kept: Delegation, seated: Mapping[Delegate, dict[str, Any]]) -> None:
    """Write the seats; of several heads those who are not chosen become delegates, and that first."""
    heads = [seat for seat, values in seated.items() if _leads(values)]
    if len(heads) > 1:
        words = _("“%(delegation)s” would have two heads. Who leads it? The other becomes a delegate in it.")
        options = [Option(str(seat.pk), seat.full_name) for seat in heads]
        head = draft.ask(f"head-{kept.pk}", words % {"delegation": kept}, options, options[0].value)
        for seat in heads:
            if str(seat.pk) != head:
                seated[seat]["role"] = DelegateRole.DELEGATE.value
    for seat in sorted(seated, key=lambda seat: _leads(seated[seat])):
        draft.steps.extend(change(seat, **seated[seat], delegation_id=kept.pk))


def _leads(values: Mapping[str, Any]) -> bool:
    return values["role"] == DelegateRole.HEAD and values["status"] in SEATED_STATUSES


def _move_others(draft: Draft, kept: Delegation, going: Delegation) -> None:
    for reference in references_to(Delegation):
        if reference.decision.fate is Fate.MOVES:
            rows = list(reference.rows(going.pk))
            for row in rows:
                draft.steps.extend(change(row, **{reference.attname: kept.pk}))
            draft.tell(
                reference.model._meta.verbose_name_plural,
                _("They go over to the delegation that stays."),
                rows,
            )
