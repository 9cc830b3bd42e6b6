"""Who chairs and speaks: with the name, function and body that they had at the edition."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from conferences.models import Edition
from delegations.enums import SpeakingRoleKind
from delegations.models import Delegate, SpeakingRole
from delegations.reports.names import DisplayName, NameBook, names_of
from delegations.reports.person_names import styled_name


@dataclass(frozen=True)
class Speaker:
    """A person in a session; `role` is empty for a plain speaker, `body` None where none is known."""

    name: str
    role: str
    function: str
    body: DisplayName | None
    body_url: str


def public_speakers(
    sessions: Iterable[int], edition: Edition, *, language: str
) -> dict[int, tuple[Speaker, ...]]:
    """Return the speakers of sessions (ids) who may be named in public, by session, in two queries.

    A delegate is named by the rule of the list of participants, a guest by the flag of the role.
    """
    roles = list(_public_roles(edition).filter(session__in=set(sessions)))
    names = names_of(
        {role.delegate.delegation.body_id for role in roles if role.delegate}, on=edition.starts_on
    )
    speakers: dict[int, list[Speaker]] = defaultdict(list)
    for role in roles:
        speakers[role.session_id].append(_speaker(role, edition, names, language))
    return {session: tuple(rows) for session, rows in speakers.items()}


def _public_roles(edition: Edition) -> QuerySet[SpeakingRole]:
    delegates = Delegate.objects.of_edition(edition).public()
    return (
        SpeakingRole.objects.filter(
            Q(delegate__in=delegates) | Q(delegate__isnull=True, is_public=True),
            session__day__edition=edition,
        )
        .select_related("delegate__delegation__body")
        .order_by("session", "order", "id")
    )


def _speaker(role: SpeakingRole, edition: Edition, names: NameBook, language: str) -> Speaker:
    label = "" if role.kind == SpeakingRoleKind.SPEAKER else str(SpeakingRoleKind(role.kind).label)
    delegate = role.delegate
    if delegate is None:
        body = DisplayName(role.guest_affiliation) if role.guest_affiliation else None
        return Speaker(role.guest_name, label, role.guest_function, body, "")
    return Speaker(
        name=styled_name(delegate, edition.printed_name_style),
        role=label,
        function=next(iter(delegate.function_lines), ""),
        body=names.of_delegation(delegate.delegation, edition, language=language),
        body_url=delegate.delegation.body.get_absolute_url(),
    )
