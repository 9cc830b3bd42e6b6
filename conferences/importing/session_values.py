"""What single cells of a session say, and what its record says in the same form."""

import uuid
from typing import Any

from conferences.importing.lists.rows import ListRow
from conferences.models import Edition, Session


def uid_of(text: str) -> uuid.UUID | None:
    """Return the identifier that a text is, or None."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def hours_of(row: ListRow) -> str:
    """Return start and end as the row gives them."""
    return "–".join(row.cells[name] for name in ("start", "end") if name in row.cells)


def clocks_of(session: Session, edition: Edition) -> dict[str, Any]:
    """Return day, start and end of a session on record, by the clocks of its edition."""
    start, end = (moment.astimezone(edition.zone) for moment in (session.starts_at, session.ends_at))
    return {
        "day": session.day.on,
        "start": start.time().replace(second=0, microsecond=0),
        "end": end.time().replace(second=0, microsecond=0),
    }
