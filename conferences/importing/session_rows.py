"""Rows of a list of sessions against the programme on record."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from conferences.enums import SessionStatus
from conferences.importing.lists.comparing import (
    check,
    draft_of,
    given_values,
    refuse_all,
    relink,
    rule,
)
from conferences.importing.lists.editions import refuse_other_edition
from conferences.importing.lists.findings import ListFinding
from conferences.importing.lists.joined import JoinedRows
from conferences.importing.lists.kind import settled
from conferences.importing.lists.rows import ListPlan, ListRow, read_rows
from conferences.importing.lists.translated import texts_of
from conferences.importing.lists.values import parts_of, read_clock, read_date, read_languages
from conferences.importing.programme.missing import not_told_yet, note_missing
from conferences.importing.programme.table import FORMATS
from conferences.importing.programme_parts import ProgrammeParts
from conferences.importing.session_columns import ABSTRACTS, TIMES, TITLES
from conferences.importing.session_values import clocks_of, hours_of, uid_of
from conferences.models import Edition, Session
from conferences.validators import moment_in_day
from eventsite.lib.tables.columns import Columns
from eventsite.lib.tables.table import Table
from eventsite.lib.text import match_key

_OWN = ("kind", *TITLES, *ABSTRACTS, "status", "attendance")
_READERS = {"day": read_date, "start": read_clock, "end": read_clock, "interpretation": read_languages}


class SessionComparison:
    """One comparison. Sessions are known by their identifier, else by day and title."""

    def __init__(
        self,
        edition: Edition,
        table: Table,
        columns: Columns,
        *,
        create_missing: bool,
        joined: Sequence[JoinedRows] = (),
    ) -> None:
        self._edition, self._table, self._columns, self._joined = edition, table, columns, joined
        self._is_programme = table.format in FORMATS
        self._parts = ProgrammeParts(edition, create_missing=create_missing)
        self._known: dict[uuid.UUID, Session] = {}
        self._titled: dict[tuple[dt.date, str], list[Session]] = {}
        self._held_at: dict[tuple[dt.datetime, int], Session] = {}
        #: Identifiers that stand in the file.
        self._named_there: set[uuid.UUID] = set()
        #: Lines by the identity of the session: a new one has no key yet.
        self._lines: dict[int, int] = {}
        sessions = Session.objects.filter(day__edition=edition).select_related("day", "room", "agenda_item")
        links = [name for name in ("topics", "documents") if name == "topics" or name in columns.places]
        for session in sessions.prefetch_related(*links).order_by("id"):
            self._remember(session)

    def plan(self) -> ListPlan:
        rows = list(read_rows(self._table, self._columns))
        on_record = [session for session in self._known.values() if session.status != SessionStatus.CANCELLED]
        elsewhere = self._identifiers_elsewhere(rows)
        for row in rows:
            self._compare(row, elsewhere)
        if self._is_programme:
            note_missing(self._table, [each for each in on_record if id(each) not in self._lines])
        return settled(self._table, self._columns, rows, self._parts.created(rows))

    def _remember(self, session: Session) -> None:
        session.day = self._parts.day_on_record(session.day)
        self._known[session.uid] = session
        for title in filter(None, (getattr(session, name) for name in TITLES)):
            self._titled.setdefault((session.day.on, match_key(title)), []).append(session)
        if session.room_id:
            self._held_at[session.starts_at, session.room_id] = session

    def _identifiers_elsewhere(self, rows: list[ListRow]) -> set[uuid.UUID]:
        """Return the identifiers in the file that sessions of other editions have."""
        found = (uid_of(row.cells.get("uid", "")) for row in rows)
        self._named_there = {uid for uid in found if uid is not None}
        given = self._named_there - self._known.keys()
        return set(Session.objects.filter(uid__in=given).order_by("id").values_list("uid", flat=True))

    def _compare(self, row: ListRow, elsewhere: set[uuid.UUID]) -> None:
        titles = texts_of(row, TITLES)
        row.shown_name = next(iter(titles), row.cells.get("uid", ""))
        row.shown_place = " ".join(filter(None, (row.cells.get("day"), hours_of(row))))
        row.shown_group = row.cells.get("room", "")
        refuse_other_edition(row, self._edition)
        values = given_values(row, Session, _OWN) | self._read(row)
        uid = self._identifier(row, elsewhere)
        if row.problems:
            return
        session, is_new = self._session(row, uid, values, titles)
        if session is not None:
            self._draft(row, session, values, is_new=is_new)

    def _read(self, row: ListRow) -> dict[str, Any]:
        """Return the values that are not read by a field."""
        values: dict[str, Any] = {}
        for name, read in _READERS.items():
            if name in row.cells:
                try:
                    values[name] = read(row.cells[name])
                except ValidationError as error:
                    refuse_all(row, error, name)
        return values

    def _identifier(self, row: ListRow, elsewhere: set[uuid.UUID]) -> uuid.UUID | None:
        text = row.cells.get("uid", "")
        uid = uid_of(text)
        if text and uid is None:
            reason = _("“%(value)s” is no calendar identifier; leave the cell empty for a new session.")
            row.refuse(ListFinding.VALUE, reason % {"value": text}, "uid")
        if uid in elsewhere:
            row.refuse(ListFinding.OTHER_EDITION, _("This is a session of another edition."), "uid")
        return uid

    def _session(
        self, row: ListRow, uid: uuid.UUID | None, values: dict[str, Any], titles: list[str]
    ) -> tuple[Session | None, bool]:
        """Return the session that the row means, and whether it is new; None where that is not clear."""
        found = self._found(uid, values, titles)
        if len(found) > 1:
            reason = _(
                "Several sessions of that day have this title. Give the identifier of the one meant (uid)."
            )
            row.refuse(ListFinding.DUPLICATE, reason)
            return None, False
        if not found:
            return self._new(row, uid, values, titles), True
        if line := self._lines.get(id(found[0])):
            reason = _("The same session stands in line %(line)s already.") % {"line": line}
            row.refuse(ListFinding.DUPLICATE, reason)
            return None, False
        return found[0], False

    def _found(self, uid: uuid.UUID | None, values: dict[str, Any], titles: list[str]) -> list[Session]:
        """Return the sessions that the row may mean.

        A programme file has identifiers of its own. Those that are not on record do not hide that a session
        of the same title is, unless another row is about that one.
        """
        if uid in self._known:
            return [self._known[uid]]
        if uid is not None and not self._is_programme:
            return []
        named = self._named(values, titles)
        if uid is None:
            return named
        free = (each for each in named if each.uid not in self._named_there)
        return [each for each in free if id(each) not in self._lines]

    def _named(self, values: dict[str, Any], titles: list[str]) -> list[Session]:
        found: list[Session] = []
        for title in titles:
            known = self._titled.get((values.get("day", dt.date.min), match_key(title)), ())
            found += (session for session in known if session not in found)
        return found

    def _new(
        self, row: ListRow, uid: uuid.UUID | None, values: dict[str, Any], titles: list[str]
    ) -> Session | None:
        for name in TIMES:
            if name not in values:
                row.refuse(ListFinding.MISSING, _("A new session needs a day, a start and an end."), name)
        if not titles:
            row.refuse(ListFinding.MISSING, _("A new session needs a title."))
        return None if row.problems else Session(uid=uid or uuid.uuid4())

    def _draft(self, row: ListRow, session: Session, values: dict[str, Any], *, is_new: bool) -> None:
        own = self._own(session, values, is_new=is_new)
        own |= self._times(row, session, values, is_new=is_new)
        if "room" in row.cells:
            own["room"] = self._parts.room(row, keep=session.room)
        if "agenda_item" in row.cells:
            own["agenda_item"] = self._parts.agenda_item(row, keep=session.agenda_item)
        links = self._links(row, session, is_new=is_new)
        if row.problems:
            return
        draft = draft_of(row, session, own, is_new=is_new)
        for name, (now, wanted) in links.items():
            relink(row, draft, name, now, wanted)
        check(row, draft)
        if is_new and not row.problems:
            self._refuse_double_booking(row, draft.record)
        row.drafts.append(draft)
        for joined in () if row.problems else self._joined:
            joined.read(row, draft)
        self._lines[id(session)] = row.line
        if is_new and not row.problems:
            self._remember_new(session)

    def _own(self, session: Session, values: dict[str, Any], *, is_new: bool) -> dict[str, Any]:
        """Return the values of the row's own fields, without those that say nothing new."""
        own = {name: value for name, value in values.items() if name not in TIMES}
        if "interpretation" in own and set(own["interpretation"]) == set(session.interpretation):
            del own["interpretation"]
        return not_told_yet(session, own, TITLES, ABSTRACTS) if self._is_programme and not is_new else own

    def _links(
        self, row: ListRow, session: Session, *, is_new: bool
    ) -> dict[str, tuple[list[Any], list[Any]]]:
        """Return what the session leads to and what the row wants; a track is added to the topics."""
        now = [] if is_new else list(session.topics.all())
        topics = self._parts.topics(row, parts_of(row.cells.get("topics", "")))
        track = self._parts.track(row) if "track" in row.cells else None
        links: dict[str, tuple[list[Any], list[Any]]] = {}
        if topics or track:
            wanted = topics or list(now)
            links["topics"] = (now, [*wanted, *([track] if track and track not in wanted else [])])
        if "documents" in row.cells:
            documents = self._parts.documents(row, parts_of(row.cells["documents"]))
            links["documents"] = ([] if is_new else list(session.documents.all()), documents)
        return links

    def _times(
        self, row: ListRow, session: Session, values: dict[str, Any], *, is_new: bool
    ) -> dict[str, Any]:
        """Return day, start and end if the row changes one of them, by the clocks of the edition."""
        now: dict[str, Any] = {} if is_new else clocks_of(session, self._edition)
        wanted = {**now, **{name: values[name] for name in TIMES if name in values}}
        if wanted == now:
            return {}
        day = self._parts.day(row, wanted["day"])
        if day is None:
            return {}
        zone = self._edition.zone
        try:
            starts_at = moment_in_day(day.on, wanted["start"], zone, is_end=False)
            ends_at = moment_in_day(day.on, wanted["end"], zone, is_end=True)
        except ValidationError as error:
            refuse_all(row, error)
            return {}
        if ends_at <= starts_at:
            row.refuse(ListFinding.RULE, rule(Session, "session_ends_after_start"), "end")
        return {"day": day, "starts_at": starts_at, "ends_at": ends_at}

    def _refuse_double_booking(self, row: ListRow, session: Session) -> None:
        """Hold a new session where another begins in the same room: most likely it is that one, renamed."""
        room = session.room
        other = self._held_at.get((session.starts_at, room.pk)) if room and room.pk else None
        if other is not None and other.uid not in self._named_there:
            reason = _(
                "At that time “%(title)s” begins in this room. Give its identifier (uid) to change it, or "
                "another time or room."
            )
            row.refuse(ListFinding.DUPLICATE, reason % {"title": other.title})

    def _remember_new(self, session: Session) -> None:
        """Let a second row with the same day and title be seen as a repeat."""
        for title in filter(None, (getattr(session, name) for name in TITLES)):
            self._titled.setdefault((session.day.on, match_key(title)), []).append(session)
        self._known[session.uid] = session
