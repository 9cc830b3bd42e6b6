"""References that simply move, and those that stay."""

from typing import Any

from django.utils.translation import gettext as _

from delegations.models import Body, Person
from delegations.reports.merging.plan import Draft, moved_words
from delegations.reports.merging.references import Fate, Reference, collisions, references_to
from delegations.reports.merging.steps import change, removal


def move_others(draft: Draft, survivor: Person | Body, merged: Person | Body) -> None:
    """Plan what becomes of the references for which nothing more has to be thought of."""
    for reference in references_to(type(survivor)):
        if reference.decision.fate is Fate.MOVES:
            _move(draft, reference, survivor, merged)
        elif reference.decision.fate is Fate.MOVES_OR_GOES:
            _move_or_drop(draft, reference, survivor, merged)


def _move(draft: Draft, reference: Reference, survivor: Any, merged: Any) -> None:
    # A record that points to its own other half points to nothing: see the fields.
    rows = [row for row in reference.rows(merged.pk) if row != survivor]
    title = reference.model._meta.verbose_name_plural
    for pair in collisions(reference, merged.pk, survivor.pk):
        text = _("Both have one of these, and only one is possible: %(rows)s. Take one away first.")
        row = next(row for row in rows if row.pk == pair[0])
        draft.problems.append(text % {"rows": row})
    for row in rows:
        draft.steps.extend(change(row, **{reference.attname: survivor.pk}))
    draft.tell(title, moved_words(), rows)


def _move_or_drop(draft: Draft, reference: Reference, survivor: Any, merged: Any) -> None:
    doubled = {going for going, _own in collisions(reference, merged.pk, survivor.pk)}
    rows = list(reference.rows(merged.pk))
    for row in rows:
        draft.steps.extend(
            [removal(row)] if row.pk in doubled else change(row, **{reference.attname: survivor.pk})
        )
    title = reference.model._meta.verbose_name_plural
    draft.tell(title, moved_words(), [row for row in rows if row.pk not in doubled])
    draft.tell(
        title,
        _("They say what the record that is kept says already, and go."),
        [row for row in rows if row.pk in doubled],
    )
