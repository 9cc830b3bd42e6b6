"""The staff's front page: figures of the edition at work, and what waits for somebody's decision."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from conferences.enums import ImportState, SessionKind, SessionStatus
from conferences.models import Edition, ImportBatch, Session
from delegations.enums import DelegateRole, DelegateStatus, Invitation
from delegations.models import Delegate, Delegation, SpeakingRole
from delegations.reports.clashes import clashes_of

#: Sessions at which nobody is expected to speak.
_SILENT = (SessionKind.BREAK, SessionKind.SOCIAL)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the edition; `address` is the list behind it."""

    label: str
    value: int
    note: str
    address: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Matters of one kind that wait, and the list in which they stand."""

    label: str
    count: int
    explanation: str
    address: str


@dataclass(frozen=True, slots=True)
class FrontPage:
    """`edition` is the one in session, else the next, else the latest; None while there is none."""

    edition: Edition | None
    day: int | None
    days: int
    local_time: dt.time | None
    figures: tuple[Figure, ...]
    decisions: tuple[Decision, ...]


def edition_at_work(today: dt.date) -> Edition | None:
    """Return the edition in session or next, else the latest."""
    editions = Edition.objects.select_related("series")
    coming = editions.filter(ends_on__gte=today).order_by("starts_on", "id").first()
    return coming or editions.order_by("-starts_on", "-id").first()


def front_page(*, user: Any, now: dt.datetime) -> FrontPage:
    """Return what this user sees on the front page; what they may not view is not counted either."""
    edition = edition_at_work(now.date())
    if edition is None:
        return FrontPage(None, None, 0, None, (), ())
    local = now.astimezone(edition.zone)
    number = (local.date() - edition.starts_on).days + 1
    return FrontPage(
        edition=edition,
        day=number if edition.is_in_session(now) else None,
        days=(edition.ends_on - edition.starts_on).days + 1,
        local_time=local.time(),
        figures=tuple(_figures(edition, user, local.date())),
        decisions=tuple(each for each in _decisions(edition, user) if each.count),
    )


def _figures(edition: Edition, user: Any, today: dt.date) -> list[Figure]:
    figures = []
    if user.has_perm("delegations.view_delegation"):
        figures.append(_delegation_figure(edition))
    if user.has_perm("delegations.view_delegate"):
        figures.append(_delegate_figure(edition))
    if user.has_perm("conferences.view_session"):
        figures.append(_session_figure(edition, today))
    return figures


def _delegation_figure(edition: Edition) -> Figure:
    delegations = Delegation.objects.of_edition(edition)
    accepted = delegations.filter(invitation=Invitation.ACCEPTED).count()
    return Figure(
        _("Delegations"),
        delegations.count(),
        _("%(count)d accepted") % {"count": accepted},
        _list("delegations_delegation", edition),
    )


def _delegate_figure(edition: Edition) -> Figure:
    seated = Delegate.objects.of_edition(edition).seated()
    accredited = seated.filter(status=DelegateStatus.ACCREDITED).count()
    return Figure(
        _("Delegates"),
        seated.count(),
        _("%(count)d accredited") % {"count": accredited},
        _list("delegations_delegate", edition),
    )


def _session_figure(edition: Edition, today: dt.date) -> Figure:
    sessions = Session.objects.filter(day__edition=edition).exclude(status=SessionStatus.CANCELLED)
    total = sessions.count()
    return Figure(
        _("Sessions today"),
        sessions.filter(day__on=today).count(),
        _("%(count)d in all") % {"count": total},
        _list("conferences_session", edition),
    )


def _decisions(edition: Edition, user: Any) -> list[Decision]:
    decisions = []
    if user.has_perm("delegations.view_delegate"):
        decisions.append(_to_confirm(edition))
    if user.has_perm("delegations.view_delegation"):
        decisions += [_without_head(edition), _without_reply(edition)]
    if user.has_perm("conferences.view_session"):
        decisions.append(_clashes(edition))
    if user.has_perm("conferences.view_session") and user.has_perm("delegations.view_speakingrole"):
        decisions.append(_without_speaker(edition))
    if user.has_perm("conferences.view_importbatch"):
        decisions.append(_imports_waiting())
    return decisions


def _to_confirm(edition: Edition) -> Decision:
    nominated = Delegate.objects.of_edition(edition).filter(status=DelegateStatus.NOMINATED)
    return Decision(
        _("Delegates to confirm"),
        nominated.count(),
        _("Nominated by their delegation, not yet confirmed."),
        _list("delegations_delegate", edition, status__exact=DelegateStatus.NOMINATED),
    )


def _without_head(edition: Edition) -> Decision:
    seated = Delegate.objects.seated().filter(delegation=OuterRef("pk")).order_by()
    headless = Delegation.objects.of_edition(edition).filter(
        Exists(seated), ~Exists(seated.filter(role=DelegateRole.HEAD))
    )
    return Decision(
        _("Delegations without a head"),
        headless.count(),
        _("They have delegates, but nobody leads them on the list."),
        _list("delegations_delegation", edition, head="no"),
    )


def _without_reply(edition: Edition) -> Decision:
    invited = Delegation.objects.of_edition(edition).filter(invitation=Invitation.INVITED)
    return Decision(
        _("Invitations without reply"),
        invited.count(),
        _("Remind them, or close them as “no reply”."),
        _list("delegations_delegation", edition, invitation__exact=Invitation.INVITED),
    )


def sessions_without_speaker(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Keep the sessions that are held, where somebody should speak and nobody is named."""
    spoken = SpeakingRole.objects.filter(session=OuterRef("pk")).order_by()
    return sessions.exclude(kind__in=_SILENT).exclude(status=SessionStatus.CANCELLED).filter(~Exists(spoken))


def _without_speaker(edition: Edition) -> Decision:
    silent = sessions_without_speaker(Session.objects.filter(day__edition=edition))
    return Decision(
        _("Sessions without a speaker"),
        silent.count(),
        _("Neither chair nor speaker is named."),
        _list("conferences_session", edition, speaker="no"),
    )


def _clashes(edition: Edition) -> Decision:
    return Decision(
        _("To look at in the programme"),
        len(clashes_of(edition, names=False)),
        _("A room or a person twice at once, a session outside its day or unusually long."),
        reverse("admin:conferences_edition_layout", args=[edition.pk]),
    )


def _imports_waiting() -> Decision:
    waiting = ImportBatch.objects.filter(state=ImportState.PREVIEWED)
    return Decision(
        _("Imports waiting"),
        waiting.count(),
        _("Read and checked, but not yet confirmed: nothing is written so far."),
        _list("conferences_importbatch", None, state__exact=ImportState.PREVIEWED),
    )


def _list(name: str, edition: Edition | None, **filters: str) -> str:
    """Return the address of a change list, filtered; empty where there is no such list."""
    try:
        address = reverse(f"admin:{name}_changelist")
    except NoReverseMatch:
        return ""
    query = {**({"edition": str(edition.pk)} if edition else {}), **filters}
    return f"{address}?{urlencode(query)}" if query else address
