"""What clashes in a programme: the staff is told, nothing is forbidden. The caller brings who speaks."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from conferences.enums import ClashKind, SessionStatus
from conferences.models import Edition, Session
from conferences.validators import is_in_day

#: A session that lasts longer was probably given a wrong end.
LONGEST_USUAL = dt.timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who chairs or speaks: `person` is an id, None for a guest, known by `name_key` alone."""

    session: int
    person: int | None
    name_key: str
    name: str


@dataclass(frozen=True, slots=True)
class Clash:
    """What stands against one or two `sessions`, the earlier first; `who` it is about, if it is a person."""

    kind: ClashKind
    sessions: tuple[Session, ...]
    text: str
    who: str = field(default="", compare=False)

    def concerns(self, session: int) -> bool:
        return any(each.pk == session for each in self.sessions)

    def others(self, session: int) -> tuple[Session, ...]:
        return tuple(each for each in self.sessions if each.pk != session)


def held_sessions(edition: Edition) -> list[Session]:
    """Return the sessions of an edition that are not cancelled, with day and room, in one query."""
    sessions = Session.objects.filter(day__edition=edition).exclude(status=SessionStatus.CANCELLED)
    return list(sessions.select_related("day", "room").in_programme_order())


def clashes_among(
    sessions: Iterable[Session], voices: Iterable[Voice], edition: Edition, *, names: bool
) -> tuple[Clash, ...]:
    """Return the clashes among the sessions of an edition by their time; without `names` nobody is named."""
    held = {session.pk: session for session in sessions}
    finder = _Finder(held, edition, names=names)
    found = [*finder.of_rooms(), *finder.of_people(voices), *finder.of_times()]
    return tuple(sorted(found, key=lambda clash: (clash.sessions[0].starts_at, clash.sessions[0].pk)))


def clashes_by_session(clashes: Iterable[Clash]) -> dict[int, list[Clash]]:
    """Return the clashes of each session by its id."""
    found: dict[int, list[Clash]] = defaultdict(list)
    for clash in clashes:
        for session in clash.sessions:
            found[session.pk].append(clash)
    return found


@dataclass(frozen=True, slots=True)
class _Finder:
    held: Mapping[int, Session]
    edition: Edition
    names: bool

    def of_rooms(self) -> Iterator[Clash]:
        rooms: dict[int, list[Session]] = defaultdict(list)
        for session in self.held.values():
            if session.room_id:
                rooms[session.room_id].append(session)
        for sharing in rooms.values():
            for pair in _at_once(sharing):
                words = {"room": pair[0].room, **self._overlap(pair)}
                text = _("Both are in %(room)s from %(start)s to %(end)s.") % words
                yield Clash(ClashKind.ROOM, pair, text)

    def of_people(self, voices: Iterable[Voice]) -> Iterator[Clash]:
        said: set[tuple[int, int, str]] = set()
        for voice, sessions in self._busy(list(voices)):
            for pair in _at_once(sessions):
                key = (pair[0].pk, pair[1].pk, voice.name_key)
                if key not in said:
                    said.add(key)
                    who = voice.name if self.names else ""
                    yield Clash(ClashKind.PERSON, pair, self._person(who, pair), who)

    def of_times(self) -> Iterator[Clash]:
        for session in self.held.values():
            if not is_in_day(session.starts_at, session.ends_at, session.day.on, self.edition.zone):
                text = _("It lies outside its day, which lasts from 04:00 to 04:00 of the next morning.")
                yield Clash(ClashKind.OUTSIDE, (session,), text)
            if session.ends_at - session.starts_at > LONGEST_USUAL:
                hours = {"hours": LONGEST_USUAL // dt.timedelta(hours=1)}
                text = _("It lasts longer than %(hours)d hours. Look at its end.") % hours
                yield Clash(ClashKind.LONG, (session,), text)

    def _busy(self, voices: Sequence[Voice]) -> Iterator[tuple[Voice, list[Session]]]:
        """Yield each person, and each name that a guest bears, with the sessions they are in."""
        persons: dict[int, list[Voice]] = defaultdict(list)
        guests: dict[str, list[Voice]] = defaultdict(list)
        for voice in voices:
            if voice.person is None:
                guests[voice.name_key].append(voice)
            else:
                persons[voice.person].append(voice)
        for known in persons.values():
            # Two delegates may share a name; a guest of that name may be either of them.
            yield known[0], self._sessions_of([*known, *guests.get(known[0].name_key, ())])
        for alike in guests.values():
            yield alike[0], self._sessions_of(alike)

    def _sessions_of(self, voices: Iterable[Voice]) -> list[Session]:
        ids = dict.fromkeys(voice.session for voice in voices)
        return [self.held[each] for each in ids if each in self.held]

    def _person(self, name: str, pair: Sequence[Session]) -> str:
        words = {"name": name, **self._overlap(pair)}
        if name:
            return _("%(name)s is in both from %(start)s to %(end)s.") % words
        return _("One person is in both from %(start)s to %(end)s.") % words

    def _overlap(self, pair: Sequence[Session]) -> dict[str, str]:
        start = max(session.starts_at for session in pair).astimezone(self.edition.zone)
        end = min(session.ends_at for session in pair).astimezone(self.edition.zone)
        return {"start": f"{start:%H:%M}", "end": f"{end:%H:%M}"}


def _at_once(sessions: Iterable[Session]) -> Iterator[tuple[Session, Session]]:
    """Yield the pairs of sessions that overlap, the earlier one first."""
    running: list[Session] = []
    for session in sorted(sessions, key=lambda each: (each.starts_at, each.pk)):
        running = [each for each in running if each.ends_at > session.starts_at]
        for earlier in running:
            yield earlier, session
        running.append(session)
