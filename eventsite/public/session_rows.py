"""Sessions as `components/session.html` prints them: the programme joined with those who may be named."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from conferences.enums import Attendance, SessionKind, SessionStatus
from conferences.reports.programme import DocumentLink, ProgrammeSession
from conferences.reports.timetable import PlannedSession
from conferences.templatetags.wording import marked
from delegations.reports.speakers import Speaker
from delegations.templatetags.names import named
from eventsite.lib.dates import format_short_weekday
from eventsite.lib.timegrid import Grid, Place
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
    """What the component asks of a session; texts are marked where their language is not the page's."""

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
    other_date: str
    people: tuple[tuple[str, str, str], ...]
    documents: tuple[tuple[str, str], ...]
    place: Place | None

    @property
    def starts_at(self) -> object:
        return self.shown.starts_at

    @property
    def ends_at(self) -> object:
        return self.shown.ends_at


def session_row(
    shown: ProgrammeSession,
    speakers: tuple[Speaker, ...],
    addresses: ProgrammeAddresses,
    place: Place | None = None,
) -> SessionRow:
    session = shown.session
    return SessionRow(
        shown=shown,
        title=marked(shown.title),
        url=addresses.session(session.pk),
        room=marked(shown.room) or _("All rooms"),
        kind=kind_label(session),
        item=_item(session),
        attendance=_("restricted attendance") if is_restricted(session) else "",
        languages=" ".join(LANGUAGE_CODES.get(code, code.upper()) for code in session.interpretation),
        flavour=_flavour(session),
        state=_state(shown),
        moved=session.status == SessionStatus.MOVED,
        other_date=format_short_weekday(shown.other_date) if shown.other_date else "",
        people=tuple((row.role, row.name, speaker_line(row)) for row in speakers),
        documents=tuple((link.document.symbol, document_url(link)) for link in shown.documents),
        place=place,
    )


def session_rows(
    sessions: tuple[ProgrammeSession, ...],
    speakers: Mapping[int, tuple[Speaker, ...]],
    addresses: ProgrammeAddresses,
    grid: Grid | None = None,
) -> list[SessionRow]:
    places = grid.places if grid else {}
    return [
        session_row(row, speakers.get(row.session.pk, ()), addresses, places.get(row.session.pk))
        for row in sessions
    ]


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
    if speaker.function and speaker.body:
        return format_html("{}, {}", speaker.function, named(speaker.body))
    return format_html("{}", named(speaker.body) if speaker.body else speaker.function)


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
