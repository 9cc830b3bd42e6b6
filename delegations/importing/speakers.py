"""Who chairs and speaks, in the columns of a list of sessions.

A name that is that of one delegate of the edition becomes a speaking role. Any other is said and left out, or
becomes a guest where the import may create what is missing. Nobody is taken away: names that a file no longer
has are said.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.importing.lists.columns import column
from conferences.importing.lists.findings import ListFinding
from conferences.importing.lists.rows import Draft, ListRow
from conferences.importing.lists.values import parts_of
from conferences.importing.verdicts import Change, with_candidates
from conferences.models import Edition, Session
from conferences.services.undoing import Part
from delegations.enums import SpeakingRoleKind
from delegations.importing.speaker_names import SpeakerNames, guest_of, readings
from delegations.models import Delegate, SpeakingRole
from delegations.reports.person_names import cell_name
from eventsite.lib.text import match_key

#: Columns with the role that their names have; in the last one the role is not said.
ROLES = {
    "chair": SpeakingRoleKind.CHAIR,
    "co_chair": SpeakingRoleKind.CO_CHAIR,
    "moderator": SpeakingRoleKind.MODERATOR,
    "rapporteur": SpeakingRoleKind.RAPPORTEUR,
    "speakers": SpeakingRoleKind.SPEAKER,
    "persons": None,
}
_COLUMNS = (
    column(
        "chair",
        gettext_lazy("Chair"),
        """
        Chair | Chairs | Chairperson | Chaired by | Président | Présidente | Présidence | Presidente
        Presidencia | Председатель | Председательствующий | Ведущий | 主席 | 主持 | الرئيس | رئيس الجلسة
        """,
    ),
    column(
        "co_chair",
        gettext_lazy("Co-Chair"),
        "Co-Chair | Co-Chairs | Coprésident | Copresidente | Сопредседатель | 共同主席 | الرئيس المشارك",
    ),
    column(
        "moderator",
        gettext_lazy("Moderator"),
        "Moderator | Moderators | Modérateur | Moderador | Модератор | Модераторы | 主持人 | المنسق",
    ),
    column(
        "rapporteur",
        gettext_lazy("Rapporteur"),
        "Rapporteur | Rapporteurs | Relator | Relatora | 报告员 | المقرر",
    ),
    column(
        "speakers",
        gettext_lazy("Speakers"),
        """
        Speakers | Speaker | Orateurs | Orateur | Intervenants | Oradores | Orador | Ponentes
        Докладчики | Докладчик | Спикеры | Спикер | Выступающие | 发言人 | 演讲者 | 演讲人
        المتحدثون | المتحدث
        """,
    ),
    column(
        "persons",
        gettext_lazy("Participants of the session"),
        "Persons | Participants | Participantes | Участники | 参与者 | المشاركون",
    ),
)


_LONGEST = SpeakingRole._meta.get_field("guest_name").max_length or 0


@dataclass(slots=True)
class _Cast:
    """Who is in one session: those on record, those that the file adds, those that it names again."""

    session: Session
    on_record: list[SpeakingRole] = field(default_factory=list)
    added: list[SpeakingRole] = field(default_factory=list)
    named: set[int] = field(default_factory=set)

    def names(self, roles: Iterable[SpeakingRole]) -> str:
        return ", ".join(str(role.delegate or role.guest_name) for role in roles)

    def held_by(self, delegates: list[Delegate], text: str) -> list[SpeakingRole]:
        """Return the roles that these delegates, or a guest of this name, have already."""
        ids = {delegate.pk for delegate in delegates}
        keys = {match_key(name) for name, _body in readings(text)}
        return [
            role
            for role in (*self.on_record, *self.added)
            if role.delegate_id in ids or (role.guest_name and match_key(cell_name(role.guest_name)) in keys)
        ]

    def add(
        self, kind: SpeakingRoleKind, delegate: Delegate | None, guest: tuple[str, str] = ("", "")
    ) -> None:
        order = max((role.order for role in (*self.on_record, *self.added)), default=-1) + 1
        name, affiliation = guest
        self.added.append(
            SpeakingRole(
                session=self.session,
                kind=kind,
                delegate=delegate,
                guest_name=name,
                guest_affiliation=affiliation,
                order=order,
            )
        )


class SpeakerRows:
    """One comparison; two queries, and those of the names."""

    def __init__(self, edition: Edition, *, create_missing: bool) -> None:
        self._create_missing = create_missing
        self._people = SpeakerNames(edition)
        self._roles: dict[int, list[SpeakingRole]] = defaultdict(list)
        roles = SpeakingRole.objects.filter(session__day__edition=edition).select_related("delegate")
        for role in roles.order_by("session", "order", "id"):
            self._roles[role.session_id].append(role)

    def read(self, row: ListRow, draft: Draft) -> None:
        """Compare who is named in a row with who speaks at its session."""
        cast = _Cast(draft.record, [] if draft.is_new else self._roles[draft.record.pk])
        for name in ROLES:
            for text in map(cell_name, parts_of(row.cells.get(name, ""))):
                self._take(row, name, text, cast)
        self._note_others(row, cast)
        if not cast.added:
            return
        row.drafts += (Draft(role, is_new=True, is_part=True) for role in cast.added)
        if draft.is_new:
            row.shown_detail = cast.names(cast.added)
        else:
            # So that the history of the session, and the list of what an import wrote, name it too.
            draft.changed.add("updated_at")
            row.changes = (*row.changes, *_changes(cast))

    def _take(self, row: ListRow, column_name: str, text: str, cast: _Cast) -> None:
        kind = ROLES[column_name]
        delegates = self._people.find(text)
        held = cast.held_by(delegates, text)
        cast.named |= {id(role) for role in held}
        if any(kind in (None, role.kind) for role in held):
            return
        if held:
            first = held[0]
            guest = (first.guest_name, first.guest_affiliation)
            cast.add(kind or SpeakingRoleKind.SPEAKER, first.delegate, guest)
        elif len(delegates) == 1:
            cast.add(kind or SpeakingRoleKind.SPEAKER, delegates[0])
        elif delegates:
            reason = _(
                "“%(name)s” may be several delegates: %(delegates)s. Write the body behind, in brackets."
            )
            bodies = ", ".join(f"{each} ({each.delegation.body.label})" for each in delegates)
            row.note(ListFinding.LEFT_OUT, reason % {"name": text, "delegates": bodies}, column_name, text)
        else:
            self._stranger(row, column_name, text, cast)

    def _stranger(self, row: ListRow, column_name: str, text: str, cast: _Cast) -> None:
        """Take a name that is no delegate's for that of a guest, or leave it out; either is said."""
        guest = guest_of(text)
        becomes_guest = self._create_missing and max(map(len, guest)) <= _LONGEST
        if becomes_guest:
            cast.add(ROLES[column_name] or SpeakingRoleKind.SPEAKER, None, guest)
            reason = _("“%(name)s” is no delegate of the edition: becomes a guest, not named in public.")
        else:
            reason = _("“%(name)s” is no delegate of the edition and is left out.")
        question = _("Did you mean %(names)s?")
        said = with_candidates(reason % {"name": text}, self._people.near(text), question)
        kind = ListFinding.CREATED if becomes_guest else ListFinding.LEFT_OUT
        row.note(kind, said, column_name, text)

    def _note_others(self, row: ListRow, cast: _Cast) -> None:
        """Say who stays although the columns of their role do not name them any more."""
        told = {ROLES[name] for name in ROLES if name in row.cells}
        for name, kind in ROLES.items():
            others = [
                role
                for role in cast.on_record
                if id(role) not in cast.named
                and (role.kind == kind or (kind is None and role.kind not in told))
            ]
            if name in row.cells and others:
                reason = _("On record, not in the file, and kept: %(names)s.")
                row.note(ListFinding.KEPT, reason % {"names": cast.names(others)}, name)


def _changes(cast: _Cast) -> Iterable[Change]:
    for kind in SpeakingRoleKind:
        old = [role for role in cast.on_record if role.kind == kind]
        new = [role for role in cast.added if role.kind == kind]
        if new:
            yield Change(str(kind.label), cast.names(old), cast.names([*old, *new]))


class Speakers:
    """The columns of those who chair and speak, joined to the list of sessions."""

    columns = _COLUMNS
    parts = (Part(SpeakingRole, label_related=("delegate",)),)
    rights = ("delegations.view_delegate", "delegations.add_speakingrole")

    def begin(self, edition: Edition, *, create_missing: bool) -> SpeakerRows:
        """Load who may be meant, and who speaks already."""
        return SpeakerRows(edition, create_missing=create_missing)
