"""A person in a delegation, with the name and the function used then."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from conferences.enums import Language
from conferences.models import Edition, Source
from delegations.enums import SEATED_STATUSES, DelegateRole, DelegateStatus
from delegations.models.delegation import Delegation
from delegations.models.person import NameParts, Person, _name_key
from eventsite.lib.records import WITH_IMPORT, DerivedTextField, Record
from eventsite.lib.search.field import SearchKeyField, key_from

_NAMES = ("full_name", "original_name", "given_name", "patronymic", "family_name")


def function_lines(function: str) -> list[str]:
    """Return the lines of a function as printed; empty lines go."""
    return [line for line in function.splitlines() if line.strip()]


class DelegateQuerySet(models.QuerySet["Delegate"]):
    def of_edition(self, edition: Edition) -> "DelegateQuerySet":
        return self.filter(delegation__edition=edition)

    def seated(self) -> "DelegateQuerySet":
        """Delegates who take a seat: not declined, withdrawn or replaced."""
        return self.filter(status__in=SEATED_STATUSES)

    def public(self) -> "DelegateQuerySet":
        """Delegates whose edition and who themselves opted in to being named in public."""
        return self.seated().filter(
            is_public=True,
            is_listed=True,
            delegation__edition__publishes_delegates=True,
            delegation__edition__publication="published",
        )

    def in_rank_order(self) -> "DelegateQuerySet":
        return self.order_by("rank", "id")


class Delegate(Record, NameParts):
    delegation = models.ForeignKey(
        Delegation, models.PROTECT, related_name="delegates", verbose_name=_("delegation")
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="delegates", verbose_name=_("person"))
    role = models.CharField(
        _("role"), max_length=20, choices=DelegateRole.choices, default=DelegateRole.DELEGATE
    )
    function = models.TextField(
        _("function"), blank=True, help_text=_("As printed, one line each: title, division, institution.")
    )
    rank = models.PositiveIntegerField(_("rank"), default=0, help_text=_("Order within the delegation."))
    status = models.CharField(
        _("status"), max_length=12, choices=DelegateStatus.choices, default=DelegateStatus.NOMINATED
    )
    status_on = models.DateField(_("status since"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name=_("replaced by")
    )
    is_listed = models.BooleanField(_("on the printed list"), default=True)
    is_public = models.BooleanField(_("named in public"), default=False)
    badge_type = models.CharField(_("badge type"), max_length=60, blank=True)
    badge_name = models.CharField(_("name on the badge"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    nationality = models.CharField(
        _("nationality"), max_length=3, blank=True, help_text=_("ISO 3166 alpha-3 code.")
    )
    language = models.CharField(
        _("language of correspondence"), max_length=10, choices=Language.choices, blank=True
    )
    arrives_on = models.DateField(_("arrives on"), null=True, blank=True)
    departs_on = models.DateField(_("departs on"), null=True, blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    match_key = DerivedTextField(derive=_name_key, max_length=255, db_index=True)
    # Nobody is findable who is not public; and a long import, which publishes nobody, is spared the work.
    search_key = SearchKeyField(
        made_of=("is_public", *_NAMES), derive=key_from(_NAMES), only_where="is_public"
    )

    objects = DelegateQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegate")
        verbose_name_plural = _("delegates")
        ordering = ["delegation", "rank", "id"]
        default_permissions = WITH_IMPORT
        permissions = [
            ("register_delegate", _("Can change the status of delegates")),
            ("publish_delegate", _("Can publish the names of delegates")),
            ("view_statistics", _("Can view statistics")),
            ("export_statistics", _("Can export statistics")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["delegation"],
                condition=Q(role=DelegateRole.HEAD, status__in=SEATED_STATUSES),
                name="delegate_one_head",
                violation_error_message=_(
                    "The delegation already has a head. Replace or withdraw that one first."
                ),
            ),
            models.UniqueConstraint(
                fields=["delegation", "person"],
                name="delegate_person_once",
                violation_error_message=_("This person is already in the delegation."),
            ),
            models.CheckConstraint(
                condition=Q(arrives_on__isnull=True)
                | Q(departs_on__isnull=True)
                | Q(departs_on__gte=F("arrives_on")),
                name="delegate_departs_after_arrival",
                violation_error_message=_("The departure is before the arrival."),
            ),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | Q(status=DelegateStatus.REPLACED),
                name="delegate_replaced_says_so",
                violation_error_message=_("A delegate with a replacement has the status “replaced”."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def function_lines(self) -> list[str]:
        return function_lines(self.function)
