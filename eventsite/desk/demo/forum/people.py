"""Write the delegations of the current edition and the people in them."""

import datetime as dt
from collections.abc import Mapping, Sequence

from conferences.enums import Language
from conferences.models import Edition, Source
from delegations.enums import Credentials, DelegateRole, DelegateStatus, Invitation
from delegations.models import Body, Category, Delegate, Delegation, Person
from eventsite.desk.demo.forum import seats
from eventsite.desk.demo.forum.bodies import HOST
from eventsite.desk.demo.forum.seats import Place, Seat
from eventsite.desk.demo.rows import REASON, put_all
from eventsite.lib.history import update_rows

_CREDENTIALS = (Credentials.ACCEPTED, Credentials.RECEIVED, Credentials.AWAITED, Credentials.ACCEPTED)


def write_people(
    edition: Edition, bodies: Mapping[str, Body], categories: Mapping[str, Category], source: Source
) -> list[Delegate]:
    """Write sixty delegations and four hundred delegates; return the delegates in list order."""
    rows = [
        _delegation(
            place,
            number,
            Delegation(
                edition=edition, body=bodies[place.slug], category=categories[place.category], source=source
            ),
        )
        for number, place in enumerate(seats.places())
    ]
    delegations = {row.body_id: row for row in put_all(rows)}
    plan = seats.seats()
    persons = _persons(plan)
    delegates = put_all(
        [_delegate(edition, seat, delegations[bodies[seat.place.slug].pk], persons, source) for seat in plan]
    )
    _replace_the_head(plan, delegates)
    return delegates


def _persons(plan: Sequence[Seat]) -> dict[int, Person]:
    """Write one person for each number; a person with two seats is written once."""
    first = {seat.person: seat for seat in reversed(plan)}
    rows = [
        Person(
            honorific=seat.honorific.replace("H.E.", "").strip(),
            gender=seat.name.gender,
            language=seat.name.language,
            **_name(seat),
        )
        for seat in first.values()
    ]
    return dict(zip(first, put_all(rows), strict=True))


def _name(seat: Seat) -> dict[str, str]:
    name = seat.name
    return {
        "full_name": name.full,
        "given_name": name.given,
        "patronymic": name.patronymic,
        "family_name": name.family,
        "original_name": name.original,
    }


def _delegation(place: Place, number: int, row: Delegation) -> Delegation:
    """Fill in a delegation that accepted its invitation; the host stands first in its category."""
    row.invitation = Invitation.ACCEPTED
    row.invited_on = row.edition.starts_on - dt.timedelta(days=150)
    row.replied_on = row.invited_on + dt.timedelta(days=20 + number)
    row.quota = place.size + 2
    row.position = 1 if place.slug == HOST else None
    row.focal_point_name = f"Focal point of {row.body.label}"
    row.focal_point_email = f"{place.slug}@example.org"
    if row.category.holds_states:
        row.credentials = _CREDENTIALS[number % len(_CREDENTIALS)]
    return row


def _delegate(
    edition: Edition, seat: Seat, delegation: Delegation, persons: Mapping[int, Person], source: Source
) -> Delegate:
    travels = seat.number % 2 == 1
    return Delegate(
        delegation=delegation,
        person=persons[seat.person],
        honorific=seat.honorific,
        role=seat.role,
        rank=seat.rank,
        function=seat.function,
        status=seat.status,
        status_on=edition.starts_on - dt.timedelta(days=5 + seat.number % 20),
        is_listed=seat.number % 50 != 9,
        is_public=seat.is_public,
        badge_type={DelegateRole.PRESS: "Press", DelegateRole.SUPPORT_STAFF: "Staff"}.get(
            seat.role, "Delegate"
        ),
        email=f"delegate-{seat.number + 1}@example.org",
        language=seat.name.language if seat.name.language != Language.ARABIC else Language.ENGLISH,
        arrives_on=edition.starts_on - dt.timedelta(days=1) if travels else None,
        departs_on=edition.ends_on + dt.timedelta(days=1) if travels else None,
        source=source,
        **_name(seat),
    )


def _replace_the_head(plan: Sequence[Seat], delegates: Sequence[Delegate]) -> None:
    """Say who took over from the head who left midway: the next in rank."""
    for seat, delegate, successor in zip(plan, delegates, delegates[1:], strict=False):
        if seat.status == DelegateStatus.REPLACED:
            delegate.replaced_by = successor
            update_rows([delegate], ["replaced_by"], by=None, reason=REASON)
