"""Rules of the people's side that the form, the admin, the importer and the commands share.

They take values, not rows: whoever calls them has loaded what they need inside its transaction.
"""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: First and last day of validity; None is open.
Dated = tuple[dt.date | None, dt.date | None]


def overlaps(one: Dated, other: Dated) -> bool:
    """Whether two periods, both ends included, share a day."""
    starts_before_end = one[0] is None or other[1] is None or one[0] <= other[1]
    ends_after_start = one[1] is None or other[0] is None or other[0] <= one[1]
    return starts_before_end and ends_after_start


def validate_no_overlap(period: Dated, others: Iterable[Dated]) -> None:
    """Refuse a dated row that shares a day with another of its kind."""
    for other in others:
        if overlaps(period, other):
            raise ValidationError(
                _("This period overlaps one already on record (%(start)s to %(end)s). End that one first."),
                code="overlap",
                params={"start": other[0] or _("always"), "end": other[1] or _("now")},
            )


def validate_category_of_series(category_series_id: int | None, edition_series_id: int | None) -> None:
    """Refuse a category that belongs to another series than the edition."""
    if category_series_id != edition_series_id:
        raise ValidationError(
            {"category": _("This category belongs to another series than the edition.")}, code="other_series"
        )


def validate_no_cycle(body_id: int | None, ancestors: Iterable[int]) -> None:
    """Refuse a body that would be its own parent or successor, however far up."""
    if body_id is not None and body_id in set(ancestors):
        raise ValidationError(_("A body cannot come above or after itself."), code="cycle")
