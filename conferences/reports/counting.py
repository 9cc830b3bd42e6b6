"""Counts beside a row, each a subquery of its own: joins would multiply them."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce


def count_of(rows: QuerySet[Any], field: str = "edition", *, distinct: str = "") -> Coalesce:
    """Count the `rows` whose foreign key `field` is the annotated row's id, or their `distinct` values."""
    number = Count(distinct, distinct=True) if distinct else Count("pk")
    counted = rows.filter(**{field: OuterRef("pk")}).order_by().values(field).annotate(n=number)
    return Coalesce(Subquery(counted.values("n")[:1]), 0)
