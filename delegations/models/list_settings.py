"""What an edition says of its list of participants on paper: symbol, dates, corrections, whom it counts."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from conferences.enums import Distribution
from conferences.models import Edition
from delegations.enums import ListPopulation, SummaryDetail
from eventsite.lib.records import Record


class ListSettings(Record):
    """One row an edition, made when somebody first says something; without it the defaults hold."""

    edition = models.OneToOneField(
        Edition, models.CASCADE, related_name="list_settings", verbose_name=_("edition")
    )
    symbol = models.CharField(
        _("symbol"), max_length=80, blank=True, help_text=_("For example RATS/CONF.7/INF.1.")
    )
    session_heading = models.CharField(
        _("session heading"),
        max_length=255,
        blank=True,
        help_text=_("For example “Seventh session”; empty: the formal title of the edition."),
    )
    distribution = models.CharField(
        _("distribution"),
        max_length=12,
        choices=Distribution.choices,
        blank=True,
        help_text=_("Printed at the head of the list; empty: nothing is printed."),
    )
    cut_off_at = models.DateTimeField(
        _("cut-off date"),
        null=True,
        blank=True,
        help_text=_("The list says: as registered by this moment. It does not leave anybody out."),
    )
    corrections_to = models.CharField(
        _("contact for corrections"),
        max_length=255,
        blank=True,
        help_text=_("Office, room, e-mail or telephone, as it is to be printed."),
    )
    corrections_until = models.DateTimeField(_("deadline of corrections"), null=True, blank=True)
    population = models.CharField(
        _("persons counted"),
        max_length=12,
        choices=ListPopulation.choices,
        default=ListPopulation.REGISTERED,
        help_text=_(
            "What the table of bodies and persons counts; the table names it, and gives beside it how many "
            "the list names."
        ),
    )
    summary_detail = models.CharField(
        _("rows of the table"),
        max_length=12,
        choices=SummaryDetail.choices,
        default=SummaryDetail.CATEGORIES,
    )
    prints_changes = models.BooleanField(
        _("print what changed"),
        default=False,
        help_text=_("Since the previous frozen list of this edition: who was added, withdrawn, replaced."),
    )
    prints_index = models.BooleanField(_("print an index of persons"), default=True)

    class Meta:
        verbose_name = _("settings of a list of participants")
        verbose_name_plural = _("settings of lists of participants")
        ordering = ["edition", "id"]
        permissions = [
            ("print_list", _("Can print lists of participants")),
            ("freeze_list", _("Can freeze lists of participants")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(cut_off_at__isnull=True)
                | Q(corrections_until__isnull=True)
                | Q(corrections_until__gte=F("cut_off_at")),
                name="listsettings_corrections_after_cut_off",
                violation_error_message=_("The deadline of corrections is before the cut-off date."),
            )
        ]

    def __str__(self) -> str:
        return str(self.edition)
