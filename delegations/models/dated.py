"""Rows that hold for a time: names, statuses, categories."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from eventsite.lib.records import Record


def valid_on(day: dt.date) -> Q:
    """Condition: the dated row holds on `day`."""
    return (Q(valid_from__isnull=True) | Q(valid_from__lte=day)) & (
        Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    )


def ends_after_start(name: str) -> models.CheckConstraint:
    """Named constraint of a dated table: it ends on its first day or later."""
    return models.CheckConstraint(
        condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
        name=name,
        violation_error_message=_("“Valid to” is before “valid from”."),
    )


class DatedRecord(Record):
    """Valid from `valid_from` to `valid_to`, both days included; empty is open."""

    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def period(self) -> tuple[dt.date | None, dt.date | None]:
        return (self.valid_from, self.valid_to)

    def is_valid_on(self, day: dt.date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )
