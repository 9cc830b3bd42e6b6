"""A secret link to a programme that is not released yet."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conferences.models.edition import Edition
from eventsite.lib.records import Record


def new_key() -> str:
    """Return 192 bits that nobody guesses, fit for an address."""
    return secrets.token_urlsafe(24)


class DraftLink(Record):
    """Whoever has the key reads the draft, until the link is revoked."""

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="draft_links", verbose_name=_("edition")
    )
    key = models.CharField(_("key"), max_length=64, unique=True, default=new_key, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("link to a draft programme")
        verbose_name_plural = _("links to draft programmes")
        ordering = ["edition", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(revoked_at__isnull=True),
                name="draftlink_one_open",
                violation_error_message=_(
                    "The edition already has a link to its draft. Revoke that one first."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition}, {self.pk}"
