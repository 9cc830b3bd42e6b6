"""The programme of an edition: days, their sessions in order, and what is on now and next."""

import datetime as dt
import zoneinfo
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.db.models import Prefetch, Q

from conferences.enums import Distribution, Language, Publication, SessionKind, SessionStatus
from conferences.models import Day, Document, DocumentVersion, Edition, Room, Session, Topic
from conferences.models.session import SessionQuerySet
from conferences.reports.documents import VersionLink, version_links
from conferences.reports.now import programme_date
from eventsite.lib.timegrid import Block, Grid, lay_out
from eventsite.lib.wording import Wording, wording

#: Where a session stands to the present moment; `next` are the first that have not begun today.
Mark = Literal["past", "now", "next", "later"]


@dataclass(frozen=True)
class DocumentLink:
    """A document of general distribution, and where it is to be had."""

    document: Document
    title: Wording
    versions: tuple[VersionLink, ...]


@dataclass(frozen=True)
class ProgrammeSession:
    """A session as the programme shows it; times are in the zone that was asked for.

    `other_date` is set where it begins there on another date than its programme day, as after midnight.
    """

    session: Session
    title: Wording
    room: Wording
    starts_at: dt.datetime
    ends_at: dt.datetime
    other_date: dt.date | None
    mark: Mark
    topics: tuple[tuple[Topic, Wording], ...]
    documents: tuple[DocumentLink, ...]

    @property
    def is_cancelled(self) -> bool:
        return self.session.status == SessionStatus.CANCELLED


@dataclass(frozen=True)
class ProgrammeDay:
    """A day with the sessions that passed the filters, and their places in a grid of `rooms`."""

    day: Day
    title: Wording
    is_today: bool
    sessions: tuple[ProgrammeSession, ...]
    rooms: tuple[tuple[Room, Wording], ...]
    grid: Grid
    #: Minutes from the day's midnight to now, in the zone that was asked for; None on other days.
    now_minute: int | None


@dataclass(frozen=True)
class Facets:
    """What the filters offer: rooms, topics and languages that occur in the programme."""

    rooms: tuple[tuple[Room, Wording], ...]
    topics: tuple[tuple[Topic, Wording], ...]
    languages: tuple[Language, ...]


@dataclass(frozen=True)
class Programme:
    """The days in order. `has_sessions` is false where the timetable is not known, filters or none."""

    days: tuple[ProgrammeDay, ...]
    has_sessions: bool

    def day_on(self, on: dt.date | None) -> ProgrammeDay | None:
        """Return the day of this date; None: the present one while the edition lasts, else the first."""
        if on is not None:
            return next((day for day in self.days if day.day.on == on), None)
        return next((day for day in self.days if day.is_today), self.days[0] if self.days else None)

    def running(self) -> tuple[ProgrammeSession, ...]:
        return tuple(row for day in self.days for row in day.sessions if row.mark == "now")

    def coming(self) -> tuple[ProgrammeSession, ...]:
        return tuple(row for day in self.days for row in day.sessions if row.mark == "next")


@dataclass(frozen=True)
class Timetable:
    """The sessions of an edition as loaded once, from which any view of its programme is made."""

    edition: Edition
    days: tuple[Day, ...]
    sessions: tuple[Session, ...]

    def facets(self) -> Facets:
        return _facets(self.sessions)

    def programme(
        self,
        *,
        now: dt.datetime,
        room: int | None = None,
        topic: str = "",
        language: str = "",
        zone: zoneinfo.ZoneInfo | None = None,
    ) -> Programme:
        """Build the programme as of the aware moment `now`; see `programme` for the filters."""
        by_day: dict[int, list[Session]] = defaultdict(list)
        for row in self.sessions:
            if _passes(row, room, topic, language):
                by_day[row.day_id].append(row)
        clock = _Clock(now, programme_date(self.edition, now), zone or self.edition.zone)
        return Programme(
            days=tuple(_day(day, by_day[day.pk], clock) for day in self.days),
            has_sessions=bool(self.sessions),
        )


def timetable_of(edition: Edition) -> Timetable:
    """Load the days and sessions of an edition, in five queries whatever their number."""
    days = edition.days.order_by("on", "id")
    return Timetable(edition, tuple(days), tuple(sessions_of(edition)))


def programme(
    edition: Edition,
    *,
    now: dt.datetime,
    room: int | None = None,
    topic: str = "",
    language: str = "",
    zone: zoneinfo.ZoneInfo | None = None,
) -> Programme:
    """Load and build the programme as of the aware moment `now`, in five queries.

    `room` (an id) keeps the sessions of the room and those across all rooms, `topic` (a slug) and `language`
    (with interpretation) those that carry it. `zone` is the reader's; None: the edition's.
    """
    return timetable_of(edition).programme(now=now, room=room, topic=topic, language=language, zone=zone)


