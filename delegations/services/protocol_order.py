"""Set the order of protocol: places by hand, taken and given back, with the reason in the history."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from conferences.models import Edition
from delegations.models import Delegation
from delegations.reports.protocol_draft import OrderDraft, ordered_list
from eventsite.lib.history import update_rows

#: What is asked for as the reason: the history keeps 100 characters, the move goes beside it.
LONGEST_REASON = 80
_HISTORY = 100
#: Entries of the history that are looked through for who changed the order.
_RECENT = 50


class OrderedMeanwhile(ValidationError):
    """Somebody else changed the order after it was looked at; nothing was written."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A delegation on its way from one place in its category to another; `by_hand` says what holds it now."""

    delegation: Delegation
    before: int
    now: int
    by_hand: bool

    def __str__(self) -> str:
        name = self.delegation.printed_name or self.delegation.body.label
        values = {"name": name, "before": self.before, "now": self.now}
        if self.by_hand:
            return _("%(name)s: %(before)s → %(now)s") % values
        return _("%(name)s: %(before)s → %(now)s, by the list language again") % values


@transaction.atomic
def set_protocol_order(
    *, edition: Edition, draft: OrderDraft, by: AbstractBaseUser | None, why: str, looked_at: str
) -> list[Moved]:
    """Write the places by hand of a draft, all or none, and return the delegations whose place is another.

    `looked_at` is the digest of the order that the draft began with. Raises OrderedMeanwhile if it is no
    longer that one, ValidationError without a reason or where nothing differs.
    """
    reason = " ".join(why.split())
    if not reason:
        raise ValidationError(_("Say why the order changes: the history keeps it."), code="no_reason")
    if len(reason) > LONGEST_REASON:
        raise ValidationError(
            _("Say it in %(number)s characters at most."), params={"number": LONGEST_REASON}, code="long"
        )
    # One at a time for an edition, as the imports are.
    locked = Edition.objects.select_for_update(of=("self",)).select_related("series").get(pk=edition.pk)
    listed = ordered_list(locked, lock=True)
    if listed.digest != looked_at:
        raise _ordered_meanwhile(locked)
    wanted = OrderDraft.written(listed, draft.order, draft.by_hand)
    changes = wanted.changes()
    if not changes:
        raise ValidationError(_("Nothing was changed: the order is the one on record."), code="same")
    moved = _moved(OrderDraft.of(listed, listed.saved), wanted, changes)
    for move in moved:
        move.delegation.position = changes[move.delegation.pk]
        # The history reads it from the row, before the reason that all have in common.
        told = f"{reason} ({move.before} → {move.now})"
        move.delegation.__dict__["_change_reason"] = told[:_HISTORY]
    update_rows([move.delegation for move in moved], ["position"], by=by, reason=reason)
    return moved


def _moved(before: OrderDraft, wanted: OrderDraft, changes: Mapping[int, int | None]) -> list[Moved]:
    then, now = _places(before), _places(wanted)
    rows = wanted.listed.rows
    return [Moved(rows[pk], then[pk], now[pk], place is not None) for pk, place in changes.items()]


def _places(draft: OrderDraft) -> dict[int, int]:
    return {pk: place for block in draft.blocks for place, pk in enumerate(block, 1)}


def _ordered_meanwhile(edition: Edition) -> OrderedMeanwhile:
    """Return the refusal; it says who changed the order last, and when, where the history knows."""
    entry = _last_change(edition)
    if entry is None:
        return OrderedMeanwhile(
            _(
                "The order was changed meanwhile. Nothing was written, and your order is still here: look at "
                "it again, then save it."
            ),
            code="meanwhile",
        )
    moment = date_format(entry.history_date.astimezone(edition.zone), "DATETIME_FORMAT")
    text = _(
        "%(name)s changed the order meanwhile, on %(moment)s. Nothing was written, and your order is still "
        "here: look at it again, then save it."
    )
    who = str(entry.history_user or _("The system"))
    return OrderedMeanwhile(text % {"name": who, "moment": moment}, code="meanwhile")


def _last_change(edition: Edition) -> Any:
    """Return the newest entry of the history that opened a delegation or gave one another place."""
    recent: Any = Delegation.history.filter(edition=edition.pk).select_related("history_user")  # type: ignore[attr-defined]
    for entry in recent.order_by("-history_date", "-history_id")[:_RECENT]:
        before = entry.prev_record
        if before is None or (before.position, before.category_id) != (entry.position, entry.category_id):
            return entry
    return None
