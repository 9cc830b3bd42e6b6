"""Programme files as other systems write them, small; and what the import makes of them."""

import json
import uuid
from typing import Any

from conferences.importing.kinds import kind_of
from conferences.models import Edition, ImportBatch, Session
from conferences.services.imports import record_import

GUID = "a0a0fcfe-b7fb-46e3-84b6-97a5406016b4"
DAY = "2025-06-03"


def event(**values: Any) -> dict[str, Any]:
    """Return a session at 10:00 of 3 June 2025, Tashkent time, in Hall A; None leaves a key out."""
    usual = {
        "id": 1,
        "guid": GUID,
        "date": f"{DAY}T10:00:00+05:00",
        "start": "10:00",
        "duration": "00:30",
        "room": "Hall A",
        "title": "Opening",
        "language": "en",
        "persons": [],
    }
    return {key: value for key, value in {**usual, **values}.items() if value is not None}


def schedule(*events: Any, day: dict[str, Any] | None = None, **conference: Any) -> dict[str, Any]:
    """Return a `schedule.json` with one day and one room."""
    usual = {"index": 1, "date": DAY, "day_start": f"{DAY}T04:00:00+05:00", "rooms": {"Hall A": list(events)}}
    return {"schedule": {"conference": {"days": [{**usual, **(day or {})}], **conference}}}


def as_xml(*events: str, conference: str = "", day: str = f'date="{DAY}"') -> bytes:
    """Return a `schedule.xml` with one day and one room."""
    return (
        f"<schedule><conference>{conference}</conference><day {day}>"
        f'<room name="Hall A">{"".join(events)}</room></day></schedule>'
    ).encode()


def as_bytes(programme: Any) -> bytes:
    return programme if isinstance(programme, bytes) else json.dumps(programme).encode()


def plan(edition: Edition, programme: Any, **options: Any) -> Any:
    return kind_of("sessions").plan(
        edition=edition, data=as_bytes(programme), filename="schedule", options=options
    )


def write(edition: Edition, programme: Any, **options: Any) -> ImportBatch:
    """Import the programme with all that it needs, and return the record of it."""
    data, options = as_bytes(programme), {"create_missing": True, **options}
    batch = ImportBatch(kind="sessions", edition=edition, token=uuid.uuid4(), file_name="schedule")
    found = kind_of("sessions").execute(batch=batch, data=data, options=options, by=None, expected="")
    return record_import(
        kind=batch.kind,
        edition=edition,
        token=batch.token,
        data=data,
        file_name="schedule",
        options=options,
        counts=found.counts,
        by=None,
    )


def clocks() -> list[tuple[str, str, str]]:
    """Return day, start and end of every session, by the clocks of its edition."""
    rows = Session.objects.select_related("day__edition").order_by("starts_at", "id")
    return [
        (
            row.day.on.isoformat(),
            f"{row.starts_at.astimezone(row.day.edition.zone):%m-%d %H:%M}",
            f"{row.ends_at.astimezone(row.day.edition.zone):%m-%d %H:%M}",
        )
        for row in rows
    ]
