"""The programme of an edition: its figures, and what waits in it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from conferences.enums import SessionKind, SessionStatus
from conferences.models import Edition, Session
from conferences.reports.clashes import Voice, clashes_among, held_sessions
from delegations.models import SpeakingRole
from delegations.reports.clashes import voices_of
from delegations.services.releases import preview_of
from eventsite.desk.reports.deadlines import Deadlines
from eventsite.desk.reports.shapes import Decision, Figure, address_of, rows_of

#: Sessions at which nobody is expected to speak.
_SILENT = (SessionKind.BREAK, SessionKind.SOCIAL)


def sessions_without_speaker(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Keep the sessions that are held, where somebody should speak and nobody is named."""
    spoken = SpeakingRole.objects.filter(session=OuterRef("pk")).order_by()
    return sessions.exclude(kind__in=_SILENT).exclude(status=SessionStatus.CANCELLED).filter(~Exists(spoken))


def sessions_held_on(sessions: QuerySet[Session], day: dt.date) -> QuerySet[Session]:
    """Keep the sessions of one day of a programme that are not cancelled."""
    return sessions.filter(day__on=day).exclude(status=SessionStatus.CANCELLED)


@dataclass(frozen=True)
class Programme:
    """The sessions of one edition, as far as the user may see them; eight queries at most."""

    edition: Edition
    user: Any
    due: Deadlines
    today: dt.date

    def figures(self) -> Iterator[Figure]:
        if self._sees_sessions:
            held = len(self._held)
            yield Figure(
                _("Sessions today"),
                sum(session.day.on == self.today for session in self._held),
                ngettext("%(count)d in all", "%(count)d in all", held) % {"count": held},
                rows_of("conferences_session", self.edition, on=self.today.isoformat()),
            )

    def decisions(self) -> Iterator[Decision]:
        if self._sees_sessions:
            yield self._clashes()
        if self._sees_sessions and self.user.has_perm("delegations.view_speakingrole"):
            yield self._without_speaker()
        if self.user.has_perm("conferences.view_programmerelease"):
            yield self._unreleased()

    @property
    def _sees_sessions(self) -> bool:
        return bool(self.user.has_perm("conferences.view_session"))

    @cached_property
    def _held(self) -> list[Session]:
        return held_sessions(self.edition)

    @cached_property
    def _voices(self) -> list[Voice]:
        return list(voices_of(self.edition))

    def _clashes(self) -> Decision:
        clashes = clashes_among(self._held, self._voices, self.edition, names=False)
        return Decision(
            _("To look at in the programme"),
            len(clashes),
            _("A room or a person twice at once, a session outside its day or unusually long."),
            address_of("conferences_edition_layout", self.edition.pk),
            pgettext("link", "Look"),
            due=self.due.opening,
        )

    def _without_speaker(self) -> Decision:
        spoken = {voice.session for voice in self._voices}
        silent = [each for each in self._held if each.kind not in _SILENT and each.pk not in spoken]
        return Decision(
            _("Sessions without a speaker"),
            len(silent),
            _("Neither chair nor speaker is named."),
            rows_of("conferences_session", self.edition, speaker="no"),
            _("Name somebody"),
            due=self.due.opening,
        )

    def _unreleased(self) -> Decision:
        """Count the changes since the release that the public sees; before a first one, every session."""
        preview = preview_of(self.edition)
        address = address_of("conferences_edition_release", self.edition.pk)
        if preview.before is None:
            return Decision(
                _("Sessions never released"),
                len(preview.snapshot["sessions"]),
                _("The public sees no programme yet."),
                address,
                _("Release"),
                due=self.due.opening,
            )
        return Decision(
            _("Changes of the programme not released"),
            len(preview.changes),
            _("The public sees the programme as it was last released."),
            address,
            _("Release"),
            due=self.due.opening,
        )
