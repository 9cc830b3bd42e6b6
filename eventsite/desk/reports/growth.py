"""How registration grew over the days until now."""

import datetime as dt
from collections import Counter
from itertools import accumulate

from django.db.models import Case, Count, DateField, F, Value, When

from conferences.models import Edition
from delegations.enums import DelegateStatus
from delegations.models import Delegate
from eventsite.desk.reports.shapes import Growth
from eventsite.lib.curves import draw_curves
from eventsite.lib.local_days import LocalDay

#: Days that the chart shows at most, those before them summed up in its first.
_SPAN = 28


def growth_of(edition: Edition, *, now: dt.datetime) -> Growth | None:
    """Return how those who hold a seat now came on record, day by day; one query. None while nobody is."""
    local = now.astimezone(edition.zone)
    offset = local.utcoffset() or dt.timedelta()
    accredited_on = Case(
        When(status=DelegateStatus.ACCREDITED, then=F("status_on")),
        default=Value(None),
        output_field=DateField(),
    )
    rows = (
        Delegate.objects.of_edition(edition)
        .seated()
        .order_by()
        .annotate(day=LocalDay(F("created_at"), seconds=int(offset.total_seconds())), given=accredited_on)
        .values_list("day", "status", "given")
        .annotate(n=Count("id"))
    )
    registered: Counter[dt.date] = Counter()
    accredited: Counter[dt.date] = Counter()
    for text, status, given, count in rows:
        day = dt.date.fromisoformat(text)
        registered[day] += count
        if status == DelegateStatus.ACCREDITED:
            accredited[max(given or day, day)] += count
    if not registered:
        return None
    today = local.date()
    last = today if edition.ends_on >= today else max(edition.ends_on, *registered, *accredited)
    # Never before the first: a clock may have been set back.
    return _drawn(registered, accredited, max(min(last, today), *registered, *accredited))


def _drawn(registered: Counter[dt.date], accredited: Counter[dt.date], until: dt.date) -> Growth:
    since = max(min(registered), until - dt.timedelta(days=_SPAN))
    days = [since + dt.timedelta(days=number) for number in range((until - since).days + 1)]
    lines = [_grown(counted, days) for counted in (registered, accredited)]
    return Growth(
        since=since,
        until=until,
        registered=lines[0][-1],
        accredited=lines[1][-1],
        curves=draw_curves(days, lines) if len(days) > 1 else None,
    )


def _grown(counted: Counter[dt.date], days: list[dt.date]) -> list[int]:
    """Return how many there were at the end of each day."""
    before = sum(count for day, count in counted.items() if day < days[0])
    return [before + total for total in accumulate(counted[day] for day in days)]
