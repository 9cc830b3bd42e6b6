"""Write the sessions of a day as they were typed into a table: all of them, or none."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from conferences.models import Day, Session
from conferences.services.moves import MovedMeanwhile
from conferences.validators import validate_session_in_day
from eventsite.lib.audit import save_with_reason

_REASON_LENGTH = 100


@dataclass(frozen=True, slots=True)
class RowChange:
    """What one row of the table changes; `session` and the moment it was read at are None for a new one."""

    values: Mapping[str, Any]
    session: int | None = None
    read_at: dt.datetime | None = None


@transaction.atomic
def write_day_rows(*, day: Day, changes: Sequence[RowChange], by: Any) -> tuple[int, int]:
    """Write the rows of a table, and return how many sessions were changed and added.

    Raises MovedMeanwhile where a session was changed after it was read, ValidationError where a session
    would be what its model refuses; nothing is written then.
    """
    ids = [change.session for change in changes if change.session is not None]
    found = {row.pk: row for row in Session.objects.select_for_update().filter(day=day, pk__in=ids)}
    for change in changes:
        session = Session(day=day) if change.session is None else found.get(change.session)
        if session is None or (change.session is not None and session.updated_at != change.read_at):
            raise MovedMeanwhile(
                _("Nothing was saved: somebody else changed this day in the same moment. Save once more."),
                code="changed_meanwhile",
            )
        for name, value in change.values.items():
            setattr(session, name, value)
        session.day = day
        _refuse(session, change)
        save_with_reason(session, by=by, reason=_reason(change))
    return len(ids), len(changes) - len(ids)


def _refuse(session: Session, change: RowChange) -> None:
    """Refuse impossible times. A session that lies outside its day already keeps them while others change."""
    if not {"starts_at", "ends_at"} & change.values.keys():
        return
    day = session.day
    validate_session_in_day(session.starts_at, session.ends_at, day.on, day.edition.time_zone)
    if session.ends_at <= session.starts_at:
        raise ValidationError(_("The session ends before it starts."), code="ends_before_start")


def _reason(change: RowChange) -> str:
    if change.session is None:
        return "typed into the table of the day"
    return f"typed into the table of the day: {', '.join(sorted(change.values))}"[:_REASON_LENGTH]
