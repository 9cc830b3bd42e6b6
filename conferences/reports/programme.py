"""The programme of an edition: days, their sessions in order, and what is on now and next."""

import datetime as dt
import zoneinfo
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Literal

from django.db.models import Prefetch, Q
from django.utils.translation import get_language

from conferences.enums import Distribution, Language, Publication, SessionKind
from conferences.models import Document, DocumentVersion, Edition, ProgrammeRelease, Topic
from conferences.reports.clock import Clock
from conferences.reports.documents import VersionLink, version_links
from conferences.reports.now import programme_date
from conferences.reports.releases import current_release
from conferences.reports.snapshot import Snapshot
from conferences.reports.timetable import Plan, PlannedDay, PlannedRoom, PlannedSession, read_plan
from eventsite.lib.timegrid import Block, Grid, lay_out
from eventsite.lib.wording import Wording, worded, wording

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

    session: PlannedSession
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
        return self.session.is_cancelled

    @property
    def abstract(self) -> Wording:
        return worded(self.session.abstract)

    @property
    def item_title(self) -> Wording:
        return worded(self.session.agenda_item.title) if self.session.agenda_item else Wording("")


@dataclass(frozen=True)
class ProgrammeDay:
    """A day with the sessions that passed the filters, and their places in a grid of `rooms`.

    `planned` are those sessions as the plan has them. All else is made when it is asked for: a page shows one
    day, and of the others only how many sessions they have.
    """

    day: PlannedDay
    is_today: bool
    planned: tuple[PlannedSession, ...]
    clock: Clock
    timetable: "Timetable"

    @cached_property
    def title(self) -> Wording:
        return worded(self.day.title)

    @cached_property
    def sessions(self) -> tuple[ProgrammeSession, ...]:
        following = _next_start(self.planned, self.clock.now) if self.is_today else None
        return tuple(
            self.timetable.shown(row, self.clock.shown, _mark(row, self.clock.now, following))
            for row in self.planned
        )

    @cached_property
    def rooms(self) -> tuple[tuple[PlannedRoom, Wording], ...]:
        return _rooms(self.planned)

    @cached_property
    def grid(self) -> Grid:
        columns = {room.pk: column for column, (room, _name) in enumerate(self.rooms, start=1)}
        blocks = tuple(_block(row, columns, self.clock) for row in self.planned)
        return lay_out(blocks, len(self.rooms), partial(self.clock.shift, on=self.day.on))

    @property
    def now_minute(self) -> int | None:
        """Minutes from the day's midnight to now, in the zone that was asked for; None on other days."""
        return self.clock.minute(self.clock.now, self.day.on) if self.is_today else None


@dataclass(frozen=True)
class Facets:
    """What the filters offer: rooms, topics and languages that occur in the programme."""

    rooms: tuple[tuple[PlannedRoom, Wording], ...]
    topics: tuple[tuple[Topic, Wording], ...]
    languages: tuple[Language, ...]


@dataclass(frozen=True)
class Programme:
    """The days in order."""

    days: tuple[ProgrammeDay, ...]

    def day_on(self, on: dt.date | None) -> ProgrammeDay | None:
        """Return the day of this date; None: the present one while the edition lasts, else the first."""
        if on is not None:
            return next((day for day in self.days if day.day.on == on), None)
        return next((day for day in self.days if day.is_today), self.days[0] if self.days else None)


