"""A day of an edition's programme."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.models.edition import Edition
from conferences.validators import validate_day_in_edition
from eventsite.lib.records import WITH_EXPORT, Record


class Day(Record):
    """The date `on` from 04:00 to 04:00 of the next morning, in the edition's time zone."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="days", verbose_name=_("edition"))
    on = models.DateField(_("date"))
    title = models.CharField(_("title"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("day")
        verbose_name_plural = _("days")
        ordering = ["edition", "on"]
        default_permissions = WITH_EXPORT
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "on"],
                name="day_once",
                violation_error_message=_("The edition already has this day."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition}, {self.on}"

    def clean(self) -> None:
        if self.edition_id and isinstance(self.on, dt.date):
            validate_day_in_edition(self.on, self.edition.starts_on, self.edition.ends_on)
