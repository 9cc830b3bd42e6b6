"""How badges look and for whom: a template of a series or of one edition."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.enums import Language
from conferences.models import Edition, Series
from delegations.enums import BadgeNames, BadgePaper, DelegateRole
from delegations.models.category import Category
from eventsite.lib.records import Record


class BadgeTemplateQuerySet(models.QuerySet["BadgeTemplate"]):
    def of_edition(self, edition: Edition) -> "BadgeTemplateQuerySet":
        """Templates in use that an edition may print: its own and those of its whole series."""
        own = models.Q(edition=edition) | models.Q(edition__isnull=True, series=edition.series_id)
        return self.filter(own, is_active=True)


class BadgeTemplate(Record):
    """It is for a badge type, a role, a category; an empty one is any. Of several the closest is taken."""

    series = models.ForeignKey(
        Series, models.CASCADE, related_name="badge_templates", verbose_name=_("series")
    )
    edition = models.ForeignKey(
        Edition,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="badge_templates",
        verbose_name=_("edition"),
        help_text=_("Empty: every edition of the series."),
    )
    name = models.CharField(_("name"), max_length=80, help_text=_("For staff, for example “Press”."))
    badge_type = models.CharField(
        _("badge type"),
        max_length=60,
        blank=True,
        help_text=_("As it stands with the delegates. Empty: any."),
    )
    role = models.CharField(
        _("role"), max_length=20, choices=DelegateRole.choices, blank=True, help_text=_("Empty: any.")
    )
    category = models.ForeignKey(
        Category,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="badge_templates",
        verbose_name=_("category"),
        help_text=_("Empty: any."),
    )
    heading = models.CharField(
        _("words of the band"),
        max_length=80,
        blank=True,
        help_text=_("Empty: the name of the category."),
    )
    access = models.CharField(
        _("where it lets in"), max_length=80, blank=True, help_text=_("For example “All meetings”.")
    )
    colour = models.PositiveSmallIntegerField(
        _("badge colour"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text=_("1 to 9. Empty: that of the category."),
    )
    paper = models.CharField(
        _("paper"), max_length=10, choices=BadgePaper.choices, default=BadgePaper.SHEET_OF_CARDS
    )
    names = models.CharField(
        _("name of the bearer"), max_length=14, choices=BadgeNames.choices, default=BadgeNames.BOTH
    )
    second_language = models.CharField(
        _("second language of the body"),
        max_length=10,
        choices=Language.choices,
        blank=True,
        help_text=_("Beside the list language. Empty: none."),
    )
    shows_photo = models.BooleanField(_("with the photo"), default=False)
    shows_series = models.BooleanField(_("with the name of the series"), default=True)
    shows_emblem = models.BooleanField(_("with the emblem of the edition"), default=True)
    is_active = models.BooleanField(_("in use"), default=True)

    objects = BadgeTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("badge template")
        verbose_name_plural = _("badge templates")
        ordering = ["series", "edition", "name", "id"]
        permissions = [("print_nameplate", _("Can print name plates"))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(colour__isnull=True) | models.Q(colour__range=(1, 9)),
                name="badgetemplate_colour_of_nine",
                violation_error_message=_("There are nine badge colours: choose one from 1 to 9."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.edition or self.series}"

    def clean(self) -> None:
        """Refuse an edition or a category of another series."""
        if self.edition is not None and self.edition.series_id != self.series_id:
            raise ValidationError({"edition": _("This edition belongs to another series.")})
        if self.category is not None and self.category.series_id != self.series_id:
            raise ValidationError({"category": _("This category belongs to another series.")})
