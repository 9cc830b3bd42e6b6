"""The badge of a delegate: its number, and the token that its QR code holds."""

import secrets
from base64 import b32encode

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conferences.models import Edition
from delegations.models.delegate import Delegate
from eventsite.lib.records import Record


def new_token() -> str:
    """Return 130 random bits in capitals and digits, which a QR code packs tightest."""
    return b32encode(secrets.token_bytes(20)).decode("ascii")[:26]


class BadgeQuerySet(models.QuerySet["Badge"]):
    def valid(self) -> "BadgeQuerySet":
        """Badges that let in: not given up for another."""
        return self.filter(voided_at__isnull=True)


class Badge(Record):
    """A badge that is lost stays on record, without force, and its token is never used again."""

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="badges", verbose_name=_("edition"), editable=False
    )
    delegate = models.ForeignKey(
        Delegate, models.PROTECT, related_name="badges", verbose_name=_("delegate"), editable=False
    )
    number = models.PositiveIntegerField(_("number"), editable=False)
    token = models.CharField(_("token"), max_length=32, unique=True, default=new_token, editable=False)
    voided_at = models.DateTimeField(_("without force since"), null=True, blank=True, editable=False)

    objects = BadgeQuerySet.as_manager()

    class Meta:
        verbose_name = _("badge")
        verbose_name_plural = _("badges")
        ordering = ["edition", "number", "id"]
        default_permissions = ("view",)
        permissions = [
            ("print_badge", _("Can print the badge of one delegate")),
            ("batch_badge", _("Can print badges in batches")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "number"],
                name="badge_number_once_per_edition",
                violation_error_message=_("The edition already has a badge with this number."),
            ),
            models.UniqueConstraint(
                fields=["delegate"],
                condition=Q(voided_at__isnull=True),
                name="badge_one_valid",
                violation_error_message=_("The delegate already has a valid badge."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}, {self.number}"