def sessions_of(edition: Edition) -> SessionQuerySet:
    """Return the sessions of an edition in the order of the programme, with what a page shows of them."""
    visible = Q(edition=edition) | Q(edition__publication=Publication.PUBLISHED)
    documents = Document.objects.filter(visible, distribution=Distribution.GENERAL)
    in_order = Session.objects.filter(day__edition=edition).in_programme_order()
    return in_order.select_related("day__edition__series", "room", "agenda_item").prefetch_related(
        Prefetch("topics", Topic.objects.order_by("name", "id")),
        Prefetch("documents", documents.select_related("edition__series").order_by("symbol", "id")),
        Prefetch("documents__versions", DocumentVersion.objects.order_by("language", "id")),
    )


@dataclass(frozen=True)
class _Clock:
    now: dt.datetime
    today: dt.date
    shown: zoneinfo.ZoneInfo

    def minute(self, moment: dt.datetime, on: dt.date) -> int:
        """Return minutes on the clock since the midnight that opens `on`, below 0 and beyond 24 hours too."""
        local = moment.astimezone(self.shown)
        return (local.date() - on).days * 1440 + local.hour * 60 + local.minute


def _day(day: Day, sessions: Sequence[Session], clock: _Clock) -> ProgrammeDay:
    rooms = _rooms(sessions)
    columns = {room.pk: column for column, (room, _name) in enumerate(rooms, start=1)}
    blocks = [_block(row, columns, clock) for row in sessions]
    is_today = day.on == clock.today
    following = _next_start(sessions, clock.now) if is_today else None
    return ProgrammeDay(
        day=day,
        title=wording(day, "title"),
        is_today=is_today,
        sessions=tuple(shown(row, clock.shown, _mark(row, clock.now, following)) for row in sessions),
        rooms=rooms,
        grid=lay_out(blocks, max(len(rooms), 1)),
        now_minute=clock.minute(clock.now, day.on) if is_today else None,
    )


def _block(row: Session, columns: dict[int, int], clock: _Clock) -> Block:
    start = clock.minute(row.starts_at, row.day.on)
    # Where the clock is put back meanwhile, it may show an end before the start.
    end = max(clock.minute(row.ends_at, row.day.on), start + 1)
    return Block(row.pk, start, end, columns[row.room_id] if row.room_id else 0)


def shown(row: Session, zone: zoneinfo.ZoneInfo, mark: Mark = "later") -> ProgrammeSession:
    """Return a session of `sessions_of` as a page shows it."""
    starts_at = row.starts_at.astimezone(zone)
    return ProgrammeSession(
        session=row,
        title=wording(row, "title"),
        room=wording(row.room, "name") if row.room else Wording(""),
        starts_at=starts_at,
        ends_at=row.ends_at.astimezone(zone),
        other_date=starts_at.date() if starts_at.date() != row.day.on else None,
        mark=mark,
        topics=tuple((topic, wording(topic, "name")) for topic in row.topics.all()),
        documents=tuple(_document(document) for document in row.documents.all()),
    )


def _document(document: Document) -> DocumentLink:
    return DocumentLink(document, wording(document, "title"), version_links(document))


def _mark(row: Session, now: dt.datetime, following: dt.datetime | None) -> Mark:
    if row.ends_at <= now:
        return "past"
    if row.status == SessionStatus.CANCELLED:
        return "later"
    if row.starts_at <= now:
        return "now"
    return "next" if row.starts_at == following else "later"


def _next_start(sessions: Sequence[Session], now: dt.datetime) -> dt.datetime | None:
    coming = (
        row.starts_at
        for row in sessions
        if row.starts_at > now and row.status != SessionStatus.CANCELLED and row.kind != SessionKind.BREAK
    )
    return min(coming, default=None)


def _passes(row: Session, room: int | None, topic: str, language: str) -> bool:
    return (
        (room is None or row.room_id in (room, None))
        and (not topic or any(carried.slug == topic for carried in row.topics.all()))
        and (not language or language in row.interpretation)
    )


def _facets(sessions: Sequence[Session]) -> Facets:
    topics = {topic.pk: topic for row in sessions for topic in row.topics.all()}
    named = sorted(((topic, wording(topic, "name")) for topic in topics.values()), key=_by_name)
    languages = {code for row in sessions for code in row.interpretation}
    return Facets(
        rooms=_rooms(sessions),
        topics=tuple(named),
        languages=tuple(language for language in Language if language.value in languages),
    )


def _by_name(named: tuple[Topic, Wording]) -> tuple[str, int]:
    return named[1].text.casefold(), named[0].pk


def _rooms(sessions: Iterable[Session]) -> tuple[tuple[Room, Wording], ...]:
    rooms = {row.room.pk: row.room for row in sessions if row.room}
    ordered = sorted(rooms.values(), key=lambda room: (room.order, room.pk))
    return tuple((room, wording(room, "name")) for room in ordered)
