"""A programme file beside the programme on record: what it adds nothing to, and what it lacks."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import ngettext

from conferences.importing.lists.values import is_same
from conferences.models import Session
from eventsite.lib.tables.table import Table

#: Sessions that are named one by one; the rest is counted.
_NAMED = 5


def not_told_yet(session: Session, values: Mapping[str, Any], *texts: Sequence[str]) -> dict[str, Any]:
    """Return the values without texts that the session has already, in whatever language it has them.

    The language of a text in a programme file is half guessed.
    """
    known = {name: {getattr(session, each) or "" for each in names} for names in texts for name in names}
    return {
        name: value
        for name, value in values.items()
        if not any(is_same(old, value) for old in known.get(name, ()))
    }


def note_missing(table: Table, sessions: Sequence[Session]) -> None:
    """Say which sessions a programme file does not have: they stay, as an import deletes nothing."""
    if not sessions:
        return
    text = ngettext(
        "%(count)s session on record is not in the file and stays as it is: %(titles)s.",
        "%(count)s sessions on record are not in the file and stay as they are: %(titles)s.",
        len(sessions),
    )
    titles = ", ".join(f"“{session.title}”" for session in sessions[:_NAMED])
    more = " …" if len(sessions) > _NAMED else ""
    table.notes.append(text % {"count": len(sessions), "titles": titles + more})
