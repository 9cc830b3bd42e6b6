"""Sessions as `session_markup` prints them: the programme joined with those who may be named."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from conferences.enums import Attendance, SessionKind, SessionStatus
from conferences.reports.news import News
from conferences.reports.programme import DocumentLink, ProgrammeSession
from conferences.reports.timetable import PlannedSession
from conferences.templatetags.wording import marked
from delegations.reports.speakers import Speaker
from delegations.templatetags.names import named
from eventsite.lib.dates import format_short_weekday
from eventsite.lib.local_time import distance_if_repeated
from eventsite.lib.timegrid import Grid, Place
from eventsite.lib.wording import comma, in_line, worded
from eventsite.public.addresses import ProgrammeAddresses

_FLAVOURS = {
    SessionKind.BREAK: "break",
    SessionKind.SOCIAL: "social",
    SessionKind.SIDE_EVENT: "side",
}
#: How languages of interpretation are abbreviated in a programme.
LANGUAGE_CODES = {"zh-hans": "ZH"}


@dataclass(frozen=True)
class SessionRow:
    """What the component asks of a session; texts are marked where their language is not the page's.

    `other_date` is set where it begins on another date than its day, `home_time` then tells the time of the
    conference, if that is another; `distance` is the distance from UTC where the clock shows the hour twice,
    and `before` the time and room of a session that was moved. `people` are (role, name, function and body).
    """

    shown: ProgrammeSession
    title: str
    url: str
    room: str
    kind: str
    item: str
    attendance: str
    languages: str
    flavour: str
    state: str
    moved: bool
    before: str
    other_date: str
    home_time: str
    distance: str
    people: tuple[tuple[str, str, str], ...]
    documents: tuple[tuple[str, str], ...]
    place: Place | None

    @property
    def starts_at(self) -> dt.datetime:
        return self.shown.starts_at

    @property
    def ends_at(self) -> dt.datetime:
        return self.shown.ends_at


@dataclass(frozen=True)
class Rows:
    """Makes rows of sessions, given all that a programme knows beside them."""

    addresses: ProgrammeAddresses
    speakers: Mapping[int, tuple[Speaker, ...]] = field(default_factory=dict)
    news: Mapping[int, News] = field(default_factory=dict)
    home: dt.tzinfo | None = None

    def of(self, sessions: tuple[ProgrammeSession, ...], grid: Grid | None = None) -> list[SessionRow]:
        places = grid.places if grid else {}
        return [self.row(row, places.get(row.session.pk)) for row in sessions]

    def row(self, shown: ProgrammeSession, place: Place | None = None) -> SessionRow:
        session = shown.session
        moved = session.status == SessionStatus.MOVED
        return SessionRow(
            shown=shown,
            title=marked(shown.title),
            url=self.addresses.session(session.pk),
            room=marked(shown.room) or _("All rooms"),
            kind=kind_label(session),
            item=_item(session),
            attendance=_("restricted attendance") if is_restricted(session) else "",
            languages=" ".join(LANGUAGE_CODES.get(code, code.upper()) for code in session.interpretation),
            flavour=_flavour(session),
            state=_state(shown),
            moved=moved,
            before=_before(shown, self.news.get(session.pk)) if moved else "",
            other_date=format_short_weekday(shown.other_date) if shown.other_date else "",
            home_time=self._home_time(shown),
            distance=distance_if_repeated(shown.starts_at) or distance_if_repeated(shown.ends_at),
            people=tuple(
                (each.role, each.name, speaker_line(each)) for each in self.speakers.get(session.pk, ())
            ),
            documents=tuple((link.document.symbol, document_url(link)) for link in shown.documents),
            place=place,
        )

    def _home_time(self, shown: ProgrammeSession) -> str:
        if not shown.other_date or self.home is None:
            return ""
        local = shown.starts_at.astimezone(self.home)
        same = local.utcoffset() == shown.starts_at.utcoffset()
        return "" if same else f"{format_short_weekday(local.date())}, {local:%H:%M}"


def kind_label(session: PlannedSession) -> str:
    """Return the kind in words; the title of a break says it, the item of a parallel session."""
    says_itself = session.kind == SessionKind.BREAK
    on_item = session.kind == SessionKind.PARALLEL and session.agenda_item is not None
    return "" if says_itself or on_item else capfirst(session.kind_label)


def _item(session: PlannedSession) -> str:
    if session.agenda_item is None:
        return ""
    text = _("item %(number)s") % {"number": session.agenda_item.number}
    return text if kind_label(session) else capfirst(text)


def is_restricted(session: PlannedSession) -> bool:
    return session.attendance == Attendance.RESTRICTED


def speaker_line(speaker: Speaker) -> SafeString:
    """Return function and body in one line, the body's name with its language."""
    parts = [f"<bdi>{escape(speaker.function)}</bdi>"] if speaker.function else []
    if speaker.body:
        parts.append(named(speaker.body))
    return mark_safe(comma().join(parts))  # noqa: S308 (escaped, and marked by `named`)


def document_url(link: DocumentLink) -> str:
    """Return where the document is to be had in the page's language, else in any, else where it is listed."""
    language = get_language()
    versions = sorted(link.versions, key=lambda version: version.language != language)
    if versions:
        return versions[0].url
    edition = link.document.edition
    return reverse("public:edition-documents", args=[edition.series.slug, edition.number])


def _flavour(session: PlannedSession) -> str:
    return "closed" if is_restricted(session) else _FLAVOURS.get(SessionKind(session.kind), "")


def _state(shown: ProgrammeSession) -> str:
    if shown.is_cancelled:
        return "cancelled"
    return "" if shown.mark == "later" else shown.mark


def _before(shown: ProgrammeSession, news: News | None) -> str:
    """Return the time and room that a moved session had, in the zone of the page, as far as they differ."""
    held = news.before if news else None
    if held is None:
        return ""
    zone, parts = shown.starts_at.tzinfo, []
    if (held.starts_at, held.ends_at) != (shown.starts_at, shown.ends_at):
        starts, ends = held.starts_at.astimezone(zone), held.ends_at.astimezone(zone)
        if starts.date() != shown.starts_at.date():
            parts.append(format_short_weekday(starts.date()))
        parts.append(f"{starts:%H:%M}–{ends:%H:%M}")
    if held.room != (shown.session.room.name if shown.session.room else None):
        parts.append(worded(held.room).text if held.room else _("All rooms"))
    return in_line(*parts)
