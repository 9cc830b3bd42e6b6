"""Who chairs and speaks, as columns of the list of sessions: the import reads them back."""

from collections.abc import Mapping

from django.db.models import Prefetch

from conferences.exporting.lists import Getter, JoinedColumns
from conferences.models import Session
from delegations.enums import SpeakingRoleKind
from delegations.models import SpeakingRole
from delegations.reports.person_names import cell_name

_NAMES = {
    "chair": SpeakingRoleKind.CHAIR,
    "co_chair": SpeakingRoleKind.CO_CHAIR,
    "moderator": SpeakingRoleKind.MODERATOR,
    "rapporteur": SpeakingRoleKind.RAPPORTEUR,
    "speakers": SpeakingRoleKind.SPEAKER,
}


def _those(kind: SpeakingRoleKind) -> Getter:
    def names(session: Session) -> str:
        roles = session.speaking_roles.all()  # prefetched
        return "; ".join(_name(role) for role in roles if role.kind == kind)

    return names


def _name(role: SpeakingRole) -> str:
    """Return a name with the body behind it, in brackets, which tells people of one name apart."""
    if role.delegate is None:
        name, body = role.guest_name, role.guest_affiliation
    else:
        delegation = role.delegate.delegation
        name, body = role.delegate.full_name, delegation.printed_name or delegation.body.label
    return cell_name(f"{name} ({body})" if body else name)


_COLUMNS: Mapping[str, Getter] = {name: _those(kind) for name, kind in _NAMES.items()}

SPEAKERS = JoinedColumns(
    columns=_COLUMNS,
    rights=("delegations.view_delegate", "delegations.export_speakingrole"),
    prefetch=(
        Prefetch(
            "speaking_roles",
            SpeakingRole.objects.select_related("delegate__delegation__body").order_by("order", "id"),
        ),
    ),
)
