"""The plan of making two persons one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from delegations.models import Delegate, Person
from delegations.reports.merging.fields import field_choices, surviving_values
from delegations.reports.merging.hindrances import hindrances
from delegations.reports.merging.others import move_others
from delegations.reports.merging.plan import MERGED, Choices, Draft, MergePlan, moved_words
from delegations.reports.merging.seats import join_seats
from delegations.reports.merging.steps import change, plain


def plan_person_merge(survivor: Person, merged: Person, choices: Choices) -> MergePlan:
    """Return what making `merged` a part of `survivor` would change, as chosen."""
    draft = Draft(choices, problems=hindrances(survivor, merged))
    fields = field_choices(survivor, merged, choices)
    _move_seats(draft, survivor, merged)
    move_others(draft, survivor, merged)
    if any(choice.name == "photo" and choice.chosen == MERGED for choice in fields):
        # Two records never share a file: whoever gives up a photo erases it.
        draft.steps.extend(change(merged, photo=plain(survivor.photo)))
    draft.steps.extend(change(merged, merged_into_id=survivor.pk))
    draft.steps.extend(change(survivor, **surviving_values(survivor, merged, fields)))
    return draft.finished(survivor, merged, fields)


def _move_seats(draft: Draft, survivor: Person, merged: Person) -> None:
    """Move the seats; where both have one in the same delegation the two become one."""
    seats = list(
        Delegate.objects.filter(person__in=(survivor.pk, merged.pk))
        .select_related("delegation__body", "delegation__category", "delegation__edition__series")
        .order_by("delegation__edition__starts_on", "pk")
    )
    own = {seat.delegation_id: seat for seat in seats if seat.person_id == survivor.pk}
    going = [seat for seat in seats if seat.person_id == merged.pk]
    for seat in going:
        if kept := own.get(seat.delegation_id):
            draft.steps.extend(change(kept, **join_seats(draft, kept, seat)))
    moving = [seat for seat in going if seat.delegation_id not in own]
    for seat in moving:
        draft.steps.extend(change(seat, person_id=survivor.pk))
    draft.tell(
        Delegate._meta.verbose_name_plural,
        moved_words(),
        [f"{seat.full_name}, {seat.delegation}" for seat in moving],
    )
    _note_two_seats(draft, own.values(), moving)


def _note_two_seats(draft: Draft, own: Iterable[Delegate], moving: Sequence[Delegate]) -> None:
    bodies: dict[int, list[Delegate]] = defaultdict(list)
    for seat in [*own, *moving]:
        bodies[seat.delegation.edition_id].append(seat)
    for seats in bodies.values():
        if len(seats) > 1 and any(seat in moving for seat in seats):
            text = _(
                "One person will have %(count)d seats at %(edition)s: people and seats are counted apart."
            )
            draft.notes.append(text % {"count": len(seats), "edition": seats[0].delegation.edition})
