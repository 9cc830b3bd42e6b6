"""What imports leave behind for the next one: decided rows, and spellings of bodies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from conferences.models import Edition
from delegations.models import BodyAlias, ImportDecision
from eventsite.lib.history import batches, insert_rows, update_rows

_DECIDED = ("choice", "delegate", "person", "joined_to", "decided_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDraft:
    """A decision to keep for the row of a list; it takes the place of an earlier one."""

    row_key: str
    choice: str
    delegate_id: int | None = None
    person_id: int | None = None
    joined_to: str = ""


@transaction.atomic
def keep_decisions(
    *, edition: Edition, drafts: Sequence[DecisionDraft], by: AbstractBaseUser | None, reason: str
) -> None:
    """Keep decisions for the next import of the list into the edition."""
    for batch in batches(drafts):
        wanted = {draft.row_key for draft in batch}
        kept = edition.import_decisions.filter(row_key__in=wanted).order_by("id")
        known = {decision.row_key: decision for decision in kept}
        new: list[ImportDecision] = []
        changed: list[ImportDecision] = []
        for draft in batch:
            decision = known.get(draft.row_key) or ImportDecision(edition=edition, row_key=draft.row_key)
            (changed if decision.pk else new).append(decision)
            decision.choice = draft.choice
            decision.delegate_id = draft.delegate_id
            decision.person_id = draft.person_id
            decision.joined_to = draft.joined_to
            decision.decided_by_id = by.pk if by else None
        insert_rows(new, by=by, reason=reason)
        update_rows(changed, _DECIDED, by=by, reason=reason)


@transaction.atomic
def add_aliases(*, spellings: Mapping[str, int], by: AbstractBaseUser | None, reason: str) -> None:
    """Keep spellings as aliases; `spellings` gives the id of the body of each."""
    aliases = [BodyAlias(body_id=body_id, text=text) for text, body_id in spellings.items()]
    insert_rows(aliases, by=by, reason=reason)
