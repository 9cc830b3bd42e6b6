"""Keep the programme together when its days or its time zone change."""

import datetime as dt
import zoneinfo
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from conferences.models import Day, Session
from eventsite.lib.audit import update_with_reason


@transaction.atomic
def move_sessions(*, days: Mapping[Day, dt.date], old_zone: zoneinfo.ZoneInfo, by: Any) -> int:
    """Let the sessions follow their days, and return how many moved.

    `days` maps each day to the date it had; sessions keep the times that the clocks of `old_zone` showed,
    now on the day's new date and in its edition's zone. A time that a clock change skips moves with it.
    """
    moved = []
    for day, old_on in days.items():
        shift = day.on - old_on
        for session in Session.objects.filter(day=day).order_by("starts_at", "id"):
            session.starts_at = _shifted(session.starts_at, shift, old_zone, day.edition.zone)
            session.ends_at = _shifted(session.ends_at, shift, old_zone, day.edition.zone)
            moved.append(session)
    return update_with_reason(
        moved, model=Session, fields=["starts_at", "ends_at"], by=by, reason="day or time zone changed"
    )


def _shifted(
    moment: dt.datetime, shift: dt.timedelta, old: zoneinfo.ZoneInfo, new: zoneinfo.ZoneInfo
) -> dt.datetime:
    clock = moment.astimezone(old).replace(tzinfo=None) + shift
    return clock.replace(tzinfo=new).astimezone(dt.UTC)
