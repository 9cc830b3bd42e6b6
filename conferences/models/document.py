"""A document of an edition and its language versions."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from conferences.enums import Distribution, DocumentKind, Language
from conferences.models.agenda import AgendaItem
from conferences.models.edition import Edition
from conferences.validators import validate_same_edition
from eventsite.lib.records import WITH_EXPORT, Record
from eventsite.lib.search.field import SearchKeyField, in_every_language


class DocumentQuerySet(models.QuerySet["Document"]):
    def public(self) -> "DocumentQuerySet":
        """Documents of general distribution of published editions."""
        return self.filter(distribution=Distribution.GENERAL, edition__publication="published")


class Document(Record):
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="documents", verbose_name=_("edition"))
    symbol = models.CharField(
        _("symbol"), max_length=60, unique=True, help_text=_("For example RATS/CONF.7/INF.1.")
    )
    title = models.CharField(_("title"), max_length=255)
    kind = models.CharField(
        _("kind"), max_length=20, choices=DocumentKind.choices, default=DocumentKind.WORKING
    )
    distribution = models.CharField(
        _("distribution"), max_length=12, choices=Distribution.choices, default=Distribution.RESTRICTED
    )
    agenda_item = models.ForeignKey(
        AgendaItem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("agenda item"),
    )
    supersedes = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
        verbose_name=_("supersedes (Rev)"),
    )
    amends = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="amended_by",
        verbose_name=_("amends (Corr)"),
    )
    published_on = models.DateField(_("published on"), null=True, blank=True)
    search_key = SearchKeyField(made_of=("symbol", *in_every_language("title")))

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["edition", "symbol"]
        default_permissions = WITH_EXPORT
        constraints = [
            models.CheckConstraint(
                condition=(Q(supersedes__isnull=True) | ~Q(supersedes=F("id")))
                & (Q(amends__isnull=True) | ~Q(amends=F("id"))),
                name="document_not_after_itself",
                violation_error_message=_("A document cannot supersede or amend itself."),
            )
        ]

    def __str__(self) -> str:
        return self.symbol

    def clean(self) -> None:
        if self.agenda_item:
            validate_same_edition(self.edition_id, agenda_item=self.agenda_item.edition_id)


class DocumentVersion(Record):
    """A document in one language: a file kept here, or the address of one kept elsewhere."""

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="versions", verbose_name=_("document")
    )
    language = models.CharField(_("language"), max_length=10, choices=Language.choices)
    file = models.FileField(_("file"), upload_to="documents/%Y/", blank=True)
    url = models.URLField(_("address"), blank=True)

    class Meta:
        verbose_name = _("language version")
        verbose_name_plural = _("language versions")
        ordering = ["document", "language"]
        default_permissions = WITH_EXPORT
        constraints = [
            models.UniqueConstraint(
                fields=["document", "language"],
                name="documentversion_language_once",
                violation_error_message=_("The document already has a version in this language."),
            ),
            models.CheckConstraint(
                condition=Q(file="") ^ Q(url=""),
                name="documentversion_file_or_url",
                violation_error_message=_("Give either a file or an address."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} [{self.language}]"
