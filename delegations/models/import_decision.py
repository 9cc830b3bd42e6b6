"""What was decided for a row of a list, kept for the next time that the list comes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.models import Edition
from delegations.enums import RowDecision
from delegations.models.delegate import Delegate
from delegations.models.person import Person
from eventsite.lib.records import Record


class ImportDecision(Record):
    """One row of a list in one edition. `row_key` is a digest of what the row says of body and person."""

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="import_decisions", verbose_name=_("edition")
    )
    row_key = models.CharField(_("row of the list"), max_length=32)
    choice = models.CharField(_("decision"), max_length=8, choices=RowDecision.choices)
    delegate = models.ForeignKey(
        Delegate,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="import_decisions",
        verbose_name=_("delegate"),
        help_text=_("Whom the row means."),
    )
    person = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="import_decisions",
        verbose_name=_("person"),
        help_text=_("Known from an earlier edition."),
    )
    joined_to = models.CharField(
        _("joined to the row"), max_length=32, blank=True, help_text=_("Another row of the same list.")
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )

    class Meta:
        verbose_name = _("decision of an import")
        verbose_name_plural = _("decisions of imports")
        ordering = ["edition", "-updated_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "row_key"], name="importdecision_row_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_choice_display()}, {self.edition}"
