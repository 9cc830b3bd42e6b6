"""Where a fact comes from: every fact on record names the document that states it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.enums import Language
from conferences.models.edition import Edition
from eventsite.lib.records import WITH_EXPORT, Record


class Source(Record):
    name = models.CharField(
        _("name"),
        max_length=120,
        unique=True,
        help_text=_("As it is cited, for example “UzA, English service”."),
    )
    title = models.CharField(_("title"), max_length=255, blank=True)
    publisher = models.CharField(_("publisher"), max_length=255, blank=True)
    url = models.URLField(_("address"), blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=Language.choices, blank=True)
    note = models.TextField(_("note"), blank=True)
    editions = models.ManyToManyField(Edition, through="EditionSource", related_name="sources")

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name", "id"]
        default_permissions = WITH_EXPORT

    def __str__(self) -> str:
        return self.name


class EditionSource(Record):
    """What one source states about one edition."""

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="edition_sources", verbose_name=_("edition")
    )
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="edition_sources", verbose_name=_("source")
    )
    states = models.TextField(_("what it states"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("source of an edition")
        verbose_name_plural = _("sources of an edition")
        ordering = ["edition", "order", "id"]
        default_permissions = WITH_EXPORT
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "source"],
                name="editionsource_once",
                violation_error_message=_("This source is already listed for the edition."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.edition}"
