"""What bodies are to a series on a day: the rule that proposes the category of a delegation."""

import datetime as dt

from django.db.models import QuerySet

from delegations.models import BodyStatus
from delegations.models.dated import valid_on


def statuses_on(series_id: int, day: dt.date) -> QuerySet[BodyStatus]:
    """Return the statuses that hold in a series on a day, at most one a body where the record is in order."""
    return BodyStatus.objects.filter(valid_on(day), category__series=series_id).order_by("-valid_from", "id")
