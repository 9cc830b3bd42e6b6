"""A category that took part without its bodies being named."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.models import Edition, Source
from delegations.models.category import Category
from delegations.validators import validate_category_of_series
from eventsite.lib.records import WITH_EXPORT, Record


class CategoryPresence(Record):
    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="category_presences", verbose_name=_("edition")
    )
    category = models.ForeignKey(
        Category, models.PROTECT, related_name="presences", verbose_name=_("category")
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("category represented")
        verbose_name_plural = _("categories represented")
        ordering = ["edition", "category__order", "id"]
        default_permissions = WITH_EXPORT
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "category"],
                name="categorypresence_once",
                violation_error_message=_("The category is already recorded as represented."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.category}, {self.edition}"

    def clean(self) -> None:
        if self.edition_id and self.category_id:
            validate_category_of_series(self.category.series_id, self.edition.series_id)
