"""Who chairs or speaks at a session: a delegate, or a guest named there."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conferences.models import Session
from delegations.enums import SpeakingRoleKind
from delegations.models.delegate import Delegate
from eventsite.lib.records import WITH_EXPORT, Record
from eventsite.lib.search.field import SearchKeyField, key_from


class SpeakingRole(Record):
    session = models.ForeignKey(
        Session, models.CASCADE, related_name="speaking_roles", verbose_name=_("session")
    )
    kind = models.CharField(
        _("as"), max_length=12, choices=SpeakingRoleKind.choices, default=SpeakingRoleKind.SPEAKER
    )
    delegate = models.ForeignKey(
        Delegate,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="speaking_roles",
        verbose_name=_("delegate"),
    )
    guest_name = models.CharField(_("guest"), max_length=255, blank=True)
    guest_function = models.CharField(_("function of the guest"), max_length=255, blank=True)
    guest_affiliation = models.CharField(_("affiliation of the guest"), max_length=255, blank=True)
    is_public = models.BooleanField(
        _("named in public"),
        default=False,
        help_text=_("For a guest; a delegate is public by their own flag."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    # A delegate is found by the key of their own row.
    search_key = SearchKeyField(
        made_of=("is_public", "guest_name"), derive=key_from(("guest_name",)), only_where="is_public"
    )

    class Meta:
        verbose_name = _("speaking role")
        verbose_name_plural = _("speaking roles")
        ordering = ["session", "order", "id"]
        default_permissions = WITH_EXPORT
        constraints = [
            models.CheckConstraint(
                condition=Q(delegate__isnull=False, guest_name="")
                | (Q(delegate__isnull=True) & ~Q(guest_name="")),
                name="speakingrole_delegate_or_guest",
                violation_error_message=_("Choose a delegate or name a guest, not both."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.delegate or self.guest_name}"

    def clean(self) -> None:
        if (
            self.delegate
            and self.session_id
            and self.delegate.delegation.edition_id != self.session.day.edition_id
        ):
            raise ValidationError(
                {"delegate": _("This delegate belongs to another edition.")}, code="other_edition"
            )
