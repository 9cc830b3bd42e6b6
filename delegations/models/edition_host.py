"""The bodies that host or organize an edition."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.models import Edition, Source
from delegations.enums import HostRole
from delegations.models.body import Body
from eventsite.lib.records import WITH_EXPORT, Record


class EditionHost(Record):
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="hosts", verbose_name=_("edition"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="hosted", verbose_name=_("body"))
    role = models.CharField(_("role"), max_length=12, choices=HostRole.choices, default=HostRole.HOST)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )

    class Meta:
        verbose_name = _("host of an edition")
        verbose_name_plural = _("hosts of an edition")
        ordering = ["edition", "order", "id"]
        default_permissions = WITH_EXPORT
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "body", "role"],
                name="editionhost_once",
                violation_error_message=_("This body already has this role at the edition."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.edition}"
