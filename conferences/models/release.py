"""A release of an edition's programme: what the public sees of it until the next one."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conferences.models.edition import Edition
from conferences.models.topic import Topic
from eventsite.lib.records import Record


class ProgrammeReleaseQuerySet(models.QuerySet["ProgrammeRelease"]):
    def current(self) -> "ProgrammeReleaseQuerySet":
        """The release that the public sees, at most one an edition."""
        return self.filter(is_current=True)

    def published(self) -> "ProgrammeReleaseQuerySet":
        return self.filter(edition__publication="published")


class ProgrammeRelease(Record):
    """Written once and never changed, but for ceasing to be the current one.

    And but for the id of a seat that was recorded twice: merged, it goes by that of the one that stays.

    `snapshot` holds the programme as `conferences.reports.snapshot` writes it; people are in it by the ids
    of their rows alone, so that whoever withdraws is gone from every release at once. `changes` holds what
    `conferences.reports.changes` found against the release before.
    """

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="programme_releases", verbose_name=_("edition")
    )
    number = models.PositiveIntegerField(_("number"))
    is_current = models.BooleanField(_("shown to the public"), default=True)
    note = models.TextField(
        _("note"), blank=True, help_text=_("For the readers: why the programme was changed.")
    )
    released_at = models.DateTimeField(_("released at"))
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("released by"),
    )
    goes_back_to = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("goes back to")
    )
    snapshot = models.JSONField(_("programme"))
    changes = models.JSONField(_("changes"), default=list, blank=True)
    session_count = models.PositiveIntegerField(_("sessions"), default=0)
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="programme_releases", verbose_name=_("topics")
    )

    objects = ProgrammeReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release of a programme")
        verbose_name_plural = _("releases of programmes")
        ordering = ["edition", "-number"]
        permissions = [("release_programme", _("Can release programmes"))]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "number"],
                name="programmerelease_number_once",
                violation_error_message=_("The programme already has a release with this number."),
            ),
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(is_current=True),
                name="programmerelease_one_current",
                violation_error_message=_("The edition already shows another release of its programme."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}, {self.number}"
