"""A category of participation, in force for a time: observer state, dialogue partner, UN entity …"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.models import Series
from delegations.models.dated import DatedRecord, ends_after_start
from eventsite.lib.records import WITH_EXPORT


class Category(DatedRecord):
    """A row of its own, because secretariats merge and rename categories while old editions keep theirs."""

    series = models.ForeignKey(Series, models.CASCADE, related_name="categories", verbose_name=_("series"))
    slug = models.SlugField(_("short name"), max_length=80)
    name = models.CharField(_("name of one"), max_length=160, help_text=_("For example “observer state”."))
    heading = models.CharField(
        _("heading of the list"), max_length=160, help_text=_("For example “Observer states”.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    colour = models.PositiveSmallIntegerField(
        _("badge colour"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text=_("1 to 9."),
    )
    holds_states = models.BooleanField(_("its bodies are states"), default=False)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["series", "order", "id"]
        default_permissions = WITH_EXPORT
        constraints = [
            models.UniqueConstraint(
                fields=["series", "slug"],
                name="category_slug_once",
                violation_error_message=_("The series already has a category with this short name."),
            ),
            ends_after_start("category_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.heading