@dataclass(frozen=True)
class Timetable:
    """The programme of an edition as loaded once, from which any view of it is made.

    `topics` and `documents` are those that may be shown, by id, in `language`, the one that was active;
    `release` is None for a draft.
    """

    edition: Edition
    plan: Plan
    topics: Mapping[int, tuple[Topic, Wording]]
    documents: Mapping[int, DocumentLink]
    release: ProgrammeRelease | None
    language: str

    @property
    def days(self) -> tuple[PlannedDay, ...]:
        return self.plan.days

    @property
    def sessions(self) -> tuple[PlannedSession, ...]:
        return self.plan.sessions

    def facets(self) -> Facets:
        languages = {code for row in self.sessions for code in row.interpretation}
        return Facets(
            rooms=_rooms(self.sessions),
            topics=tuple(sorted(self.topics.values(), key=_by_name)),
            languages=tuple(language for language in Language if language.value in languages),
        )

    def topics_of(self, row: PlannedSession) -> tuple[tuple[Topic, Wording], ...]:
        """Return the topics of a session by name."""
        return tuple(sorted((self.topics[pk] for pk in row.topics if pk in self.topics), key=_by_name))

    def programme(
        self,
        *,
        now: dt.datetime,
        among: Collection[int] | None = None,
        zone: zoneinfo.ZoneInfo | None = None,
    ) -> Programme:
        """Build the programme as of the aware moment `now`.

        `among` (ids) keeps the sessions that passed a filter; `zone` is the reader's; None: the edition's.
        """
        by_day: dict[int, list[PlannedSession]] = defaultdict(list)
        for row in self.sessions:
            if among is None or row.pk in among:
                by_day[row.day.pk].append(row)
        clock = Clock(now, programme_date(self.plan.zone, now), zone or self.plan.zone)
        return Programme(tuple(_day(self, day, by_day[day.pk], clock) for day in self.days))

    def shown(
        self, row: PlannedSession, zone: zoneinfo.ZoneInfo | None = None, mark: Mark = "later"
    ) -> ProgrammeSession:
        """Return one session as a page shows it; `zone` None: the edition's."""
        starts_at = row.starts_at.astimezone(zone or self.plan.zone)
        return ProgrammeSession(
            session=row,
            title=worded(row.title, self.language),
            room=worded(row.room.name, self.language) if row.room else Wording(""),
            starts_at=starts_at,
            ends_at=row.ends_at.astimezone(zone or self.plan.zone),
            other_date=starts_at.date() if starts_at.date() != row.day.on else None,
            mark=mark,
            topics=self.topics_of(row),
            documents=tuple(self.documents[pk] for pk in row.documents if pk in self.documents),
        )


def released_timetable(edition: Edition) -> Timetable | None:
    """Load the programme that the public sees, in four queries; None where none was released."""
    release = current_release(edition)
    return timetable_from(edition, release.snapshot, release) if release else None


def timetable_from(
    edition: Edition, snapshot: Snapshot, release: ProgrammeRelease | None = None
) -> Timetable:
    """Make a timetable of a snapshot with the topics and documents of now, in three queries."""
    plan = read_plan(snapshot)
    topics = Topic.objects.filter(pk__in={pk for row in plan.sessions for pk in row.topics})
    visible = Q(edition=edition) | Q(edition__publication=Publication.PUBLISHED)
    documents = (
        Document.objects.filter(
            visible,
            distribution=Distribution.GENERAL,
            pk__in={pk for row in plan.sessions for pk in row.documents},
        )
        .select_related("edition__series")
        .prefetch_related(Prefetch("versions", DocumentVersion.objects.order_by("language", "id")))
    )
    return Timetable(
        edition=edition,
        plan=plan,
        topics={row.pk: (row, wording(row, "name")) for row in topics.order_by("id")},
        documents={row.pk: _document(row) for row in documents.order_by("id")},
        release=release,
        language=get_language() or Language.ENGLISH,
    )


def _day(
    timetable: Timetable, day: PlannedDay, planned: Sequence[PlannedSession], clock: Clock
) -> ProgrammeDay:
    return ProgrammeDay(day, day.on == clock.today, tuple(planned), clock, timetable)


def _block(row: PlannedSession, columns: dict[int, int], clock: Clock) -> Block:
    start, end = clock.minute(row.starts_at, row.day.on), clock.minute(row.ends_at, row.day.on)
    column = columns[row.room.pk] if row.room else 0
    return Block(row.pk, start, max(end, start + 1), column, is_pause=row.kind == SessionKind.BREAK)


def _document(document: Document) -> DocumentLink:
    return DocumentLink(document, wording(document, "title"), version_links(document))


def _mark(row: PlannedSession, now: dt.datetime, following: dt.datetime | None) -> Mark:
    if row.ends_at <= now:
        return "past"
    if row.is_cancelled:
        return "later"
    if row.starts_at <= now:
        return "now"
    return "next" if row.starts_at == following else "later"


def _next_start(sessions: Sequence[PlannedSession], now: dt.datetime) -> dt.datetime | None:
    coming = (
        row.starts_at
        for row in sessions
        if row.starts_at > now and not row.is_cancelled and row.kind != SessionKind.BREAK
    )
    return min(coming, default=None)


def _by_name(named: tuple[Topic, Wording]) -> tuple[str, int]:
    return named[1].text.casefold(), named[0].pk


def _rooms(sessions: Iterable[PlannedSession]) -> tuple[tuple[PlannedRoom, Wording], ...]:
    rooms = {row.room.pk: row.room for row in sessions if row.room}
    ordered = sorted(rooms.values(), key=lambda room: (room.order, room.pk))
    return tuple((room, worded(room.name)) for room in ordered)
