"""Sessions of programmes as they were last released; what is a draft is not read here."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from conferences.enums import Attendance, Language, SessionKind, SessionStatus
from conferences.reports.programme import Timetable, released_timetable
from conferences.reports.timetable import PlannedRoom, PlannedSession
from delegations.enums import SpeakingRoleKind
from delegations.reports.speakers import Speaker, public_speakers
from eventsite.public.addresses import released_addresses
from eventsite.public.api import shapes
from eventsite.public.api.parameters import Nothing, SessionFilter, given
from eventsite.public.api.readers.documents import document_link
from eventsite.public.api.readers.editions import published_edition
from eventsite.public.api.readers.places import Listing, Missing, Places, named, only


def session_list(places: Places, wanted: SessionFilter, series: str, number: int) -> Listing:
    timetable = released_timetable(published_edition(series, number))
    if timetable is None:
        return Listing(0, lambda _start, _end: [])
    filters = given(wanted, **{name: name for name in ("day", "room", "kind", "topic", "language")})
    rows = [row for row in timetable.sessions if _passes(row, timetable, filters)]
    return Listing(len(rows), lambda start, end: _sessions(places, timetable, rows[start:end]))


def one_session(places: Places, _nothing: Nothing, series: str, number: int, session: int) -> shapes.Session:
    timetable = released_timetable(published_edition(series, number))
    if timetable is None:
        raise Missing
    found = [row for row in (*timetable.sessions, *timetable.plan.gone) if row.pk == session]
    return only(_sessions(places, timetable, found))


def _passes(row: PlannedSession, timetable: Timetable, filters: dict[str, Any]) -> bool:
    slugs = {topic.slug for topic, _name in timetable.topics_of(row)}
    return (
        filters.get("day") in (None, row.day.on.isoformat())
        and filters.get("room") in (None, row.room.pk if row.room else filters.get("room"))
        and filters.get("kind") in (None, row.kind)
        and ("topic" not in filters or filters["topic"] in slugs)
        and ("language" not in filters or filters["language"] in row.interpretation)
    )


def _sessions(places: Places, timetable: Timetable, rows: Sequence[PlannedSession]) -> list[shapes.Session]:
    speakers = public_speakers(rows, timetable.edition, language="en")
    roles = {str(kind.label): kind for kind in SpeakingRoleKind}
    edition = places.edition(timetable.edition)
    addresses = places.absolute(released_addresses(timetable.edition).sessions)
    return [
        _session(
            places,
            timetable,
            row,
            edition=edition,
            url=f"{addresses}{row.pk}/",
            speakers=[_speaker(one, roles) for one in speakers.get(row.pk, ())],
        )
        for row in rows
    ]


def _session(
    places: Places,
    timetable: Timetable,
    row: PlannedSession,
    *,
    edition: shapes.EditionLink,
    url: str,
    speakers: list[shapes.Speaker],
) -> shapes.Session:
    item, documents = row.agenda_item, timetable.documents
    return shapes.Session(
        id=row.pk,
        uid=row.uid,
        url=url,
        api=places.api("session", edition.series, edition.number, row.pk),
        edition=edition,
        day=row.day.on,
        starts_at=_local(row.starts_at, timetable),
        ends_at=_local(row.ends_at, timetable),
        kind=SessionKind(row.kind),
        status=SessionStatus(row.status),
        attendance=Attendance(row.attendance),
        title=dict(row.title),
        abstract=dict(row.abstract),
        room=_room(row.room),
        agenda_item=shapes.AgendaItem(item.number, dict(item.title)) if item else None,
        topics=[places.topic(topic) for topic, _name in timetable.topics_of(row)],
        documents=[document_link(places, documents[pk].document) for pk in row.documents if pk in documents],
        interpretation=[Language(code) for code in row.interpretation],
        speakers=speakers,
        sequence=row.sequence,
        changed_at=_local(row.changed_at, timetable),
    )


def _room(room: PlannedRoom | None) -> shapes.Room | None:
    return shapes.Room(room.pk, dict(room.name), room.seats) if room else None


def _local(moment: dt.datetime, timetable: Timetable) -> dt.datetime:
    return moment.astimezone(timetable.plan.zone)


def _speaker(row: Speaker, roles: dict[str, SpeakingRoleKind]) -> shapes.Speaker:
    return shapes.Speaker(
        id=str(row.identity),
        name=row.name,
        # A plain speaker's role has no label.
        role=roles.get(row.role, SpeakingRoleKind.SPEAKER),
        function=row.function,
        body=named(row.body) if row.body else None,
    )
