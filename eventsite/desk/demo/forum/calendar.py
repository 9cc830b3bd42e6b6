"""Move the current edition of the sample so that its second day is today."""

import datetime as dt

from django.db import models, transaction
from django.db.models import DateField, F, Value
from django.db.models.functions import Cast
from django.utils import timezone

from conferences.models import Day, Document, Edition, ProgrammeRelease, ReleasedSession, Session
from conferences.reports.snapshot import Snapshot
from delegations.models import Delegate, Delegation

CURRENT = 8


def first_day(now: dt.datetime, edition_zone: dt.tzinfo) -> dt.date:
    """Return the opening day of an edition whose second day is today in its own zone."""
    return now.astimezone(edition_zone).date() - dt.timedelta(days=1)


@transaction.atomic
def move_to_today(slug: str, *, now: dt.datetime) -> int:
    """Shift the current edition with all its dates; return by how many days. Ids and identifiers stay.

    The history is left out: moving the sample is nobody's decision, and a new entry for each of its rows at
    every start would bury what people did.
    """
    edition = Edition.objects.filter(series__slug=slug, number=CURRENT).first()
    if edition is None:
        return 0
    days = (first_day(now, edition.zone) - edition.starts_on).days
    if days:
        _shift(edition, dt.timedelta(days=days))
    return days


def _shift(edition: Edition, by: dt.timedelta) -> None:
    moment = timezone.now()
    Edition.objects.filter(pk=edition.pk).update(
        starts_on=edition.starts_on + by,
        ends_on=edition.ends_on + by,
        nominations_close_at=edition.nominations_close_at and edition.nominations_close_at + by,
        confirmations_close_at=edition.confirmations_close_at and edition.confirmations_close_at + by,
        updated_at=moment,
    )
    # One by one, the foremost first: two days of an edition cannot share a date even for a moment.
    for day in Day.objects.filter(edition=edition).order_by("-on" if by > dt.timedelta() else "on"):
        Day.objects.filter(pk=day.pk).update(on=day.on + by, updated_at=moment)
    Session.objects.filter(day__edition=edition).update(
        starts_at=F("starts_at") + by, ends_at=F("ends_at") + by, updated_at=moment
    )
    ReleasedSession.objects.filter(edition=edition).update(starts_at=F("starts_at") + by, updated_at=moment)
    for rows, fields in (
        (Document.objects.filter(edition=edition), ("published_on",)),
        (Delegation.objects.filter(edition=edition), ("invited_on", "replied_on")),
        (Delegate.objects.filter(delegation__edition=edition), ("status_on", "arrives_on", "departs_on")),
    ):
        _shift_dates(rows, fields, by)
    for release in ProgrammeRelease.objects.filter(edition=edition).order_by("number"):
        snapshot = moved_snapshot(release.snapshot, by, at=moment)
        # Past the history, as all of it: the release is the same, at another time.
        ProgrammeRelease.objects.filter(pk=release.pk).update(snapshot=snapshot, updated_at=moment)


def moved_snapshot(snapshot: Snapshot, by: dt.timedelta, *, at: dt.datetime) -> Snapshot:
    """Return a released programme at other dates; calendars take them over by the raised sequences."""
    stamp = {"changed_at": at.replace(microsecond=0).isoformat()}
    moved = {"days": [row | {"on": _moved(dt.date, row["on"], by)} for row in snapshot["days"]]}
    for kind in ("sessions", "gone"):
        moved[kind] = [
            row
            | {name: _moved(dt.datetime, row[name], by) for name in ("starts_at", "ends_at")}
            | {"sequence": row["sequence"] + 1, **stamp}
            for row in snapshot[kind]
        ]
    return snapshot | moved


def _moved(kind: type[dt.date], text: str, by: dt.timedelta) -> str:
    return (kind.fromisoformat(text) + by).isoformat()


def _shift_dates(rows: models.QuerySet[models.Model], fields: tuple[str, ...], by: dt.timedelta) -> None:
    step = Value(by, output_field=models.DurationField())
    rows.update(**{name: Cast(F(name) + step, DateField()) for name in fields}, updated_at=timezone.now())
