"""Guests who are named in public at the sessions of released programmes, as answers to a question."""

from django.db.models import CharField, Exists, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from conferences.enums import Publication
from conferences.models import Edition, ReleasedSession
from delegations.models import SpeakingRole
from eventsite.lib.search.finding import Found, find
from eventsite.lib.search.question import Question
from eventsite.lib.text import match_key

_EDITION = "session__day__edition"
_READ = (
    *("guest_name", "guest_function", "guest_affiliation", "search_key"),
    *("session_id", "session__day_id", f"{_EDITION}_id"),
    *(f"{_EDITION}__{name}" for name in ("number", "starts_on", "series_id")),
    *(f"{_EDITION}__series__{name}" for name in ("slug", "acronym")),
)


def find_guests(question: Question) -> Found[SpeakingRole]:
    """Return the speaking roles of guests who answer, the latest edition first; one query.

    Each is in the release that the public sees, at the session where the draft has it still. `released_title`
    holds what that release calls the session: the draft may be ahead of it.
    """
    # A release keeps the ids of its guests between blanks.
    own_id = Concat(Value(" "), Cast(OuterRef("pk"), CharField()), Value(" "))
    released = ReleasedSession.objects.filter(
        edition=OuterRef(_EDITION), session_id=OuterRef("session_id"), guests__contains=own_id
    ).order_by()
    rows = (
        SpeakingRole.objects.filter(question.condition(), Exists(released))
        .filter(
            delegate__isnull=True, is_public=True, session__day__edition__publication=Publication.PUBLISHED
        )
        .annotate(released_title=Subquery(released.values("title")[:1]))
        .select_related(f"{_EDITION}__series")
        .only(*_READ)
    )
    return find(
        rows.order_by("-pk"),
        question,
        key=lambda role: role.search_key,
        order=lambda role: (-edition_of(role).starts_on.toordinal(), role.pk),
    )


def edition_of(role: SpeakingRole) -> Edition:
    return role.session.day.edition


def identity_of(role: SpeakingRole) -> tuple[str, str]:
    """Return what is the same for one guest at every session: name and affiliation, however spelt."""
    return match_key(role.guest_name), match_key(role.guest_affiliation)
