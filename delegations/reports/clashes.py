"""What clashes in the programme of an edition, those who chair and speak included."""

from collections.abc import Iterable, Iterator

from conferences.models import Edition
from conferences.reports.clashes import Clash, Voice, clashes_among, held_sessions
from delegations.models import SpeakingRole
from eventsite.lib.text import match_key


def clashes_of(edition: Edition, *, names: bool) -> tuple[Clash, ...]:
    """Return what clashes in a programme, in two queries; people are named only where `names` says so."""
    sessions = held_sessions(edition)
    return clashes_among(sessions, voices_of(edition), edition, names=names)


def voices_of(edition: Edition) -> Iterator[Voice]:
    """Yield who chairs and speaks at the sessions of an edition, in one query."""
    roles: Iterable[SpeakingRole] = (
        SpeakingRole.objects.filter(session__day__edition=edition)
        .select_related("delegate")
        .only("session", "guest_name", "delegate__person", "delegate__full_name", "delegate__match_key")
        .order_by("session", "order", "id")
    )
    for role in roles:
        if role.delegate is None:
            yield Voice(role.session_id, None, match_key(role.guest_name), role.guest_name)
        else:
            delegate = role.delegate
            yield Voice(role.session_id, delegate.person_id, delegate.match_key, delegate.full_name)
