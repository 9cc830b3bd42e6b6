"""A room of an edition."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.models.edition import Edition
from eventsite.lib.records import WITH_IMPORT, Record


class Room(Record):
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="rooms", verbose_name=_("edition"))
    name = models.CharField(_("name"), max_length=120)
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        ordering = ["edition", "order", "id"]
        default_permissions = WITH_IMPORT

    def __str__(self) -> str:
        return self.name
