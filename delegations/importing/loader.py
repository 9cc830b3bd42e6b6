"""Write a planned import: one transaction, a constant number of statements a batch."""

import uuid
from dataclasses import dataclass
from functools import partial

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from conferences.importing.kinds import ImportStopped
from conferences.importing.languages import language_of
from conferences.importing.progress import Phase, Progress, unheard
from conferences.importing.verdicts import LEFT_OUT, Verdict
from conferences.models import Edition
from delegations.importing.options import ImportOptions
from delegations.importing.plan import ImportPlan, PlannedRow
from delegations.importing.planning import compare, read_attendee_table
from delegations.importing.remembering import decisions_to_keep
from delegations.models import Delegation
from delegations.services.bodies import (
    BodyDraft,
    CategoryDraft,
    create_bodies,
    create_categories,
    order_categories,
)
from delegations.services.delegates import DelegateDraft, write_delegates
from delegations.services.delegation_lists import DelegationDraft, open_delegations, place_delegations
from delegations.services.import_decisions import add_aliases, keep_decisions
from eventsite.lib.garbage import collector_paused
from eventsite.lib.progress import Steps
from eventsite.lib.tables.table import Table

#: What the history keeps of a reason.
_REASON_LENGTH = 100


def history_reason(token: uuid.UUID) -> str:
    """Return what the history of every row written by one import begins with."""
    return f"import {token}"


def order_reason(token: uuid.UUID, filename: str) -> str:
    """Return what the history says of rows that took their place from the order of a file."""
    return f"{history_reason(token)}: order of the file {filename}"[:_REASON_LENGTH]


def execute_import(
    *,
    edition: Edition,
    data: bytes,
    filename: str = "",
    options: ImportOptions | None = None,
    by: AbstractBaseUser | None,
    token: uuid.UUID | None = None,
    expected: str = "",
    progress: Progress = unheard,
) -> ImportPlan:
    """Import a file into an edition, all or nothing, and return what was done.

    `expected` is the fingerprint of the plan that was looked at. Raises UnreadableFile; ImportStopped if a
    row is rejected and the options do not leave such rows out, or if the plan is no longer the expected one.
    """
    chosen = options or ImportOptions()
    progress(Phase.READING, 0, 1)
    table = read_attendee_table(data, filename=filename, options=chosen)
    progress(Phase.READING, 1, 1)
    del data  # a long file counts, and it is not needed any more
    return write_table(
        edition=edition,
        table=table,
        options=chosen,
        by=by,
        token=token or uuid.uuid4(),
        filename=filename,
        expected=expected,
        progress=progress,
    )


@collector_paused()
@transaction.atomic
def write_table(
    *,
    edition: Edition,
    table: Table,
    options: ImportOptions,
    by: AbstractBaseUser | None,
    token: uuid.UUID,
    filename: str = "",
    expected: str = "",
    progress: Progress = unheard,
) -> ImportPlan:
    """Compare the table with the records as they are now, and write. Raises as `execute_import` does."""
    # One import at a time for an edition: the second one sees what the first one wrote.
    locked = Edition.objects.select_for_update(of=("self",)).select_related("series").get(pk=edition.pk)
    plan = compare(edition=locked, table=table, options=options)
    progress(Phase.COMPARING, 1, 1)
    if expected and plan.fingerprint != expected:
        raise ImportStopped(plan, is_stale=True)
    if plan.is_blocked and not options.without_rejected:
        raise ImportStopped(plan)
    # A long list counts: what is written stands in the plan, and only what is left out is asked for again.
    left_out = {row.line for row in plan.having(*LEFT_OUT)}
    table.rows[:] = [row for row in table.rows if row.line in left_out]
    reasons = history_reason(token), order_reason(token, filename)
    _Loader(locked, plan, by, *reasons).write(partial(progress, Phase.WRITING))
    return plan


