"""Who chairs and speaks: with the name, function and body that they had at the edition."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from conferences.models import Edition
from conferences.reports.snapshot import Roles
from conferences.reports.timetable import PlannedRole, PlannedSession
from delegations.enums import SpeakingRoleKind
from delegations.models import Body, Delegate, Delegation, SpeakingRole
from delegations.models.delegate import function_lines
from delegations.reports.names import DisplayName, NameBook, names_of
from delegations.reports.person_names import styled_name
from eventsite.lib.text import match_key

#: Under which people have identifiers in machine forms; chosen once, never to change.
_PEOPLE = uuid.UUID("6e0c1c1e-5d0f-4c53-9a55-3c1b9a0f7a51")
#: Of a delegate, as plain rows: a programme names hundreds, and each would be three objects of the models.
_READ = (
    *("id", "honorific", "given_name", "patronymic", "family_name", "full_name", "function"),
    *("delegation_id", "delegation__printed_name", "delegation__printed_language"),
    *("delegation__body_id", "delegation__body__slug", "delegation__body__label"),
)
_OF_GUESTS = ("guest_name", "guest_function", "guest_affiliation")


@dataclass(frozen=True)
class Speaker:
    """A person in a session; `role` is empty for a plain speaker, `body` None where none is known.

    `body_slug` tells bodies on record apart, `known_as` people.
    """

    name: str
    role: str
    function: str
    body: DisplayName | None
    body_url: str
    known_as: str
    body_slug: str = ""

    @property
    def identity(self) -> uuid.UUID:
        """The same for one person wherever they speak at the edition."""
        return uuid.uuid5(_PEOPLE, self.known_as)


def roles_of(edition: Edition) -> Roles:
    """Return who speaks at the sessions of an edition (by id), as a release keeps it; one query."""
    rows = (
        SpeakingRole.objects.filter(session__day__edition=edition)
        .order_by("session", "order", "id")
        .values_list("session_id", "id", "kind", "delegate_id")
    )
    roles: dict[int, list[list[object]]] = defaultdict(list)
    for session, *role in rows:
        roles[session].append(role)
    return roles


def public_speakers(
    sessions: Iterable[PlannedSession], edition: Edition, *, language: str
) -> dict[int, tuple[Speaker, ...]]:
    """Return the speakers of sessions who may be named in public now, by session (id), in three queries.

    A delegate is named by the rule of the list of participants, a guest by the flag of the speaking role.
    """
    planned = {row.pk: row.roles for row in sessions}
    roles = [role for each in planned.values() for role in each]
    people = _People(edition, roles, language)
    named = {pk: tuple(filter(None, map(people.speaker, each))) for pk, each in planned.items()}
    return {pk: speakers for pk, speakers in named.items() if speakers}


class _People:
    """Those of the roles of an edition who may be named, read at once."""

    def __init__(self, edition: Edition, roles: Iterable[PlannedRole], language: str) -> None:
        roles = list(roles)
        self.edition = edition
        self.language = language
        rows = (
            Delegate.objects.of_edition(edition)
            .public()
            .filter(pk__in={role.delegate for role in roles if role.delegate is not None})
            .order_by()
            .values_list(*_READ, named=True)
        )
        self.delegates = {row.id: row for row in rows}
        guests = SpeakingRole.objects.filter(delegate__isnull=True, is_public=True).order_by()
        self.guests: dict[int, SpeakingRole] = guests.only(*_OF_GUESTS).in_bulk(
            {role.pk for role in roles if role.delegate is None}
        )
        bodies = {row.delegation__body_id for row in self.delegates.values()}
        self.names: NameBook = names_of(bodies, on=edition.starts_on)
        self.bodies: dict[int, tuple[DisplayName, str]] = {}
        self.speakers: dict[tuple[int, str], Speaker] = {}
        self.labels = {
            kind.value: "" if kind == SpeakingRoleKind.SPEAKER else str(kind.label)
            for kind in SpeakingRoleKind
        }

    def speaker(self, role: PlannedRole) -> Speaker | None:
        label = self.labels[role.kind]
        if role.delegate is None:
            guest = self.guests.get(role.pk)
            return _guest(guest, label) if guest else None
        # Who speaks often is made once.
        known = self.speakers.get((role.delegate, label))
        row = None if known else self.delegates.get(role.delegate)
        if row:
            known = self.speakers[role.delegate, label] = self._delegate(row, label)
        return known

    def _body(self, row: Any) -> tuple[DisplayName, str]:
        """Return the name of a body and where its page is, found out once for all who speak for it."""
        known = self.bodies.get(row.delegation_id)
        if known is None:
            body = Body(pk=row.delegation__body_id, slug=row.delegation__body__slug)
            body.label = row.delegation__body__label
            delegation = Delegation(
                body=body,
                printed_name=row.delegation__printed_name,
                printed_language=row.delegation__printed_language,
            )
            name = self.names.of_delegation(delegation, self.edition, language=self.language)
            known = self.bodies[row.delegation_id] = (name, body.get_absolute_url())
        return known

    def _delegate(self, row: Any, label: str) -> Speaker:
        body, url = self._body(row)
        return Speaker(
            name=styled_name(row, self.edition.printed_name_style),
            role=label,
            function=next(iter(function_lines(row.function)), ""),
            body=body,
            body_url=url,
            known_as=f"delegate {row.id}",
            body_slug=row.delegation__body__slug,
        )


def _guest(role: SpeakingRole, label: str) -> Speaker:
    return Speaker(
        name=role.guest_name,
        role=label,
        function=role.guest_function,
        body=DisplayName(role.guest_affiliation) if role.guest_affiliation else None,
        body_url="",
        known_as=f"guest {match_key(role.guest_name)}, {match_key(role.guest_affiliation)}",
    )
