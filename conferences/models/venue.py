"""A place where editions meet."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from eventsite.lib.records import WITH_EXPORT, Record


class Venue(Record):
    name = models.CharField(_("name"), max_length=255)
    city = models.CharField(_("city"), max_length=120)
    country_code = models.CharField(
        _("country"), max_length=3, blank=True, help_text=_("ISO 3166 alpha-3 code.")
    )
    address = models.TextField(_("address"), blank=True)

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["name", "id"]
        default_permissions = WITH_EXPORT

    def __str__(self) -> str:
        return f"{self.name}, {self.city}"
