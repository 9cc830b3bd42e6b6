"""A body at an edition under the category it had then."""

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from conferences.enums import Language
from conferences.models import Edition, Source
from delegations.enums import Credentials, HostRole, Invitation, PresenceBasis
from delegations.models.body import Body
from delegations.models.category import Category
from delegations.models.edition_host import EditionHost
from delegations.validators import validate_category_of_series
from eventsite.lib.records import WITH_EXPORT, Record


class DelegationQuerySet(models.QuerySet["Delegation"]):
    def of_edition(self, edition: Edition) -> "DelegationQuerySet":
        return self.filter(edition=edition)

    def with_host(self) -> "DelegationQuerySet":
        """Say of each whether its body is a host of the edition, `is_host`; an organizer is none."""
        own = EditionHost.objects.filter(edition=OuterRef("edition"), body=OuterRef("body"))
        # Its name as a text: the attribute stands on the model already, for the type checker.
        host = {"is_host": Exists(own.filter(role=HostRole.HOST).order_by())}
        return self.annotate(**host)


class Delegation(Record):
    #: Set by `with_host()`.
    is_host: bool

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="delegations", verbose_name=_("edition")
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="delegations", verbose_name=_("body"))
    category = models.ForeignKey(
        Category,
        models.PROTECT,
        related_name="delegations",
        verbose_name=_("category"),
        help_text=_("As of this edition: it stays when the body's status changes."),
    )
    printed_name = models.CharField(
        _("printed name"),
        max_length=400,
        blank=True,
        help_text=_("Exactly as printed then; empty: the name valid at the date."),
    )
    printed_language = models.CharField(
        _("language of the printed name"), max_length=10, choices=Language.choices, blank=True
    )
    position = models.PositiveIntegerField(
        _("place in the list"),
        null=True,
        blank=True,
        help_text=_("Place in its category, from 1; empty: by the order of the list language."),
    )
    invitation = models.CharField(
        _("invitation"), max_length=12, choices=Invitation.choices, default=Invitation.NOT_INVITED
    )
    invited_on = models.DateField(_("invited on"), null=True, blank=True)
    replied_on = models.DateField(_("replied on"), null=True, blank=True)
    quota = models.PositiveSmallIntegerField(_("quota"), null=True, blank=True)
    focal_point_name = models.CharField(_("focal point"), max_length=255, blank=True)
    focal_point_email = models.EmailField(_("e-mail of the focal point"), blank=True)
    focal_point_phone = models.CharField(_("telephone of the focal point"), max_length=60, blank=True)
    credentials = models.CharField(
        _("credentials"), max_length=14, choices=Credentials.choices, default=Credentials.NOT_REQUIRED
    )
    presence = models.CharField(
        _("known from"), max_length=14, choices=PresenceBasis.choices, default=PresenceBasis.REGISTERED
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    note = models.TextField(_("note for staff"), blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ["edition", "category__order", "position", "body__label", "id"]
        default_permissions = WITH_EXPORT
        permissions = [("order_delegation", _("Can set the protocol order"))]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "body"],
                name="delegation_once_per_edition",
                violation_error_message=_("This body already has a delegation at the edition."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.printed_name or self.body}, {self.edition}"

    def clean(self) -> None:
        if self.edition_id and self.category_id:
            validate_category_of_series(self.category.series_id, self.edition.series_id)
