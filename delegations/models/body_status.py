"""What a body is to a series for a time: member state since, observer until."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.models import Source
from delegations.models.body import Body
from delegations.models.category import Category
from delegations.models.dated import DatedRecord, ends_after_start
from delegations.validators import validate_no_overlap
from eventsite.lib.records import WITH_EXPORT


class BodyStatus(DatedRecord):
    body = models.ForeignKey(Body, models.CASCADE, related_name="statuses", verbose_name=_("body"))
    category = models.ForeignKey(
        Category, models.PROTECT, related_name="statuses", verbose_name=_("category")
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )

    class Meta:
        verbose_name = _("status of a body")
        verbose_name_plural = _("statuses of a body")
        ordering = ["body", "valid_from", "id"]
        default_permissions = WITH_EXPORT
        constraints = [ends_after_start("bodystatus_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.body}: {self.category.name}"

    def clean(self) -> None:
        """Refuse two statuses in one series on the same day."""
        if self.body_id and self.category_id:
            siblings = BodyStatus.objects.filter(body=self.body_id, category__series=self.category.series_id)
            validate_no_overlap(
                self.period, siblings.exclude(pk=self.pk).order_by("id").values_list("valid_from", "valid_to")
            )
