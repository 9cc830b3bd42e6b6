import datetime as dt
import zoneinfo

import pytest

from conferences.services.programme import move_sessions
from tests.factories import DayFactory, EditionFactory, SessionFactory

pytestmark = pytest.mark.django_db


def test_sessions_keep_their_local_time_over_a_clock_change():
    edition = EditionFactory(
        time_zone="Europe/Vienna", starts_on=dt.date(2025, 3, 28), ends_on=dt.date(2025, 4, 1)
    )
    session = SessionFactory(day=DayFactory(edition=edition, on=dt.date(2025, 3, 28)))
    day = session.day
    old_on, day.on = day.on, dt.date(2025, 3, 31)
    assert move_sessions(days={day: old_on}, old_zone=edition.zone, by=None) == 1
    session.refresh_from_db()
    assert session.starts_at == dt.datetime(2025, 3, 31, 7, 0, tzinfo=dt.UTC)


def test_sessions_keep_their_local_time_in_another_zone():
    session = SessionFactory()
    edition = session.day.edition
    edition.time_zone = "Europe/Vienna"
    move_sessions(days={session.day: session.day.on}, old_zone=zoneinfo.ZoneInfo("Asia/Tashkent"), by=None)
    session.refresh_from_db()
    assert session.starts_at.astimezone(edition.zone).time() == dt.time(9)
