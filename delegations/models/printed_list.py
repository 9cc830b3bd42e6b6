"""A list of participants as it was given out: its files with their hashes, and what they were made from."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conferences.enums import Language
from conferences.models import Edition
from delegations.enums import ListKind
from eventsite.lib.records import Record


class PrintedListQuerySet(models.QuerySet["PrintedList"]):
    def of_edition(self, edition: Edition) -> "PrintedListQuerySet":
        return self.filter(edition=edition)

    def newest_first(self) -> "PrintedListQuerySet":
        return self.order_by("-frozen_at", "-id")


class PrintedList(Record):
    """Written once and never changed, but for being superseded: the row of a final list then says why.

    `content` holds the list as `delegations.reports.printed_list` writes it, so that a later list can tell
    what changed. The files lie in the private storage, under names that say nothing.
    """

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="printed_lists", verbose_name=_("edition")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=ListKind.choices)
    number = models.PositiveIntegerField(
        _("number"), help_text=_("Counted from 1 for each kind and language.")
    )
    language = models.CharField(_("language"), max_length=10, choices=Language.choices)
    symbol = models.CharField(_("symbol"), max_length=80, blank=True)
    cut_off_at = models.DateTimeField(_("cut-off date"), null=True, blank=True)
    frozen_at = models.DateTimeField(_("frozen at"))
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("frozen by"),
    )
    pdf = models.FileField(_("PDF"), upload_to="lists/%Y/", max_length=120)
    pdf_sha256 = models.CharField(_("SHA-256 of the PDF"), max_length=64)
    docx = models.FileField(_("DOCX"), upload_to="lists/%Y/", max_length=120)
    docx_sha256 = models.CharField(_("SHA-256 of the DOCX"), max_length=64)
    content = models.JSONField(_("content"), editable=False)
    body_count = models.PositiveIntegerField(_("bodies"), default=0)
    person_count = models.PositiveIntegerField(_("persons"), default=0)
    since = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tells the changes since"),
    )
    note = models.TextField(_("note for staff"), blank=True)
    is_superseded = models.BooleanField(_("superseded"), default=False)
    superseded_reason = models.TextField(_("reason why it was superseded"), blank=True)

    objects = PrintedListQuerySet.as_manager()

    class Meta:
        verbose_name = _("frozen list of participants")
        verbose_name_plural = _("frozen lists of participants")
        ordering = ["-frozen_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "kind", "language", "number"],
                name="printedlist_number_once",
                violation_error_message=_("The edition already has a frozen list with this number."),
            ),
            models.UniqueConstraint(
                fields=["edition", "language"],
                condition=Q(kind=ListKind.FINAL, is_superseded=False),
                name="printedlist_one_final",
                violation_error_message=_(
                    "The edition already has a final list in this language. Supersede it, with a reason."
                ),
            ),
            models.CheckConstraint(
                condition=Q(is_superseded=False, superseded_reason="")
                | (Q(is_superseded=True) & ~Q(superseded_reason="")),
                name="printedlist_superseded_says_why",
                violation_error_message=_("A list is superseded with a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}, {self.get_kind_display()} {self.number}"