@dataclass(slots=True)
class _Loader:
    edition: Edition
    plan: ImportPlan
    by: AbstractBaseUser | None
    reason: str
    #: Of rows whose place is that of the file.
    order_reason: str

    def write(self, progress: Steps) -> None:
        bodies = self._create_bodies()
        categories = self._create_categories()
        delegations = self._open_delegations(bodies, categories)
        ids = write_delegates(
            edition=self.edition,
            drafts=[_draft(row, delegations) for row in self.plan.having(Verdict.NEW, Verdict.UPDATED)],
            by=self.by,
            reason=self.reason,
            progress=progress,
        )
        add_aliases(spellings=self.plan.aliases, by=self.by, reason=self.reason)
        self._keep_decisions(ids)

    def _keep_decisions(self, ids: list[int]) -> None:
        """Keep what was decided now, and whom it means: the next import of the list will know it."""
        if not any(row.key for row in self.plan.rows):
            return
        written = zip(self.plan.having(Verdict.NEW, Verdict.UPDATED), ids, strict=True)
        drafts = decisions_to_keep(self.plan, {id(row): written_id for row, written_id in written})
        keep_decisions(edition=self.edition, drafts=drafts, by=self.by, reason=self.reason)

    def _create_bodies(self) -> dict[str, int]:
        new = self.plan.new_bodies
        drafts = [
            BodyDraft(label=ref.label, language=language_of(ref.label), country=ref.country) for ref in new
        ]
        bodies = create_bodies(drafts=drafts, by=self.by, reason=self.reason)
        return {ref.key: body.pk for ref, body in zip(new, bodies, strict=True)}

    def _create_categories(self) -> dict[str, int]:
        new = self.plan.new_categories
        drafts = [
            CategoryDraft(
                heading=ref.label, language=language_of(ref.label), holds_states=self._holds_states(ref.key)
            )
            for ref in new
        ]
        series = self.edition.series
        rows = create_categories(series=series, drafts=drafts, by=self.by, reason=self.reason)
        created = {ref.key: row.pk for ref, row in zip(new, rows, strict=True)}
        self._order_categories(created)
        return created

    def _order_categories(self, created: dict[str, int]) -> None:
        orders = {
            created.get(key) or int(key.removeprefix("id:")): order
            for key, order in self.plan.category_orders.items()
        }
        order_categories(orders=orders, by=self.by, reason=self.order_reason)

    def _holds_states(self, category_key: str) -> bool:
        """Whether all bodies that the file puts into a new category are states."""
        return all(new.body.is_state for new in self.plan.new_delegations if new.category.key == category_key)

    def _open_delegations(self, bodies: dict[str, int], categories: dict[str, int]) -> dict[str, int]:
        """Open what is missing, place what moves. Returns delegation ids by body key."""
        positions = self.plan.positions
        known = {
            f"id:{body_id}": pk
            for pk, body_id in Delegation.objects.of_edition(self.edition)
            .order_by("id")
            .values_list("id", "body_id")
        }
        drafts = [
            DelegationDraft(
                body_id=new.body.id or bodies[new.body.key],
                category_id=new.category.id or categories[new.category.key],
                printed_name=new.printed_name,
                printed_language=language_of(new.printed_name) if new.printed_name else "",
                position=positions.get(new.body.key),
            )
            for new in self.plan.new_delegations
        ]
        reason = self.order_reason if positions else self.reason
        opened = open_delegations(edition=self.edition, drafts=drafts, by=self.by, reason=reason)
        moved = {known[key]: place for key, place in positions.items() if key in known}
        if moved:
            place_delegations(edition=self.edition, positions=moved, by=self.by, reason=self.order_reason)
        new_ids = (delegation.pk for delegation in opened)
        return known | dict(zip((new.body.key for new in self.plan.new_delegations), new_ids, strict=True))


def _draft(row: PlannedRow, delegations: dict[str, int]) -> DelegateDraft:
    if row.delegate:
        return DelegateDraft(
            delegation_id=row.delegate.delegation_id, delegate_id=row.delegate.id, values=row.values
        )
    return DelegateDraft(
        delegation_id=delegations[row.body.key if row.body else ""],
        person_id=row.person_id,
        person_key=row.person_key,
        values=row.values,
        # Of the name in the file, which stands unless other values were put in its place.
        name_key=row.entry.name_key if row.values is row.entry.values else "",
    )
