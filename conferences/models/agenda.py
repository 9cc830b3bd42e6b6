"""An item of an edition's agenda."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.models.edition import Edition
from eventsite.lib.records import WITH_EXPORT, Record


class AgendaItem(Record):
    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="agenda_items", verbose_name=_("edition")
    )
    number = models.CharField(_("number"), max_length=12, help_text=_("As it is cited, for example 4 (a)."))
    title = models.CharField(_("title"), max_length=255)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["edition", "order", "id"]
        default_permissions = WITH_EXPORT
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "number"],
                name="agendaitem_number_once",
                violation_error_message=_("The agenda already has an item with this number."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
