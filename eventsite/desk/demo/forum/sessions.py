"""Write the programme of the current edition: days, sessions, who chairs and speaks."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle

from conferences.models import AgendaItem, Day, Document, Edition, Room, Session, Topic
from conferences.validators import DAY_CHANGES_AT, validate_session_in_day
from delegations.enums import SEATED_STATUSES, DelegateRole, SpeakingRoleKind
from delegations.models import Delegate, SpeakingRole
from eventsite.desk.demo.forum.programme import day_one, day_three, day_two
from eventsite.desk.demo.forum.programme.plan import PRESS, Plan
from eventsite.desk.demo.rows import columns, put, put_all

DAYS = (day_one, day_two, day_three)


@dataclass(frozen=True, slots=True)
class Frame:
    """What sessions refer to, by slug, number or end of symbol."""

    rooms: Mapping[str, Room]
    agenda: Mapping[str, AgendaItem]
    topics: Mapping[str, Topic]
    documents: Mapping[str, Document]


def write_programme(edition: Edition, frame: Frame, delegates: Sequence[Delegate]) -> list[Session]:
    """Write three days of twenty sessions, and the people who chair and speak."""
    planned = []
    for offset, written in enumerate(DAYS):
        on = edition.starts_on + dt.timedelta(days=offset)
        day = put(Day(edition=edition, on=on, **columns(title=written.TITLE)))
        planned += [(_session(plan, day, frame), plan) for plan in written.SESSIONS]
    sessions = put_all([session for session, _ in planned])
    plans = [plan for _, plan in planned]
    for session, plan in zip(sessions, plans, strict=True):
        _relate(session, plan, frame)
    put_all(list(_speaking_roles(sessions, plans, delegates)))
    return sessions


def hours_of(day: Day, hours: str) -> tuple[dt.datetime, dt.datetime]:
    """Return the moments of "23:30-00:15" on a programme day, which lasts until four in the morning."""
    starts, ends = (_moment(day, clock) for clock in hours.split("-"))
    return starts, ends


def _moment(day: Day, clock: str) -> dt.datetime:
    time = dt.time.fromisoformat(clock)
    on = day.on + dt.timedelta(days=1) if time < DAY_CHANGES_AT else day.on
    return dt.datetime.combine(on, time, day.edition.zone)


def _session(plan: Plan, day: Day, frame: Frame) -> Session:
    starts_at, ends_at = hours_of(day, plan.hours)
    validate_session_in_day(starts_at, ends_at, day.on, day.edition.time_zone)
    return Session(
        day=day,
        starts_at=starts_at,
        ends_at=ends_at,
        room=frame.rooms[plan.room] if plan.room else None,
        kind=plan.kind,
        agenda_item=frame.agenda[plan.item] if plan.item else None,
        interpretation=list(plan.interpretation),
        status=plan.status,
        attendance=plan.attendance,
        **columns(title=plan.title, abstract=plan.abstract),
    )


def _relate(session: Session, plan: Plan, frame: Frame) -> None:
    if plan.topics:
        session.topics.set([frame.topics[slug] for slug in plan.topics])
    if plan.documents:
        session.documents.set([frame.documents[end] for end in plan.documents])


#: Guests speak to the press and at side events; they sit in no delegation.
GUESTS = (
    ("Galia Halnesse", "Spokesperson", "City of Altynkul"),
    ("Teymur Belvik", "Map maker", "Altynkul Map Archive"),
    ("Suhana", "Collector of songs", "Museum of the Valley"),
    ("Prof. Odile Martine", "Historian of avalanches", "Free University of Port Lumen"),
)
_SPEAK = (DelegateRole.DELEGATE, DelegateRole.DEPUTY_HEAD, DelegateRole.EXPERT)


def _speaking_roles(
    sessions: Sequence[Session], plans: Sequence[Plan], delegates: Sequence[Delegate]
) -> Iterator[SpeakingRole]:
    """Yield chairs and speakers in turn, so that nobody speaks in two rooms at once."""
    seated = [row for row in delegates if row.status in SEATED_STATUSES and row.is_listed]
    chairs = cycle([row for row in seated if row.role == DelegateRole.HEAD and row.is_public])
    # Every ninth keeps their name to themselves: staff see them, the public does not.
    some = [row for number, row in enumerate(seated) if row.is_public or number % 9 == 0]
    # By rank, so that one delegation does not fill the morning.
    speakers = cycle(sorted((row for row in some if row.role in _SPEAK), key=lambda row: row.rank))
    guests = cycle(GUESTS)
    for session, plan in zip(sessions, plans, strict=True):
        if plan.chairs:
            yield SpeakingRole(session=session, kind=SpeakingRoleKind.CHAIR, delegate=next(chairs), order=1)
        for order in range(2, 2 + plan.speakers):
            yield SpeakingRole(session=session, delegate=next(speakers), order=order)
        if plan.kind == PRESS or (plan.speakers and not plan.item):
            name, function, affiliation = next(guests)
            yield SpeakingRole(
                session=session,
                guest_name=name,
                guest_function=function,
                guest_affiliation=affiliation,
                is_public=True,
                order=9,
            )
