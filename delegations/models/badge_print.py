"""The log of printed badges: who printed whose badge, when, in which batch, and why again."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from delegations.enums import BadgePaper, PrintReason
from delegations.models.badge import Badge
from delegations.models.badge_template import BadgeTemplate
from eventsite.lib.records import Record


class BadgePrint(Record):
    """`digest` is of what the badge said of its bearer: another one now means that it has changed since."""

    badge = models.ForeignKey(Badge, models.PROTECT, related_name="prints", verbose_name=_("badge"))
    batch = models.UUIDField(_("batch"), default=uuid.uuid4, db_index=True)
    printed_at = models.DateTimeField(_("printed at"))
    printed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("printed by"),
        help_text=_("Empty: a command of the server."),
    )
    reason = models.CharField(
        _("reason"), max_length=10, choices=PrintReason.choices, default=PrintReason.FIRST
    )
    template = models.ForeignKey(
        BadgeTemplate,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="prints",
        verbose_name=_("badge template"),
    )
    paper = models.CharField(_("paper"), max_length=10, choices=BadgePaper.choices)
    digest = models.CharField(_("digest of the text"), max_length=64)

    class Meta:
        verbose_name = _("printed badge")
        verbose_name_plural = _("printed badges")
        ordering = ["-printed_at", "-id"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.badge}, {self.get_reason_display()}"
