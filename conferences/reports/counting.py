"""Counts beside a row, each a subquery of its own: joins would multiply them."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce


def count_of(rows: QuerySet[Any], field: str = "edition") -> Coalesce:
    """Count the `rows` whose foreign key `field` is the annotated row's id."""
    counted = rows.filter(**{field: OuterRef("pk")}).order_by().values(field).annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")[:1]), 0)
