"""One point of what came of an edition."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.models.edition import Edition
from conferences.models.source import Source
from eventsite.lib.records import WITH_EXPORT, Record


class OutcomePoint(Record):
    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="outcome_points", verbose_name=_("edition")
    )
    text = models.TextField(_("text"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )

    class Meta:
        verbose_name = _("outcome point")
        verbose_name_plural = _("outcome points")
        ordering = ["edition", "order", "id"]
        default_permissions = WITH_EXPORT

    def __str__(self) -> str:
        return self.text[:80]
