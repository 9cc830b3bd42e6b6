"""A day of the programme as the staff lays it out: sessions true to time, each in its room."""

import datetime as dt
import zoneinfo
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from conferences.enums import Attendance, SessionKind, SessionStatus
from conferences.models import Day, Room, Session
from conferences.reports.clashes import Clash, clashes_by_session
from conferences.validators import is_in_day
from eventsite.lib.daygrid import HOUR, MOST_COLUMNS, Span, Spot, arrange, hours_around

#: A programme day on the clock, in minutes since the midnight before it.
OPENS, CLOSES = 4 * HOUR, 28 * HOUR
#: Shorter than this nothing is drawn: where the clocks go back, an end may stand before its start.
_SHORTEST = 5
_FLAVOURS = {SessionKind.BREAK: "break", SessionKind.SOCIAL: "social", SessionKind.SIDE_EVENT: "side"}


@dataclass(frozen=True, slots=True)
class Block:
    """A session on the grid; `start` and `end` count minutes since midnight of its day, on the clock."""

    session: Session
    start: int
    end: int
    spot: Spot
    clashes: Sequence[Clash]

    @property
    def classes(self) -> str:
        length = self.end - self.start
        return (
            f"{self.spot.classes} hour-{self.start // HOUR} minute-{self.start % HOUR} "
            f"hours-{length // HOUR} minutes-{length % HOUR}"
        )

    @property
    def flavour(self) -> str:
        if self.session.attendance == Attendance.RESTRICTED:
            return "closed"
        return _FLAVOURS.get(SessionKind(self.session.kind), "")

    @property
    def is_cancelled(self) -> bool:
        return self.session.status == SessionStatus.CANCELLED

    @property
    def is_short(self) -> bool:
        return self.end - self.start < HOUR // 2


@dataclass(frozen=True)
class DayLayout:
    """`outside` are the sessions whose times are not those of the day: no place on the grid is theirs."""

    day: Day
    rooms: tuple[Room, ...]
    blocks: tuple[Block, ...]
    outside: tuple[Session, ...]
    columns: int
    first_hour: int
    last_hour: int

    @property
    def fits(self) -> bool:
        """Whether the style sheet can draw it; if not, there is the list and the table."""
        return 0 < self.columns <= MOST_COLUMNS

    @property
    def hours(self) -> list[tuple[int, str]]:
        return [(hour, clock(hour * HOUR)) for hour in range(self.first_hour, self.last_hour + 1)]

    @property
    def has_column_across(self) -> bool:
        return self.columns > len(self.rooms)


def sessions_of(day: Day) -> list[Session]:
    """Return the sessions of a day with their rooms, in one query."""
    return list(Session.objects.filter(day=day).select_related("room").in_programme_order())


def rooms_of(day: Day) -> tuple[Room, ...]:
    return tuple(Room.objects.filter(edition=day.edition_id).order_by("order", "id"))


def layout_of(day: Day, clashes: Iterable[Clash] = ()) -> DayLayout:
    """Place the sessions of a day; two queries."""
    rooms, sessions, zone = rooms_of(day), sessions_of(day), day.edition.zone
    columns = {room.pk: number for number, room in enumerate(rooms, start=1)}
    inside = [each for each in sessions if is_in_day(each.starts_at, each.ends_at, day.on, zone)]
    spans = [_span(session, day, zone, columns) for session in inside]
    spots, count = arrange(spans, len(rooms))
    warned = clashes_by_session(clashes)
    first, last = hours_around(spans, opens=OPENS, closes=CLOSES)
    return DayLayout(
        day=day,
        rooms=rooms,
        blocks=tuple(
            Block(session, span.start, span.end, spots[session.pk], warned.get(session.pk, ()))
            for session, span in zip(inside, spans, strict=True)
        ),
        outside=tuple(each for each in sessions if each not in inside),
        columns=count,
        first_hour=first,
        last_hour=last,
    )


def clock(minute: int) -> str:
    """Return the time as a clock shows it; after midnight `minute` goes on counting from the day before."""
    return f"{minute // HOUR % 24:02d}:{minute % HOUR:02d}"


def _span(session: Session, day: Day, zone: zoneinfo.ZoneInfo, columns: dict[int, int]) -> Span:
    start = _minute(session.starts_at, day.on, zone)
    end = max(_minute(session.ends_at, day.on, zone), start + _SHORTEST)
    return Span(session.pk, start, end, columns.get(session.room_id or 0, 0))


def _minute(moment: dt.datetime, on: dt.date, zone: zoneinfo.ZoneInfo) -> int:
    local = moment.astimezone(zone)
    return (local.date() - on).days * 24 * HOUR + local.hour * HOUR + local.minute
